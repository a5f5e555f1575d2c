import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FaultInput } from '../../src/playground/faults.ts'
import type { Playground } from '../../src/playground/playground.ts'
import type { Message } from '../../src/playground/protocol.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { type OpenDatabase, openDatabase } from '../../src/store/open-database.ts'
import { openPlayground, press, socketSettings, untilNothingIsLeft, wordsOf } from './world.ts'

// Rounds of check-ins asked and answered while replicas and the database are killed and Slack misbehaves. The same seed
// brings the same misfortunes: CHAOS_SEED=7 CHAOS_ROUNDS=200 npx vitest run test/chaos/pulse-round.test.ts

const rounds = Number(process.env.CHAOS_ROUNDS ?? 15)
const seed = Number(process.env.CHAOS_SEED ?? 1)

/** Members of each round's team; nobody is in two. */
const size = 12

/** After so many milliseconds no more misfortunes are begun, in a run that is not told how many rounds to take. */
const enough = process.env.CHAOS_ROUNDS ? Number.POSITIVE_INFINITY : 45_000

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('killed-laurel.ts', import.meta.url))

let dataDir: string
let playground: Playground
let opened: OpenDatabase
const replicas: (ChildProcess | null)[] = [null, null, null]
let log = ''
let over = false

const memberOf = (round: number, number: number) => `UR${String(round).padStart(4, '0')}M${10 + number}`
const membersOf = (round: number) => Array.from({ length: size }, (_, number) => memberOf(round, number))
const teamOf = (round: number) => `Crew ${round}`

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-round-'))
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(dataDir, 0o755)
  const people = Array.from({ length: rounds }, (_, round) => membersOf(round)).flat()
  playground = await openPlayground({}, people)
  opened = await openDatabase({ LAUREL_DATA_DIR: dataDir }, () => {})
})

