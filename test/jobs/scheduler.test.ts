import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { fireSchedule } from '../../src/app/fire-schedule.ts'
import { type Scheduler, startScheduler } from '../../src/jobs/scheduler.ts'
import { type PulseWorkspace, pulseWorkspace } from '../app/pulse-workspace.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let own: TestDatabase
const running: Scheduler[] = []
const lines: { level: string; message: unknown }[] = []
const note = (level: string) => (_: unknown, message?: unknown) => lines.push({ level, message })
const log = {
  level: 'info',
  fatal: note('fatal'),
  error: note('error'),
  warn: note('warn'),
  info: note('info'),
  debug: note('debug'),
  trace: note('trace'),
  silent: note('silent'),
} as unknown as Parameters<typeof startScheduler>[0]['log']

beforeAll(async () => {
  own = await createTestDatabase()
})

afterEach(async () => {
  vi.useRealTimers()
  for (const scheduler of running.splice(0)) await scheduler.stop()
  await own.connection.prisma.schedule.deleteMany()
  lines.length = 0
})

afterAll(() => own.close())

async function start({ laurel }: PulseWorkspace): Promise<Scheduler> {
  const scheduler = await startScheduler({ laurel, log })
  running.push(scheduler)
  return scheduler
}

const ledger = async ({ workspaceId }: PulseWorkspace) =>
  (
    await own.connection.prisma.scheduleRun.findMany({ where: { workspaceId }, orderBy: { fireAt: 'asc' } })
  ).map(({ fireAt, outcome, reason }) => ({ fireAt: fireAt.toISOString(), outcome, reason }))

const fired = async (workspace: PulseWorkspace) =>
  (await workspace.jobs('open-pulse-round')).map(job => job.fireAt)

