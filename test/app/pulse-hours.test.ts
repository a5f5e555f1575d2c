import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPulse } from '../../src/app/answer-pulse.ts'
import { changeDaysOff } from '../../src/app/change-days-off.ts'
import { closePulseNow, closePulseRound } from '../../src/app/close-pulse-round.ts'
import { deliverBulk } from '../../src/app/deliver-bulk.ts'
import { deliverMessage } from '../../src/app/deliver-message.ts'
import { editSchedule } from '../../src/app/edit-schedule.ts'
import { fireSchedule } from '../../src/app/fire-schedule.ts'
import { openPulseRound } from '../../src/app/open-pulse-round.ts'
import { pauseSchedule, resumeSchedule, skipNextFire } from '../../src/app/pause-schedule.ts'
import { remindPulseRound } from '../../src/app/remind-pulse-round.ts'
import { planPulseNow, runPulseNow } from '../../src/app/run-pulse-now.ts'
import { saveHours } from '../../src/app/save-hours.ts'
import { showPulse } from '../../src/app/show-pulse.ts'
import { snoozePulse } from '../../src/app/snooze-pulse.ts'
import { ChatFailure, type OutgoingMessage } from '../../src/core/chat.ts'
import type { HoursWish } from '../../src/core/hours/hours-wish.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { members, pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

const asTeam: HoursWish = {
  timeZone: null,
  country: null,
  hours: null,
  days: null,
  quiet: null,
  checkIns: true,
  daysOff: [],
}

