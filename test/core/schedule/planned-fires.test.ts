import { describe, expect, it } from 'vitest'
import { publicCalendars } from '../../../src/calendar/public-calendars.ts'
import type { PublicCalendar } from '../../../src/core/calendar/calendars.ts'
import { dueRuns } from '../../../src/core/schedule/due-runs.ts'
import {
  latestPlanned,
  nextFire,
  nextPlanned,
  plannedFires,
  type SchedulePlan,
} from '../../../src/core/schedule/planned-fires.ts'
import type { DueSchedule } from '../../../src/core/schedule/schedule-runs.ts'

const calendars = publicCalendars()
const china = await calendars.of('CN')
const germany = await calendars.of('DE')
const plan: SchedulePlan = {
  cron: '0 10 * * 1-5',
  timeZone: 'Asia/Shanghai',
  mode: 'zone',
  holidays: 'skip',
  workDays: [1, 2, 3, 4, 5],
  pausedAt: null,
  pausedUntil: null,
  skipAt: null,
}
const told = (
  wish: Partial<SchedulePlan>,
  calendar: PublicCalendar | null,
  from: string,
  count: number,
): string[] =>
  nextPlanned({ ...plan, ...wish }, calendar, new Date(from), count).map(
    ({ at, skipped }) =>
      `${at.toISOString().slice(0, 16)}${skipped ? ` ${skipped.kind === 'holiday' ? skipped.name.en : skipped.kind}` : ''}`,
  )

