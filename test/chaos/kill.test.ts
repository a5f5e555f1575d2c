import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { zhCN } from '../../src/i18n/zh-CN.ts'
import type { Playground } from '../../src/playground/playground.ts'
import type { Message } from '../../src/playground/protocol.ts'
import { type Connection, connect } from '../../src/store/client.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { kudosChannel, openPlayground, press, socketSettings, untilNothingIsLeft, wordsOf } from './world.ts'

const rounds = Number(process.env.CHAOS_ROUNDS ?? 15)
const seed = Number(process.env.CHAOS_SEED ?? 1)

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('killed-laurel.ts', import.meta.url))
const givers = ['U0ANA', 'U0BEN', 'U0PRIYA', 'U0ROSA', 'U0KIT']
const pressers = ['U0MEI', 'U0HAO', 'U0XIA', 'U0YAN', 'U0LEI', 'U0JING']
const behaviours = [
  'told everyone about his own mistake before anyone noticed, and wrote the fix that night',
  'asked the three quietest people in the room what they thought before deciding',
  'wrote down every step of the test so that the next shift could repeat it',
]

let dataDir: string
let playground: Playground
let laurel: ChildProcess | null = null
/** What Laurel wrote to its log since its last start, for a test that fails. */
let log = ''

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-killed-'))
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(dataDir, 0o755)
  const models = path.join(inject('dataDir'), 'models')
  await mkdir(models, { recursive: true })
  await symlink(models, path.join(dataDir, 'models'))
  playground = await openPlayground()
  const id = playground.teamId
  const { database, connection, close } = await openDatabase({ LAUREL_DATA_DIR: dataDir }, () => {})
  await database.workspaces.connect({ id, platform: 'slack', name: id, botUserId: null }, new Date(0))
  await connection.prisma.workspace.update({ where: { id }, data: { dailyLimit: 10 * rounds } })
  await close()
})