/** A team whose messages are only noted, and whose queue runs by hand. */
async function world(options: Parameters<typeof pulseWorkspace>[1] = {}) {
  const workspace = await pulseWorkspace(own, { schedules: { pulse: '0 10 * * 1-5' }, ...options })
  const { workspaceId, teamId } = workspace
  const sent: { to: string; kind: string; at: string }[] = []
  const quiet = new Map<string, Date>()
  /** Whose next message ends without an answer, and what happens meanwhile. */
  const failing = new Map<string, () => Promise<unknown>>()
  /** When the messages in the line are due by the clock of the test; the line itself goes by that of the database. */
  const due = new Map<string, { raw: string; at: number }>()
  const { bulkDeliveries } = workspace.laurel.database
  const laurel: typeof workspace.laurel = {
    ...workspace.laurel,
    chat: () =>
      ({
        post: async ({ conversation, view }: OutgoingMessage) => {
          const meanwhile = failing.get(conversation)
          failing.delete(conversation)
          await meanwhile?.()
          if (meanwhile) throw new ChatFailure('unknown', 'timeout')
          sent.push({ to: conversation, kind: view.kind, at: laurel.clock.now().toISOString() })
          return { channel: conversation, messageId: randomUUID() }
        },
        update: async () => undefined,
        canFind: true,
        editsPerMinute: 6000,
        find: async () => null,
        link: async () => null,
      }) satisfies ReturnType<typeof workspace.laurel.chat>,
    directory: () =>
      ({ quietUntil: async (person: string) => quiet.get(person) ?? null }) as unknown as ReturnType<
        typeof workspace.laurel.directory
      >,
  }
  const jobsDue = async () => {
    const { rows } = await own.connection.pool.query<{
      id: string
      name: string
      payload: never
      run_at: Date
      /** No time was given: the queue's own clock is the real one. */
      at_once: boolean
    }>(
      `select j.id, t.identifier as name, j.payload, j.run_at,
         abs(extract(epoch from j.run_at - j.created_at)) < 2 as at_once from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload->>'workspaceId' = $1 order by j.id`,
      [workspaceId],
    )
    return rows.filter(row => row.at_once || row.run_at <= laurel.clock.now())
  }
  const run = async () => {
    await runJobs()
    await runBulk()
  }
  const runJobs = async () => {
    for (let jobs = await jobsDue(); jobs.length > 0; jobs = await jobsDue()) {
      for (const { id, name, payload } of jobs) {
        await own.connection.pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
        if (name === 'open-pulse-round') await openPulseRound(laurel, payload)
        else if (name === 'deliver')
          await deliverMessage(laurel, { ...(payload as object), isLastAttempt: false } as never)
        else if (name === 'remind-pulse-round') await remindPulseRound(laurel, payload)
        else if (name === 'close-pulse-round') await closePulseRound(laurel, payload)
      }
    }
  }
  const letDueGo = async (now: Date) => {
    const { rows } = await own.connection.pool.query<{ id: string; raw: string; seconds: number }>(
      `select "deliveryId" as id, "dueAt"::text as raw,
         greatest(0, extract(epoch from "dueAt" - now()))::float8 as seconds
       from "BulkDelivery" where "workspaceId" = $1`,
      [workspaceId],
    )
    for (const { id, raw, seconds } of rows)
      if (due.get(id)?.raw !== raw) due.set(id, { raw, at: now.getTime() + seconds * 1000 })
    const ready = rows.map(({ id }) => id).filter(id => due.get(id)!.at <= now.getTime())
    await own.connection.pool.query(
      `update "BulkDelivery" set "dueAt" = now() where "deliveryId" = any($1) and "dueAt" > now()`,
      [ready],
    )
  }
  const runBulk = async () => {
    const now = laurel.clock.now()
    await letDueGo(now)
    const claim = () => bulkDeliveries.claim(workspaceId, 'by hand', 1000)
    for (let claimed = await claim(); claimed.length > 0; claimed = await claim()) {
      for (const one of claimed) {
        const { settled, store, error } = await deliverBulk(laurel, one)
        if (error && !(error instanceof ChatFailure)) throw error
        if (settled) await bulkDeliveries.settle([settled], now)
        await store?.()
      }
    }
    // What was put back is due so long after now, not after the next step.
    await letDueGo(now)
  }
  return {
    ...workspace,
    laurel,
    sent,
    quiet,
    setHours: (personId: string, wish: Partial<HoursWish>) =>
      saveHours(laurel, { workspaceId, personId, wish: { ...asTeam, ...wish } }),
    /** Lets the time pass as the scheduler and the queue would see it. */
    async until(iso: string, stepMinutes = 15) {
      for (
        let at = laurel.clock.now().getTime() + 60_000;
        at <= Date.parse(iso);
        at += stepMinutes * 60_000
      ) {
        workspace.setClock(new Date(at).toISOString())
        for (const { id, workspaceId: whose } of await own.database.scheduleRuns.enabled())
          if (whose === workspaceId) await fireSchedule(laurel, { workspaceId, scheduleId: id })
        await run()
      }
      workspace.setClock(iso)
      await run()
    },
    run,
    failOnce: (person: string, meanwhile: () => Promise<unknown>) => failing.set(person, meanwhile),
    schedule: { workspaceId, actorId: 'ana', teamId, kind: 'pulse' as const },
    edit: (schedule: Parameters<typeof editSchedule>[1]['schedule'], hours = {}) =>
      editSchedule(laurel, {
        workspaceId,
        actorId: 'ana',
        receipt: randomUUID(),
        teamId,
        kind: 'pulse',
        schedule,
        hours,
      }),
    rounds: () => own.database.pulses.ofTeam(workspaceId, teamId, 10),
    to: (person: string) =>
      sent.filter(message => message.to === person).map(({ kind, at }) => `${kind} ${at.slice(0, 16)}`),
  }
}