describe('the scheduler', () => {
  it('fires what is due at a refresh, once, with its job', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:00Z',
      // A summary is for each manager's own clock: the first to show 23:30 is in Kiribati.
      schedules: { pulse: '0 10 * * 2', summary: '30 23 * * *' },
    })
    const scheduler = await start(workspace)
    expect(await ledger(workspace)).toEqual([])
    workspace.setClock('2026-11-24T10:00:30Z')
    await scheduler.refresh()
    await scheduler.refresh()
    expect(await fired(workspace)).toEqual(['2026-11-24T10:00:00.000Z'])
    expect(await workspace.jobs('post-team-summary')).toEqual([
      {
        workspaceId: workspace.workspaceId,
        teamId: workspace.teamId,
        fireAt: '2026-11-24T09:30:00.000Z',
        zone: 'Pacific/Kiritimati',
      },
    ])
  })

  it('on many replicas at once fires once', async () => {
    const workspace = await pulseWorkspace(own, { schedules: { pulse: '0 10 * * *' } })
    workspace.setClock('2026-11-25T10:00:00Z')
    await Promise.all([start(workspace), start(workspace), start(workspace)])
    await Promise.all(running.map(scheduler => scheduler.refresh()))
    expect(await fired(workspace)).toEqual(['2026-11-25T10:00:00.000Z'])
    expect(lines.filter(({ message }) => message === 'a schedule fired')).toHaveLength(1)
  })

  it('after three days away runs the latest missed fire time and records why the others are not run', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-20T11:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    workspace.setClock('2026-11-23T15:00:00Z')
    await start(workspace)
    const reason = 'missed; a later one was due'
    expect(await ledger(workspace)).toEqual([
      { fireAt: '2026-11-21T10:00:00.000Z', outcome: 'skipped', reason },
      { fireAt: '2026-11-22T10:00:00.000Z', outcome: 'skipped', reason },
      { fireAt: '2026-11-23T10:00:00.000Z', outcome: 'enqueued', reason: null },
    ])
    expect(await fired(workspace)).toEqual(['2026-11-23T10:00:00.000Z'])
  })

  it('runs nothing that has gone stale, and says so in the ledger and the log', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-20T11:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    workspace.setClock('2026-11-21T23:00:00Z')
    await start(workspace)
    expect(await ledger(workspace)).toEqual([
      { fireAt: '2026-11-21T10:00:00.000Z', outcome: 'skipped', reason: 'missed by more than 12 hours' },
    ])
    expect(await fired(workspace)).toEqual([])
    expect(lines).toContainEqual({ level: 'warn', message: 'a schedule was not run' })
  })

  it('does not fire twice when the clock is put back', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:01Z',
      schedules: { pulse: '*/30 * * * *' },
    })
    const scheduler = await start(workspace)
    for (const clock of ['10:00:10', '09:59:00', '09:20:00', '10:00:20', '10:30:00']) {
      workspace.setClock(`2026-11-24T${clock}Z`)
      await scheduler.refresh()
    }
    expect(await fired(workspace)).toEqual(['2026-11-24T10:00:00.000Z', '2026-11-24T10:30:00.000Z'])
  })

  it('leaves a fire time unclaimed where its job could not be enqueued, and fires it next time', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    workspace.setClock('2026-11-24T10:00:00Z')
    const { laurel, workspaceId } = workspace
    const { database } = laurel
    const dying = {
      ...laurel,
      database: {
        ...database,
        transaction: ((work: Parameters<typeof database.transaction>[0]) =>
          database.transaction(stores =>
            work({ ...stores, jobs: { add: () => Promise.reject(new Error('killed here')) } }),
          )) as typeof database.transaction,
      },
    }
    const [schedule] = (await database.scheduleRuns.enabled()).filter(
      found => found.workspaceId === workspaceId,
    )
    await expect(fireSchedule(dying, { workspaceId, scheduleId: schedule!.id })).rejects.toThrow(
      'killed here',
    )
    expect(await ledger(workspace)).toEqual([])
    await start(workspace)
    expect(await fired(workspace)).toEqual(['2026-11-24T10:00:00.000Z'])
  })

  it('follows an edited schedule, and forgets one that is off, of an archived team or gone', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    const { laurel, workspaceId, team } = workspace
    const scheduler = await start(workspace)
    const save = (cron: string, enabled = true) =>
      laurel.database.teams.save(
        workspaceId,
        { ...team, schedules: team.schedules.map(schedule => ({ ...schedule, cron, enabled })) },
        laurel.clock.now(),
      )
    await save('0 12 * * *')
    workspace.setClock('2026-11-24T11:00:00Z')
    await scheduler.refresh()
    expect(await fired(workspace)).toEqual([])
    workspace.setClock('2026-11-24T12:00:00Z')
    await scheduler.refresh()
    expect(await fired(workspace)).toEqual(['2026-11-24T12:00:00.000Z'])
    await save('0 13 * * *', false)
    workspace.setClock('2026-11-24T13:00:00Z')
    await scheduler.refresh()
    await save('0 14 * * *', true)
    await laurel.database.teams.archive(workspaceId, team.id, laurel.clock.now())
    workspace.setClock('2026-11-24T14:00:00Z')
    await scheduler.refresh()
    expect(await fired(workspace)).toHaveLength(1)
  })

  it('is not kept from the others by one schedule that cannot be read', async () => {
    const broken = await pulseWorkspace(own, { schedules: { pulse: 'not a cron' } })
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    workspace.setClock('2026-11-24T10:00:00Z')
    await start(workspace)
    expect(await fired(workspace)).toHaveLength(1)
    expect(await ledger(broken)).toEqual([])
    expect(lines).toContainEqual({
      level: 'error',
      message: 'a schedule cannot be read; edit it with /laurel setup',
    })
  })

  it('is rung by its alarm at the very time', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:59:30Z',
      schedules: { pulse: '0 10 * * 2' },
    })
    // Only what node-cron counts on is faked: the database keeps its own time.
    vi.useFakeTimers({
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
      now: new Date('2026-11-24T09:59:30Z'),
    })
    const laurel = { ...workspace.laurel, clock: { now: () => new Date() } }
    running.push(await startScheduler({ laurel, log }), await startScheduler({ laurel, log }))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(await ledger(workspace)).toEqual([])
    await vi.advanceTimersByTimeAsync(1_000)
    await vi.waitFor(async () => expect(await fired(workspace)).toEqual(['2026-11-24T10:00:00.000Z']))
    expect(await ledger(workspace)).toHaveLength(1)
  })

  it('stops with nothing left that could fire', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-24T09:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    const scheduler = await start(workspace)
    await scheduler.stop()
    workspace.setClock('2026-11-24T10:00:00Z')
    await scheduler.refresh()
    expect(await ledger(workspace)).toEqual([])
  })
})