afterAll(async () => {
  laurel?.kill('SIGKILL')
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

function start(): ChildProcess {
  log = ''
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      LAUREL_DATA_DIR: dataDir,
      ...socketSettings(playground),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.on('data', data => {
    log = (log + String(data)).slice(-5000)
  })
  ended.set(child, once(child, 'exit'))
  laurel = child
  return child
}

async function startAndWait(): Promise<ChildProcess> {
  const child = start()
  const connected = playground.driver.waitFor(() => playground.connected, {
    what: 'Laurel',
    // The first start trains the mapper.
    timeoutMs: 180_000,
  })
  await Promise.race([connected, endOf(child)])
  checkAlive(child)
  await connected
  return child
}

const ended = new WeakMap<ChildProcess, Promise<unknown>>()

function endOf(child: ChildProcess): Promise<unknown> {
  return ended.get(child) ?? Promise.resolve()
}

function checkAlive({ exitCode, signalCode }: ChildProcess): void {
  if (exitCode !== null || signalCode !== null)
    throw new Error(`Laurel ended by itself (${exitCode ?? signalCode}):\n${log}`)
}

async function kill(child: ChildProcess): Promise<void> {
  checkAlive(child)
  child.kill('SIGKILL')
  await endOf(child)
  await playground.driver.waitFor(() => !playground.connected, { what: 'the end of the connection' })
}

async function killDatabase(): Promise<void> {
  const pidFile = await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')
  process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL')
}

const heardCount = () =>
  playground.faults.deliveries.filter(({ kind, outcome }) => kind !== 'event' && outcome === 'ok').length

const heardMoreThan = (count: number) =>
  playground.driver.waitFor(() => heardCount() > count, { what: 'a command acknowledged', timeoutMs: 10_000 })

const failures = [en.common.failed, zhCN.common.failed]

/** Whether Slack saw the act acknowledged, and the person was not told that it failed. */
async function acknowledged(person: string, act: () => Promise<unknown>): Promise<boolean> {
  const complaints = () =>
    playground.driver.notices(person).length +
    playground.driver
      .ephemerals(person)
      .filter(message => failures.some(each => wordsOf(message).includes(each))).length
  const before = complaints()
  await act()
  return complaints() === before
}

const cards = () =>
  playground.driver
    .messages(kudosChannel)
    .filter(message => message.isBot && wordsOf(message).includes('kudos:plus-one'))

it(`loses nothing and posts nothing twice in ${rounds} kills (seed ${seed})`, {
  timeout: rounds * 12_000 + 240_000,
}, async () => {
  const random = randomOf(seed)
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  /** Each kudos given, and whether that was acknowledged. */
  const given = new Map<string, { giver: string; acknowledged: boolean }>()
  const plusOnes: { person: string; ts: string; acknowledged: boolean }[] = []
  const confirmed: { giver: string; recognitionId: string; acknowledged: boolean }[] = []

  const sayKudos = (giver: string, text: string) =>
    acknowledged(giver, () =>
      playground.driver.say({ as: giver, conversation: kudosChannel, text: `/kudos @tom ${text}` }),
    )

  async function giveOne(giver: string, round: number): Promise<void> {
    const text = `${oneOf(behaviours)} (${giver} ${round})`
    given.set(text, { giver, acknowledged: await sayKudos(giver, text) })
  }

  async function plusOne(person: string): Promise<void> {
    const card = oneOf(
      cards().filter(({ ts }) => !plusOnes.some(each => each.person === person && each.ts === ts)),
    )
    if (!card) return
    const entry = { person, ts: card.ts, acknowledged: false }
    plusOnes.push(entry)
    entry.acknowledged = await acknowledged(person, () =>
      press(playground.driver, person, card, 'kudos:plus-one'),
    )
  }

  async function confirm(giver: string): Promise<boolean> {
    const prompt = playground.driver
      .ephemerals(giver)
      .find(
        message =>
          confirmValue(message) && !confirmed.some(each => each.recognitionId === recognitionOf(message)),
      )
    if (!prompt) return false
    const entry = { giver, recognitionId: recognitionOf(prompt), acknowledged: false }
    confirmed.push(entry)
    entry.acknowledged = await acknowledged(giver, () =>
      press(playground.driver, giver, prompt, 'tag:confirm'),
    )
    return true
  }

  for (let round = 0; round < rounds; round += 1) {
    if (random() < 0.2) {
      const starting = start()
      await pause(400 + random() * 1200)
      await kill(starting)
    }
    const child = await startAndWait()
    const wait = random() * 150
    const databaseToo = random() < 0.35
    const heardBefore = heardCount()
    const acts = Promise.all([
      ...givers.map(async giver => {
        if (random() < 0.3 && (await confirm(giver))) return
        await giveOne(giver, round)
      }),
      ...pressers.map(plusOne),
    ])
    // In every third round something is acknowledged for certain, however slow the machine.
    if (round % 3 === 0) await heardMoreThan(heardBefore)
    await pause(wait)
    // Either may go first.
    const databaseFirst = random() < 0.5
    if (databaseToo && databaseFirst) await killDatabase()
    await kill(child)
    if (databaseToo && !databaseFirst) await killDatabase()
    await acts
  }

  const last = await startAndWait()
  // Who was told that it did not work says it again.
  const unheard = [...given].filter(([, each]) => !each.acknowledged)
  for (const [text, { giver }] of unheard) expect(await sayKudos(giver, text)).toBe(true)

  const server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  const connection = connect(server.url, () => {})
  try {
    await check(connection, { given, plusOnes, confirmed })
  } finally {
    await connection.close()
    await kill(last)
  }
  // The rounds did what they are for.
  const heard = [...given.values()].filter(each => each.acknowledged).length
  expect(heard).toBeGreaterThan(0)
  expect(unheard.length).toBeGreaterThan(0)
})

interface Done {
  given: Map<string, { giver: string; acknowledged: boolean }>
  plusOnes: { person: string; ts: string; acknowledged: boolean }[]
  confirmed: { recognitionId: string; acknowledged: boolean }[]
}

async function check({ prisma, pool }: Connection, { given, plusOnes, confirmed }: Done): Promise<void> {
  const jobs = async () =>
    (
      await pool.query(
        `select t.identifier, j.attempts, j.last_error, j.locked_by from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id order by j.locked_by, j.id`,
      )
    ).rows
  await untilNothingIsLeft(jobs)

  const recognitions = await prisma.recognition.findMany({
    include: { plusOnes: true, tags: true, deliveries: true },
  })
  expect(recognitions.map(each => each.text).sort()).toEqual([...given.keys()].sort())

  const channel = playground.driver.messages(kudosChannel).filter(message => message.isBot)
  for (const recognition of recognitions) {
    const shown = channel.filter(message => message.text.includes(recognition.text))
    expect(
      shown.map(message => message.ts),
      recognition.text,
    ).toHaveLength(1)
    const [card] = shown as [Message]
    const [delivery, ...more] = recognition.deliveries.filter(each => each.kind === 'kudos-card')
    expect(more).toEqual([])
    expect(delivery).toMatchObject({ state: 'sent', channel: kudosChannel, messageId: card.ts })
    const count = recognition.plusOnes.length
    expect(buttonOf(card)).toBe(count > 0 ? `+1 · ${count}` : '+1')
    if (recognition.decision === 'decided') expect(wordsOf(card)).not.toContain('(suggested)')
    expect(recognition.decision).not.toBe('pending')
  }
  expect(channel).toHaveLength(recognitions.length)

  const recognitionAt = new Map(
    recognitions.flatMap(each =>
      each.deliveries
        .filter(({ kind }) => kind === 'kudos-card')
        .map(({ messageId }) => [messageId, each] as const),
    ),
  )
  for (const { person, ts, acknowledged } of plusOnes) {
    if (!acknowledged) continue
    const people = recognitionAt.get(ts)?.plusOnes.map(each => each.personId)
    expect(people).toContain(person)
  }
  for (const { recognitionId, acknowledged } of confirmed) {
    if (!acknowledged) continue
    const tags = recognitions.find(each => each.id === recognitionId)?.tags
    expect(tags?.map(tag => tag.origin)).toEqual(['confirmed'])
  }

  const counted = recognitions.reduce((sum, each) => sum + each.plusOnes.length, 0)
  const decided = recognitions.filter(each => each.decision === 'decided').length
  expect(await prisma.receipt.count()).toBe(recognitions.length + counted + decided)
  const giving = await prisma.dailyGiving.groupBy({ by: ['personId'], _sum: { given: true } })
  for (const { personId, _sum } of giving) {
    expect(_sum.given).toBe(recognitions.filter(each => each.giverId === personId).length)
  }
  const unfinished = await prisma.delivery.count({
    where: { state: { in: ['queued', 'sending', 'failed'] } },
  })
  expect(unfinished).toBe(0)
}

interface Button {
  action_id?: string
  value?: string
  text?: { text: string }
}

const elementsOf = (message: Message): Button[] =>
  message.blocks.flatMap(block => ('elements' in block ? (block.elements as Button[]) : []))

const buttonOf = (card: Message) =>
  elementsOf(card).find(element => element.action_id === 'kudos:plus-one')?.text?.text

const confirmValue = (prompt: Message) =>
  elementsOf(prompt).find(element => element.action_id === 'tag:confirm')?.value

const recognitionOf = (prompt: Message) => String(confirmValue(prompt)).split(':')[0] ?? ''