describe('a check-in reaches each person', () => {
  it('in their hours also where it is sent again because nobody knew whether it had arrived', async () => {
    const { setHours, until, to, edit, failOnce, laurel, workspaceId } = await world({
      now: '2026-11-24T09:00:00Z',
    })
    await edit({ reminders: 0, openHours: 30 })
    failOnce('eve', () => setHours('eve', { hours: { start: 12 * 60, end: 14 * 60 } }))
    await until('2026-11-24T10:30:00Z')
    expect(to('dan')).toEqual(['pulse-question 2026-11-24T10:01'])
    expect(to('eve')).toEqual([])
    await until('2026-11-24T12:30:00Z')
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T12:01'])
    const kept = await laurel.database.deliveries.sentTo(
      workspaceId,
      'eve',
      ['pulse-question'],
      new Date('2026-11-24T00:00:00Z'),
    )
    expect(kept).toHaveLength(1)
  })

  it('in their own working hours, and not at all where the round closes before', async () => {
    const { setHours, until, to, edit } = await world({ now: '2026-11-24T09:00:00Z' })
    await edit({ reminders: 0, openHours: 6 })
    await setHours('ben', { timeZone: 'America/New_York' })
    await setHours('cao', { timeZone: 'Asia/Shanghai' })
    await setHours('dan', { hours: { start: 12 * 60, end: 14 * 60 } })
    await until('2026-11-24T16:30:00Z')
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T10:01'])
    expect(to('dan')).toEqual(['pulse-question 2026-11-24T12:01'])
    expect(to('ben')).toEqual(['pulse-question 2026-11-24T13:01'])
    expect(to('cao')).toEqual([])
  })

  it('at the same time on their own clocks where the team wants that, in one round', async () => {
    const { setHours, until, to, edit, rounds } = await world({ now: '2026-11-23T09:00:00Z' })
    await edit({ mode: 'local', cron: '30 9 * * 2', reminders: 0 })
    await setHours('ben', { timeZone: 'America/New_York' })
    await setHours('cao', { timeZone: 'Asia/Shanghai' })
    await setHours('dan', { timeZone: 'Australia/Sydney' })
    await until('2026-11-24T18:00:00Z')
    expect(to('dan')).toEqual(['pulse-question 2026-11-23T22:31'])
    expect(to('cao')).toEqual(['pulse-question 2026-11-24T01:31'])
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T09:31'])
    expect(to('ben')).toEqual(['pulse-question 2026-11-24T14:31'])
    expect(await rounds()).toHaveLength(1)
  })

  it('not on a day off, not on a holiday of their country, and not once they opted out', async () => {
    const { setHours, until, to, laurel, workspaceId, rounds } = await world({ now: '2026-11-26T09:00:00Z' })
    await changeDaysOff(laurel, {
      workspaceId,
      personId: 'ben',
      add: { from: '2026-11-25', to: '2026-11-30' },
    })
    await setHours('cao', { country: 'US' })
    await setHours('dan', { checkIns: false })
    await until('2026-11-26T11:00:00Z')
    expect(to('eve')).toHaveLength(1)
    for (const person of ['ben', 'dan']) expect(to(person)).toEqual([])
    // Thanksgiving is over before the round closes.
    expect(to('cao')).toEqual([])
    await until('2026-11-27T09:00:00Z', 60)
    expect(to('cao')).toEqual(['pulse-question 2026-11-27T08:01'])
    expect((await rounds())[0]!.invited).toBe(4)
  })

  it('only once they are back from being out of office, and when the chat lets messages through', async () => {
    const { until, to, quiet, workspaceId } = await world({ now: '2026-11-24T09:00:00Z' })
    const { prisma } = own.connection
    const away = (id: string, awayUntil: string | null) =>
      prisma.person.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { isAway: true, awayUntil: awayUntil && new Date(awayUntil) },
      })
    await away('ben', '2026-11-24T12:30:00Z')
    await away('cao', null)
    quiet.set('dan', new Date('2026-11-24T11:10:00Z'))
    await until('2026-11-24T13:00:00Z')
    expect(to('ben')).toEqual(['pulse-question 2026-11-24T12:31'])
    expect(to('cao')).toEqual([])
    expect(to('dan')).toEqual(['pulse-question 2026-11-24T11:16'])
  })

  it('within hours across midnight, until the end of the night', async () => {
    const { setHours, until, to, edit } = await world({ now: '2026-11-24T09:00:00Z' })
    await edit({ reminders: 0 })
    await setHours('ben', { hours: { start: 22 * 60, end: 6 * 60 } })
    await until('2026-11-25T07:00:00Z', 30)
    expect(to('ben')).toEqual(['pulse-question 2026-11-24T22:01'])
  })

  it('later than Laurel was down, in their hours, and not after the close', async () => {
    const { setClock, run, laurel, until, to, workspaceId, edit } = await world({
      now: '2026-11-24T09:59:00Z',
    })
    await edit({ reminders: 0 })
    const [{ id: scheduleId }] = (await own.database.scheduleRuns.enabled()).filter(
      found => found.workspaceId === workspaceId,
    ) as unknown as [{ id: string }]
    setClock('2026-11-24T10:00:10Z')
    await fireSchedule(laurel, { workspaceId, scheduleId })
    // Down until the evening.
    setClock('2026-11-24T20:00:00Z')
    await run()
    expect(to('eve')).toEqual([])
    await until('2026-11-25T08:30:00Z', 30)
    expect(to('eve')).toEqual(['pulse-question 2026-11-25T08:01'])
  })

  it('in their hours also where their manager asks by hand, who is told of it before', async () => {
    const { laurel, workspaceId, teamId, setHours, until, run, to } = await world({
      now: '2026-11-24T17:00:00Z',
    })
    await setHours('ben', { quiet: { start: 16 * 60, end: 7 * 60 } })
    await setHours('eve', { hours: { start: 10 * 60, end: 16 * 60 } })
    const wish = { workspaceId, teamId, personId: 'ana' }
    const plan = await planPulseNow(laurel, wish)
    expect(plan).toMatchObject({ invited: 6, later: 2, closesAt: new Date('2026-11-25T17:00:00Z') })
    expect(await laurel.database.pulses.ofTeam(workspaceId, teamId, 1)).toEqual([])
    expect(await runPulseNow(laurel, { ...wish, receipt: 'now' })).toMatchObject(plan)
    await run()
    expect(to('cao')).toHaveLength(1)
    await until('2026-11-25T11:00:00Z', 30)
    expect(to('ben')[0]).toMatch(/question 2026-11-25T08/)
    expect(to('eve')[0]).toMatch(/question 2026-11-25T10/)
    await expect(planPulseNow(laurel, wish)).rejects.toMatchObject({ code: 'round-open' })
    await expect(planPulseNow(laurel, { ...wish, personId: 'ben' })).rejects.toMatchObject({
      code: 'not-a-manager',
    })
  })

  it('on their next working day where their manager asks at night, and has a full day to answer', async () => {
    const { laurel, workspaceId, teamId, until, run, to } = await world({
      now: '2026-11-27T21:00:00Z',
      schedules: {},
    })
    const wish = { workspaceId, teamId, personId: 'ana', receipt: 'now' }
    expect(await runPulseNow(laurel, wish)).toMatchObject({
      invited: 6,
      later: 6,
      closesAt: new Date('2026-12-01T08:00:00Z'),
    })
    await run()
    expect(to('cao')).toEqual([])
    await until('2026-11-30T09:00:00Z', 60)
    expect(to('cao')).toEqual([expect.stringMatching(/question 2026-11-30T08/)])
  })

  it('once where their manager asks by hand shortly before the scheduled one, which is left out', async () => {
    const { laurel, workspaceId, teamId, until, rounds, to } = await world({
      now: '2026-11-24T09:00:00Z',
      schedules: { pulse: '0 10 * * 2,4' },
    })
    const wish = { workspaceId, teamId, personId: 'ana', receipt: 'now' }
    const started = await runPulseNow(laurel, wish)
    // As long as any other, though the schedule's would come in an hour.
    expect(started).toMatchObject({
      closesAt: new Date('2026-11-25T09:00:00Z'),
      instead: new Date('2026-11-24T10:00:00Z'),
    })
    const { managed } = await showPulse(laurel, { workspaceId, personId: 'ana' })
    expect(managed[0]!.schedule).toMatchObject({
      next: new Date('2026-11-26T10:00:00Z'),
      leftOut: [expect.stringMatching(/24.*10:00 \(left out on request\)/)],
    })
    await until('2026-11-26T11:00:00Z', 30)
    expect((await rounds()).map(({ openedAt }) => openedAt.toISOString().slice(0, 13))).toEqual([
      '2026-11-26T10',
      '2026-11-24T09',
    ])
    expect(to('cao').filter(message => message.startsWith('pulse-question'))).toHaveLength(2)
  })

  it('beside the scheduled one where another was to be left out: that wish stays', async () => {
    const made = await world({ now: '2026-11-24T09:00:00Z', schedules: { pulse: '0 10 * * *' } })
    const { laurel, workspaceId, teamId, until, rounds } = made
    await made.edit({ openHours: 48, cron: '0 10 * * *' })
    await skipNextFire(laurel, made.schedule)
    const started = await runPulseNow(laurel, { workspaceId, teamId, personId: 'ana', receipt: 'now' })
    expect(started).toMatchObject({ instead: null, closesAt: new Date('2026-11-25T10:00:00Z') })
    const [schedule] = await laurel.database.schedules.ofTeam(workspaceId, teamId)
    expect(schedule!.skipAt).toEqual(new Date('2026-11-24T10:00:00Z'))
    await closePulseNow(laurel, { workspaceId, roundId: started!.roundId, personId: 'ana', receipt: 'close' })
    await until('2026-11-25T11:00:00Z', 30)
    expect((await rounds()).map(({ openedAt }) => openedAt.toISOString().slice(0, 13))).toEqual([
      '2026-11-25T10',
      '2026-11-24T09',
    ])
  })
})

