import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Playground } from '../../src/playground/playground.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { openPlayground, socketSettings, wordsOf } from './world.ts'

// The real process, killed before a schedule is due and started after that, its clock gone on meanwhile.

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('killed-laurel.ts', import.meta.url))
const hour = 3_600_000
const people = ['UD1', 'UD2', 'UD3', 'UD4', 'UD5', 'UD6']

let own: TestDatabase
let playground: Playground
let laurel: ChildProcess | null = null
let log = ''
/** How far the clocks of Laurel and of its Slack have gone on, in milliseconds. */
let ahead = 0

beforeAll(async () => {
  own = await createTestDatabase()
  playground = await openPlayground({ now: () => Date.now() + ahead }, people)
})

afterAll(async () => {
  await kill()
  await playground?.close()
  await own?.close()
})

/** Starts Laurel with a clock so many hours ahead, and waits until it has looked at its schedules. */
async function start(hoursAhead: number): Promise<void> {
  ahead = Math.round(hoursAhead * hour)
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'warn',
      DATABASE_URL: own.url,
      LAUREL_DATA_DIR: inject('dataDir'),
      CHAOS_CLOCK_AHEAD_MS: String(ahead),
      ...socketSettings(playground),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  laurel = child
  child.stderr.on('data', data => {
    log += String(data)
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', data => String(data).includes('running') && resolve())
    child.once('exit', code => reject(new Error(`Laurel ended with ${code}: ${log}`)))
  })
}

async function kill(): Promise<void> {
  const child = laurel
  laurel = null
  if (!child || child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const asked = (person: string) =>
  playground.driver
    .messages(playground.driver.botConversation(person))
    .filter(message => message.isBot && wordsOf(message).includes('Night shift'))

const runs = () =>
  own.connection.prisma.scheduleRun.findMany({
    select: { fireAt: true, outcome: true, reason: true },
    orderBy: { fireAt: 'asc' },
  })

/** Nothing waits, neither in the queue nor in the line, but what belongs to the end of the round. */
const unfinished = async () => {
  const { rows } = await own.connection.pool.query(
    `select ((select count(*) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier not in ('close-pulse-round', 'remind-pulse-round'))
      + (select count(*) from "BulkDelivery"))::int as count`,
  )
  return rows[0].count as number
}

it('opens the round that was due while Laurel was down, once, and records the older ones as missed', {
  timeout: 300_000,
}, async () => {
  await start(0)
  await playground.driver.waitFor(() => playground.connected, { what: 'Laurel', timeoutMs: 60_000 })
  const workspaceId = playground.teamId
  // Due every six hours, for the first time three hours from now.
  const first = new Date(Math.ceil(Date.now() / hour) * hour + 3 * hour)
  const hours = [0, 6, 12, 18].map(each => (each + first.getUTCHours()) % 24).sort((a, b) => a - b)
  await own.connection.pool.query(
    `insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
     select $1, p, p, 'en', 'UTC', now() from unnest($2::text[]) p`,
    [workspaceId, people],
  )
  await own.connection.pool.query(
    `insert into "Team" ("workspaceId", "id", "name", "language", "timeZone", "source", "createdAt",
       "country", "workStart", "workEnd", "workDays")
     values ($1, 'TNIGHT', 'Night shift', 'en', 'UTC', 'people', now(), 'none', 0, 1440, '{0,1,2,3,4,5,6}')`,
    [workspaceId],
  )
  await own.connection.pool.query(
    `insert into "TeamMember" ("workspaceId", "teamId", "personId", "joinedAt")
     select $1, 'TNIGHT', p, now() from unnest($2::text[]) p`,
    [workspaceId, people],
  )
  await own.connection.pool.query(
    `insert into "Schedule" ("workspaceId", "id", "teamId", "kind", "cron", "timeZone", "since")
     values ($1, 'SNIGHT', 'TNIGHT', 'pulse', $2, 'UTC', now())`,
    [workspaceId, `0 ${hours.join(',')} * * *`],
  )
  await kill()
  expect(await runs()).toEqual([])

  // Two were due meanwhile: the later one is made up for.
  await start((first.getTime() - Date.now()) / hour + 7)
  const second = new Date(first.getTime() + 6 * hour)
  const ledger = [
    { fireAt: first, outcome: 'skipped', reason: 'missed; a later one was due' },
    { fireAt: second, outcome: 'enqueued', reason: null },
  ]
  expect(await runs()).toEqual(ledger)
  // Killed again in the midst of asking.
  await playground.driver.waitFor(() => people.some(person => asked(person).length > 0), {
    what: 'the first question',
    timeoutMs: 60_000,
  })
  await kill()
  await start((first.getTime() - Date.now()) / hour + 8)
  await expect.poll(unfinished, { timeout: 60_000, interval: 250 }).toBe(0)
  expect(people.map(person => asked(person).length)).toEqual(people.map(() => 1))
  expect(await runs()).toEqual(ledger)
  expect(await own.connection.prisma.pulseRound.count()).toBe(1)
  await kill()

  // Back after so long that nothing is of use any more: it is recorded, and nobody is asked.
  await own.connection.pool.query(`update "Schedule" set "cron" = $1`, [`0 ${first.getUTCHours()} * * *`])
  await start((first.getTime() - Date.now()) / hour + 47)
  const late = await runs()
  expect(late.slice(2).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['skipped', 'missed by more than 12 hours'],
  ])
  expect(await own.connection.prisma.pulseRound.count({ where: { closedAt: null } })).toBeLessThanOrEqual(1)
  expect(people.map(person => asked(person).length)).toEqual(people.map(() => 1))
})