afterAll(async () => {
  over = true
  for (const replica of replicas) replica?.kill('SIGKILL')
  await opened?.close()
  await playground?.close()
  const server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** mulberry32: the same moments and choices for the same seed. */
function randomOf(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function start(number: number): void {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      LAUREL_DATA_DIR: dataDir,
      CHAOS_SLACK_TIMEOUT_MS: '1500',
      ...socketSettings(playground),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.on('data', data => {
    log = (log + String(data)).slice(-5000)
  })
  replicas[number] = child
  // One that could not start, or went on without its database for too long, is started again, as whatever runs Laurel does.
  child.once('exit', () => {
    if (replicas[number] === child && !over)
      setTimeout(() => replicas[number] === child && !over && start(number), 500)
  })
}

async function kill(number: number): Promise<void> {
  const child = replicas[number]
  replicas[number] = null
  if (!child || child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function killDatabase(): Promise<void> {
  const pidFile = await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(pidFile.split('\n')[0])
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

/** Until the database, which is killed now and again, has taken it. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 100) throw error
      await pause(200)
    }
  }
}

/** A team that is worked with at all hours of all days. */
async function makeTeam(round: number): Promise<void> {
  const workspaceId = playground.teamId
  const id = `T${round}`
  await opened.connection.pool.query(
    `with people as (
       insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
       select $1, p, p, 'en', 'UTC', now() from unnest($4::text[]) p on conflict do nothing
     ), team as (
       insert into "Team" ("workspaceId", "id", "name", "language", "timeZone", "source", "createdAt",
         "country", "workStart", "workEnd", "workDays")
       values ($1, $2, $3, 'en', 'UTC', 'people', now(), 'none', 0, 1440, '{0,1,2,3,4,5,6}')
       on conflict do nothing
     )
     select`,
    [workspaceId, id, teamOf(round), membersOf(round)],
  )
  await opened.connection.pool.query(
    `insert into "TeamMember" ("workspaceId", "teamId", "personId", "joinedAt")
     select $1, $2, p, now() from unnest($3::text[]) p on conflict do nothing`,
    [workspaceId, id, membersOf(round)],
  )
  // As the run ledger does when a schedule is due: also where that was while everything was down.
  await opened.connection.pool.query(
    `select graphile_worker.add_job('open-pulse-round', $1::json, job_key => $2)`,
    [
      JSON.stringify({ workspaceId, teamId: id, fireAt: new Date(Math.floor(Date.now() / 60_000) * 60_000) }),
      `open ${id}`,
    ],
  )
}

/** Closes a round in the midst of everything: also while it is still being asked. */
async function closeSoon(round: number): Promise<void> {
  await opened.connection.pool.query(
    `select graphile_worker.add_job('close-pulse-round', json_build_object('workspaceId', "workspaceId", 'roundId', "id"))
     from "PulseRound" where "workspaceId" = $1 and "teamId" = any($2)`,
    [playground.teamId, [`T${round}`, `T${round - 2}`]],
  )
}

const questions = (person: string, team: string) =>
  playground.driver
    .messages(playground.driver.botConversation(person))
    .filter(message => message.isBot && wordsOf(message).includes(team))

/** What Slack is told, and whether it told the person that it failed. */
async function skip(person: string, message: Message): Promise<boolean> {
  const complaints = () =>
    playground.driver.notices(person).length + playground.driver.ephemerals(person).length
  const before = complaints()
  await press(playground.driver, person, message, 'pulse:skip')
  return complaints() === before
}

it(`asks each member of ${rounds} rounds once and loses no answer (seed ${seed}; CHAOS_SEED and CHAOS_ROUNDS repeat it)`, {
  timeout: rounds * 15_000 + 240_000,
}, async () => {
  process.stdout.write(`chaos of rounds: CHAOS_SEED=${seed} CHAOS_ROUNDS=${rounds}\n`)
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const faults = (): FaultInput =>
    pick<FaultInput>([
      { method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 1, times: 2 },
      { method: 'chat.postMessage', kind: 'server-error', status: 503, times: 2 },
      { method: 'chat.postMessage', kind: 'server-error', status: 500, carriedOut: true, times: 2 },
      { method: 'chat.postMessage', kind: 'drop', times: 3 },
      { method: 'chat.postMessage', kind: 'drop', carriedOut: false, times: 2 },
      { method: 'chat.postMessage', kind: 'hang', carriedOut: true },
      { method: 'chat.postMessage', kind: 'hang' },
      { method: 'conversations.history', kind: 'ratelimited', retryAfter: 1 },
    ])
  const answers: { person: string; round: number; acknowledged: boolean }[] = []
  let kills = 0

  /** Answers whoever has been asked and has not answered, one now and then. */
  async function answer(round: number): Promise<void> {
    const person = pick(membersOf(round))
    if (answers.some(each => each.person === person)) return
    const [question] = questions(person, teamOf(round))
    if (!question || !playground.connected) return
    const entry = { person, round, acknowledged: false }
    answers.push(entry)
    entry.acknowledged = await skip(person, question).catch(() => false)
  }

  start(0)
  await playground.driver.waitFor(() => playground.connected, { what: 'Laurel', timeoutMs: 120_000 })
  start(1)
  if (random() < 0.5) start(2)
  const began = performance.now()
  let done = 0
  for (let round = 0; round < rounds; round += 1) {
    done = round + 1
    const isQuiet = performance.now() - began > enough
    if (!isQuiet && random() < 0.6) playground.faults.plan(faults())
    await insist(() => makeTeam(round))
    if (round % 20 === 6) await insist(() => closeSoon(round))
    const acts = Array.from({ length: 6 }, async () => {
      await pause(random() * 400)
      await answer(Math.max(0, round - Math.floor(random() * 3)))
    })
    // In every third round somebody is asked for certain before anything is killed, however slow the machine.
    if (round % 3 === 0)
      await playground.driver.waitFor(
        () =>
          playground.connected &&
          membersOf(round).some(person => questions(person, teamOf(round)).length > 0),
        { what: `the first question of ${teamOf(round)}`, timeoutMs: 60_000 },
      )
    if (round % 3 === 0) acts.push(...membersOf(round).map(() => answer(round)))
    await pause(random() * 500)
    const misfortune = isQuiet ? 1 : random()
    if (misfortune < 0.45) {
      kills += 1
      const number = Math.floor(random() * 3)
      await kill(number)
      start(number)
    } else if (misfortune < 0.6) {
      kills += 1
      await killDatabase()
    } else if (misfortune < 0.7) {
      kills += 1
      // Everything at once: what is due meanwhile is due when it is back.
      await killDatabase()
      for (const number of [0, 1, 2]) await kill(number)
      start(Math.floor(random() * 3))
    }
    await Promise.all(acts)
  }

  const heard = answers.filter(each => each.acknowledged).length
  process.stdout.write(`${kills} kills, ${answers.length} answers given, ${heard} acknowledged\n`)
  playground.faults.clear()
  if (replicas.every(replica => replica === null || replica.exitCode !== null)) start(0)
  await check(done, answers).catch(error => {
    process.stderr.write(`CHAOS_SEED=${seed}\n${log}\n`)
    throw error
  })
  expect(kills).toBeGreaterThan(0)
  expect(heard).toBeGreaterThan(0)
})

async function check(done: number, answers: { person: string; round: number; acknowledged: boolean }[]) {
  const { pool, prisma } = opened.connection
  const unfinished = () =>
    insist(async () => {
      const { rows } = await pool.query(
        `select j.attempts, j.last_error, t.identifier as name, null as claimed from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where j.run_at <= now() + interval '10 minutes' and t.identifier not in ('close-pulse-round', 'remind-pulse-round')
           and t.identifier <> 'end-conversations'
         union all
         select "attempts", null, 'bulk', "claimedBy" from "BulkDelivery"
         union all
         select 0, d."id", 'to be ended', null from "PulseRound" r
         left join "Delivery" d on d."workspaceId" = r."workspaceId" and d."roundId" = r."id" and d."id" > r."endedUpTo"
         where r."endedUpTo" is not null`,
      )
      return rows
    })
  await untilNothingIsLeft(unfinished)
  const opened_ = await prisma.pulseRound.findMany({ include: { invitations: true, deliveries: true } })
  expect(opened_.map(round => round.teamId).sort()).toEqual(
    Array.from({ length: done }, (_, round) => `T${round}`).sort(),
  )
  let ended = 0
  for (const round of opened_) {
    const number = Number(round.teamId.slice(1))
    expect(round.invitations.map(each => each.personId).sort()).toEqual(membersOf(number))
    expect(round.deliveries.map(each => each.personId).sort()).toEqual(membersOf(number))
    for (const delivery of round.deliveries) {
      const shown = questions(delivery.personId!, teamOf(number))
      // Who was not asked before the round closed is not asked any more.
      const isLate = round.closedAt !== null && delivery.state === 'dropped'
      expect(
        shown.map(message => message.ts),
        `${delivery.personId}, asked ${delivery.attempts} times`,
      ).toEqual(isLate ? [] : [delivery.messageId])
      if (!isLate) expect(delivery).toMatchObject({ state: 'sent', error: null })
      const isThrough = round.invitations.some(
        ({ personId, state }) => personId === delivery.personId && state !== 'open',
      )
      const isOver = round.closedAt !== null && !isThrough
      for (const message of shown) {
        expect(wordsOf(message).includes('This check-in has closed'), message.text).toBe(isOver)
        if (!isOver) continue
        expect(wordsOf(message)).not.toContain('pulse:skip')
        ended += 1
      }
    }
    for (const { person, acknowledged } of answers.filter(each => each.round === number)) {
      const invitation = round.invitations.find(each => each.personId === person)
      // Told that it was stored, or left without an answer: then it may be either.
      if (acknowledged) expect(invitation?.position, person).toBeGreaterThan(0)
    }
    const settled = round.invitations.filter(each => each.position > 0).map(each => each.personId)
    const pressed = answers.filter(each => each.round === number).map(each => each.person)
    expect(settled.filter(person => !pressed.includes(person))).toEqual([])
  }
  expect(ended).toBeGreaterThan(0)
}