describe('what a schedule plans', () => {
  it('leaves out holidays and says which', () => {
    expect(told({ timeZone: 'Europe/Berlin' }, germany, '2026-12-23T12:00:00Z', 3)).toEqual([
      '2026-12-24T09:00',
      '2026-12-25T09:00 Christmas Day',
      '2026-12-28T09:00',
      '2026-12-29T09:00',
    ])
  })

  it('for every weekday in China fires on make-up workdays of 2026, and not in the holidays they pay for', () => {
    const fires = [...take(plannedFires(plan, china, new Date('2025-12-31T16:00:00Z')), 300)]
    const days = (skipped: boolean) =>
      fires
        .filter(
          fire => (fire.skipped !== null) === skipped && fire.at < new Date('2027-01-01T00:00:00+08:00'),
        )
        .map(({ at }) => at.toISOString().slice(5, 10))
    for (const makeUp of ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
      expect(days(false)).toContain(makeUp)
    expect(days(true)).toEqual([
      ...['01-01', '01-02'],
      ...['02-16', '02-17', '02-18', '02-19', '02-20', '02-23'],
      ...['04-06', '05-01', '05-04', '05-05', '06-19', '09-25'],
      ...['10-01', '10-02', '10-05', '10-06', '10-07'],
    ])
  })

  it('for one weekday keeps to it: a make-up Saturday is no Monday', () => {
    expect(told({ cron: '0 10 * * 1' }, china, '2026-02-10T00:00:00Z', 1)).toEqual([
      '2026-02-16T02:00 Spring Festival',
      '2026-02-23T02:00 Spring Festival',
      '2026-03-02T02:00',
    ])
  })

  it('moves to the next working day where that is wished, make-up Saturdays included, and comes there once', () => {
    const move = { holidays: 'move' as const }
    expect(told({ ...move, cron: '0 10 * * 1' }, china, '2026-02-10T00:00:00Z', 2)).toEqual([
      '2026-02-16T02:00 Spring Festival',
      '2026-02-23T02:00 Spring Festival',
      '2026-02-24T02:00',
      '2026-03-02T02:00',
    ])
    expect(told({ ...move, cron: '0 10 9 5 *' }, china, '2026-05-01T00:00:00Z', 1)).toEqual([
      '2026-05-09T02:00',
    ])
    const fridays = { ...move, cron: '0 10 * * 5', timeZone: 'Europe/Berlin' }
    expect(told(fridays, germany, '2026-12-24T12:00:00Z', 1)).toEqual([
      '2026-12-25T09:00 Christmas Day',
      '2026-12-28T09:00',
    ])
  })

  it('fires on holidays where they are to be ignored', () => {
    expect(told({ holidays: 'ignore' }, china, '2026-09-30T12:00:00Z', 2)).toEqual([
      '2026-10-01T02:00',
      '2026-10-02T02:00',
    ])
  })

  it('has nothing until a pause ends, and nothing at all until it is resumed', () => {
    const pausedAt = new Date('2026-11-24T00:00:00Z')
    const pausedUntil = new Date('2026-12-01T00:00:00Z')
    expect(told({ pausedAt, pausedUntil }, null, '2026-11-25T00:00:00Z', 1)).toEqual(['2026-12-01T02:00'])
    expect(told({ pausedAt }, null, '2026-11-25T00:00:00Z', 1)).toEqual([])
    expect(nextFire({ ...plan, pausedAt }, null, new Date('2026-11-25T00:00:00Z'))).toBeNull()
  })

  it('leaves out the one fire that somebody asked to', () => {
    const skipAt = new Date('2026-11-25T02:00:00Z')
    expect(told({ skipAt }, null, '2026-11-24T12:00:00Z', 1)).toEqual([
      '2026-11-25T02:00 on-request',
      '2026-11-26T02:00',
    ])
  })

  it('backwards is what it is forwards', () => {
    const from = new Date('2025-12-31T00:00:00Z')
    const until = new Date('2027-01-02T00:00:00Z')
    for (const [wish, calendar] of [
      [{}, china],
      [{ holidays: 'move' as const, cron: '30 9,15 * * 1,5' }, china],
      [{ mode: 'local' as const, timeZone: 'Europe/Berlin' }, germany],
      [
        { cron: '15 2 * * *', timeZone: 'Australia/Lord_Howe', skipAt: new Date('2026-04-04T15:15:00Z') },
        null,
      ],
    ] as const) {
      const own = { ...plan, ...wish }
      const forwards = [...take(plannedFires(own, calendar, from), 1000)].filter(({ at }) => at <= until)
      expect(latestPlanned(own, calendar, { after: from, until, count: 1000 }).toReversed()).toEqual(forwards)
    }
  })
})

describe('a schedule fires exactly once', () => {
  const year = (timeZone: string, cron: string) => ({ timeZone, cron })

  it.each([
    // Gaps and repeats of 2026: New York 8 March and 1 November, Berlin 29 March and 25 October, Sydney 5 April and
    // 4 October, Lord Howe the same days by half an hour.
    year('America/New_York', '30 2 * * *'),
    year('America/New_York', '30 1 * * *'),
    year('Europe/Berlin', '30 2 * * *'),
    year('Europe/Berlin', '0 3 * * *'),
    year('Australia/Sydney', '30 2 * * *'),
    year('Australia/Sydney', '0 2 * * *'),
    year('Australia/Lord_Howe', '15 2 * * *'),
    year('Australia/Lord_Howe', '45 1 * * *'),
  ])('a day of 2026 at "$cron" in $timeZone, looked at every ten minutes', ({ timeZone, cron }) => {
    const schedule: DueSchedule = {
      ...plan,
      workspaceId: 'W',
      id: 'S',
      teamId: 'T',
      kind: 'pulse',
      enabled: true,
      since: new Date('2026-01-01T12:00:00Z'),
      lastFireAt: null,
      country: 'none',
      cron,
      timeZone,
    }
    const fired: string[] = []
    const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
    // The weeks around the changes of the clocks are enough.
    for (const [from, to] of [
      ['2026-03-06', '2026-04-08'],
      ['2026-10-01', '2026-11-04'],
    ] as const) {
      schedule.lastFireAt = new Date(`${from}T00:00:00Z`)
      for (let at = Date.parse(from); at < Date.parse(to); at += 600_000) {
        // Every tenth look is by a clock that was put back an hour.
        const now = new Date(at % 6_000_000 === 0 ? at - 3_600_000 : at)
        const { run, skipped } = dueRuns(schedule, null, now)
        expect(skipped).toEqual([])
        if (!run) continue
        fired.push(local.format(run))
        schedule.lastFireAt = run
      }
      expect(new Set(fired).size).toBe(fired.length)
    }
    expect(fired.length).toBeGreaterThanOrEqual(65)
  })

  it('for each person at their own time begins with the first place on earth, the same day everywhere', () => {
    const local = { ...plan, mode: 'local' as const, cron: '30 9 * * 2', timeZone: 'America/New_York' }
    expect(nextPlanned(local, null, new Date('2026-11-23T12:00:00Z'), 1)).toEqual([
      { at: new Date('2026-11-23T19:30:00Z'), day: { year: 2026, month: 11, day: 24 }, skipped: null },
    ])
  })
})

describe('what is due', () => {
  const schedule: DueSchedule = {
    ...plan,
    workspaceId: 'W',
    id: 'S',
    teamId: 'T',
    kind: 'pulse',
    enabled: true,
    since: new Date('2026-09-01T00:00:00Z'),
    lastFireAt: new Date('2026-09-30T02:00:00Z'),
    country: null,
  }

  it('after a holiday is recorded as left out, with its name, and does not hide what was missed', () => {
    expect(dueRuns(schedule, china, new Date('2026-10-03T00:00:00Z'))).toEqual({
      run: null,
      skipped: [
        { fireAt: new Date('2026-10-02T02:00:00Z'), reason: 'holiday: National Day' },
        { fireAt: new Date('2026-10-01T02:00:00Z'), reason: 'holiday: National Day' },
      ],
    })
    const missed = dueRuns(
      { ...schedule, lastFireAt: new Date('2026-09-29T02:00:00Z') },
      china,
      new Date('2026-10-01T03:00:00Z'),
    )
    expect(missed.skipped).toEqual([
      { fireAt: new Date('2026-10-01T02:00:00Z'), reason: 'holiday: National Day' },
      { fireAt: new Date('2026-09-30T02:00:00Z'), reason: 'missed by more than 12 hours' },
    ])
  })

  it('during a pause is recorded as paused, and runs again after it', () => {
    const pausedAt = new Date('2026-10-08T03:00:00Z')
    const paused = { ...schedule, lastFireAt: new Date('2026-10-08T02:00:00Z'), pausedAt }
    expect(dueRuns(paused, china, new Date('2026-10-09T03:00:00Z'))).toEqual({
      run: null,
      skipped: [{ fireAt: new Date('2026-10-09T02:00:00Z'), reason: 'paused' }],
    })
    const over = { ...paused, pausedUntil: new Date('2026-10-10T00:00:00Z') }
    expect(dueRuns(over, china, new Date('2026-10-10T03:00:00Z')).run).toEqual(
      new Date('2026-10-10T02:00:00Z'),
    )
  })

  it('in the mode of local times stays of use until the day is over everywhere', () => {
    const local = { ...schedule, mode: 'local' as const, cron: '0 10 * * 2', lastFireAt: null }
    const fireAt = new Date('2026-11-23T20:00:00Z')
    const since = new Date('2026-11-23T00:00:00Z')
    const dueAt = (now: string) => dueRuns({ ...local, since }, null, new Date(now))
    expect(dueAt('2026-11-25T10:00:00Z').run).toEqual(fireAt)
    expect(dueAt('2026-11-25T10:00:01Z')).toEqual({
      run: null,
      skipped: [{ fireAt, reason: 'missed by more than 38 hours' }],
    })
  })
})

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0
  for (const item of items) {
    if (taken++ >= count) return
    yield item
  }
}