describe('reminders', () => {
  const remind = async (reminders: number, answered: string[] = []) => {
    const made = await world({ now: '2026-11-24T09:00:00Z' })
    await made.edit({ reminders, openHours: 8, cron: '0 9 * * 2' })
    await made.until('2026-11-24T09:30:00Z')
    const [round] = await made.rounds()
    for (const personId of answered)
      await answerPulse(made.laurel, {
        workspaceId: made.workspaceId,
        roundId: round!.id,
        personId,
        position: 0,
        answer: { value: 4 },
      })
    await made.until('2026-11-24T20:00:00Z')
    return made
  }

  it('come twice at most, in working hours, hours apart, and never after the close', async () => {
    const long = await world({ now: '2026-11-24T09:00:00Z' })
    await long.edit({ reminders: 2 })
    await long.until('2026-11-25T09:59:00Z', 30)
    expect(long.to('eve')).toEqual([
      'pulse-question 2026-11-24T10:01',
      'pulse-reminder 2026-11-24T16:01',
      'pulse-reminder 2026-11-25T08:01',
    ])
    // Two hours after the question would be too soon.
    expect((await remind(2)).to('eve')).toEqual([
      'pulse-question 2026-11-24T09:01',
      'pulse-reminder 2026-11-24T15:01',
    ])
  })

  it('come only to those who have not answered', async () => {
    const { to } = await remind(1, ['ben', 'cao'])
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T09:01', 'pulse-reminder 2026-11-24T13:01'])
    for (const person of ['ben', 'cao']) expect(to(person)).toHaveLength(1)
  })

  it('come not at all where the team wants none, or while its check-ins are paused', async () => {
    expect((await remind(0)).to('eve')).toHaveLength(1)
    const paused = await world({ now: '2026-11-24T09:00:00Z' })
    await paused.until('2026-11-24T10:30:00Z')
    await pauseSchedule(paused.laurel, { ...paused.schedule, until: null })
    await paused.until('2026-11-26T12:00:00Z', 60)
    expect(paused.to('eve')).toHaveLength(1)
  })

  it('wait for as long as the person asked to be left alone, and come once then', async () => {
    const { laurel, until, to, rounds, workspaceId } = await world({ now: '2026-11-24T09:00:00Z' })
    await until('2026-11-24T10:10:00Z')
    const [round] = await rounds()
    const wish = { workspaceId, roundId: round!.id, personId: 'eve' }
    expect(await snoozePulse(laurel, { ...wish, snooze: '1h' })).toEqual(new Date('2026-11-24T11:10:00Z'))
    await until('2026-11-24T13:00:00Z')
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T10:01', 'pulse-reminder 2026-11-24T11:11'])
    expect(await snoozePulse(laurel, { ...wish, snooze: 'tomorrow' })).toEqual(
      new Date('2026-11-25T08:00:00Z'),
    )
    await until('2026-11-25T10:00:00Z')
    expect(to('eve').slice(2)).toEqual(['pulse-reminder 2026-11-25T08:01'])
    await expect(snoozePulse(laurel, { ...wish, snooze: '3h' })).rejects.toMatchObject({
      code: 'round-closed',
    })
  })
})

