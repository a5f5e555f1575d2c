import { describe, expect, it } from 'vitest'
import { dueRuns } from '../../../src/core/schedule/due-runs.ts'
import type { DueSchedule } from '../../../src/core/schedule/schedule-runs.ts'

const schedule: DueSchedule = {
  workspaceId: 'W',
  id: 'S',
  teamId: 'T',
  kind: 'pulse',
  cron: '0 9 * * *',
  timeZone: 'UTC',
  enabled: true,
  since: new Date('2026-11-20T09:00:00Z'),
  lastFireAt: null,
  mode: 'zone',
  holidays: 'skip',
  workDays: [1, 2, 3, 4, 5],
  pausedAt: null,
  pausedUntil: null,
  skipAt: null,
  country: null,
}
const at = (iso: string) => new Date(iso)

describe('what a schedule owes', () => {
  it('is nothing before its first fire time', () => {
    expect(
      dueRuns({ ...schedule, since: at('2026-11-20T09:00:01Z') }, null, at('2026-11-21T08:59:59Z')),
    ).toEqual({
      run: null,
      skipped: [],
    })
  })

  it('is a fire time at the very moment of "since" and of now', () => {
    expect(dueRuns(schedule, null, at('2026-11-20T09:00:00Z')).run).toEqual(at('2026-11-20T09:00:00Z'))
  })

  it('is the latest missed one where that is still of use, and the older ones as skipped', () => {
    const due = dueRuns(
      { ...schedule, lastFireAt: at('2026-11-20T09:00:00Z') },
      null,
      at('2026-11-23T20:00:00Z'),
    )
    expect(due.run).toEqual(at('2026-11-23T09:00:00Z'))
    expect(due.skipped).toEqual([
      { fireAt: at('2026-11-22T09:00:00Z'), reason: 'missed; a later one was due' },
      { fireAt: at('2026-11-21T09:00:00Z'), reason: 'missed; a later one was due' },
    ])
  })

  it('is no pulse after 12 hours but a summary for three days', () => {
    const lastFireAt = at('2026-11-16T09:00:00Z')
    const weekly = { ...schedule, cron: '0 9 * * 1', lastFireAt }
    expect(dueRuns(weekly, null, at('2026-11-23T21:00:01Z'))).toEqual({
      run: null,
      skipped: [{ fireAt: at('2026-11-23T09:00:00Z'), reason: 'missed by more than 12 hours' }],
    })
    expect(dueRuns({ ...weekly, kind: 'summary' }, null, at('2026-11-26T09:00:00Z')).run).toEqual(
      at('2026-11-23T09:00:00Z'),
    )
    expect(dueRuns({ ...weekly, kind: 'summary' }, null, at('2026-11-26T09:00:01Z')).run).toBeNull()
  })

  it('is nothing again when the clock is put back', () => {
    const lastFireAt = at('2026-11-23T09:00:00Z')
    for (const now of ['2026-11-23T09:00:00Z', '2026-11-23T08:59:00Z', '2026-11-21T12:00:00Z'])
      expect(dueRuns({ ...schedule, lastFireAt }, null, at(now))).toEqual({ run: null, skipped: [] })
  })

  it('stays small after years of a schedule that fires every minute', () => {
    const due = dueRuns(
      { ...schedule, cron: '* * * * *', since: at('2020-01-01T00:00:00Z') },
      null,
      at('2026-11-23T09:00:30Z'),
    )
    expect(due.run).toEqual(at('2026-11-23T09:00:00Z'))
    expect(due.skipped).toHaveLength(99)
  })
})