describe('somebody in three teams', () => {
  it('whose rounds open at the same time has one conversation, which leads from one round to the next', async () => {
    const { laurel, until, to, workspaceId, team, rounds } = await world({ now: '2026-11-24T09:00:00Z' })
    for (const name of ['Night', 'Harbour']) {
      const id = `T${randomUUID()}`
      const schedules = team.schedules.map(schedule => ({ ...schedule, id: randomUUID() }))
      await own.database.teams.save(
        workspaceId,
        { ...team, id, name, schedules, memberIds: ['eve', 'fay'] },
        laurel.clock.now(),
      )
    }
    await until('2026-11-24T10:30:00Z')
    expect(to('eve')).toEqual(['pulse-question 2026-11-24T10:01'])
    expect(to('ben')).toEqual(['pulse-question 2026-11-24T10:01'])
    expect(await own.database.pulses.waitingFor(workspaceId, 'eve', laurel.clock.now())).toHaveLength(3)
    expect(await rounds()).toHaveLength(1)
    // One reminder for the three, too.
    await until('2026-11-25T09:30:00Z', 30)
    expect(to('eve').filter(line => line.startsWith('pulse-reminder'))).toHaveLength(1)
  })
})

describe('a schedule that is', () => {
  const times = async ({ rounds }: Awaited<ReturnType<typeof world>>) =>
    (await rounds()).map(({ openedAt }) => openedAt.toISOString().slice(0, 10)).reverse()

  it('whose round does not open is in the ledger as left out, with the reason', async () => {
    const { laurel, workspaceId, teamId, until, rounds, setHours } = await world({
      now: '2026-11-24T09:30:00Z',
    })
    for (const person of members) await setHours(person, { checkIns: false })
    await until('2026-11-24T10:05:00Z', 5)
    expect(await rounds()).toEqual([])
    const [schedule] = await laurel.database.schedules.ofTeam(workspaceId, teamId)
    const runs = await laurel.database.scheduleRuns.recent(workspaceId, schedule!.id, 5)
    expect(runs).toEqual([
      { fireAt: new Date('2026-11-24T10:00:00Z'), outcome: 'skipped', reason: 'nobody-to-ask' },
    ])
  })

  it('paused until a day opens nothing before it, and makes nothing up', async () => {
    const made = await world({ now: '2026-11-23T12:00:00Z' })
    await pauseSchedule(made.laurel, { ...made.schedule, until: new Date('2026-11-26T00:00:00Z') })
    await made.until('2026-11-27T12:00:00Z', 60)
    expect(await times(made)).toEqual(['2026-11-26', '2026-11-27'])
  })

  it('resumed runs from its next fire on', async () => {
    const made = await world({ now: '2026-11-23T12:00:00Z' })
    await pauseSchedule(made.laurel, { ...made.schedule, until: null })
    await made.until('2026-11-25T12:00:00Z', 60)
    await resumeSchedule(made.laurel, made.schedule)
    await made.until('2026-11-26T12:00:00Z', 60)
    expect(await times(made)).toEqual(['2026-11-26'])
  })

  it('asked to leave out the next one leaves out that one, however often it is asked', async () => {
    const made = await world({ now: '2026-11-23T12:00:00Z' })
    await skipNextFire(made.laurel, made.schedule)
    await skipNextFire(made.laurel, made.schedule)
    await made.until('2026-11-26T12:00:00Z', 60)
    expect(await times(made)).toEqual(['2026-11-25', '2026-11-26'])
  })

  it('of local times can be left out and paused after it has begun in the first place on earth', async () => {
    const made = await world({ now: '2026-11-23T12:00:00Z' })
    await made.edit({ mode: 'local', cron: '30 9 * * *' })
    await made.until('2026-11-24T08:00:00Z', 60)
    await skipNextFire(made.laurel, made.schedule)
    await made.until('2026-11-25T12:00:00Z', 60)
    expect(await times(made)).toEqual(['2026-11-25'])
  })

  it('edited between two fires keeps the open round and its answers, and goes by the edit from the next one on', async () => {
    const made = await world({ now: '2026-11-24T09:00:00Z' })
    await made.until('2026-11-24T10:30:00Z')
    const [before] = await made.rounds()
    const answer = { workspaceId: made.workspaceId, roundId: before!.id, position: 0, answer: { value: 5 } }
    for (const personId of members) await answerPulse(made.laurel, { ...answer, personId })
    const tallies = await own.database.pulses.tallies(made.workspaceId, before!.id)
    await made.edit({ cron: '0 15 * * 3', openHours: 2, reminders: 2 }, { country: 'none' })
    expect(await made.rounds()).toEqual([before])
    expect(await own.database.pulses.tallies(made.workspaceId, before!.id)).toEqual(tallies)
    await made.until('2026-11-25T15:30:00Z', 30)
    const [next] = await made.rounds()
    expect(next!.openedAt.toISOString().slice(0, 16)).toBe('2026-11-25T15:01')
    expect(next!.closesAt.getTime() - next!.openedAt.getTime()).toBe(2 * 3_600_000)
  })

  it('somebody else’s is not changed', async () => {
    const { laurel, schedule, workspaceId, teamId } = await world()
    const stranger = { ...schedule, actorId: 'ben' }
    await expect(pauseSchedule(laurel, { ...stranger, until: null })).rejects.toMatchObject({
      code: 'not-a-manager',
    })
    await expect(
      editSchedule(laurel, { ...stranger, receipt: 'x', schedule: { enabled: false }, hours: {} }),
    ).rejects.toMatchObject({ code: 'not-a-manager' })
    await expect(
      editSchedule(laurel, {
        workspaceId,
        actorId: 'ana',
        receipt: 'y',
        teamId,
        kind: 'pulse',
        schedule: {},
        hours: { country: 'XX' },
      }),
    ).rejects.toMatchObject({ code: 'unknown-country' })
  })
})
