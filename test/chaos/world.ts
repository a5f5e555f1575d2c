import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { expect, inject } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Overrides, type RunningLaurel, startLaurel } from '../../src/main.ts'
import type { Driver } from '../../src/playground/driver.ts'
import { readManifest } from '../../src/playground/manifest.ts'
import { type Playground, type PlaygroundOptions, startPlayground } from '../../src/playground/playground.ts'
import type { Message } from '../../src/playground/protocol.ts'
import { readWorkspace } from '../../src/playground/workspace.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const kudosChannel = 'C0KUDOS'
/** A private channel that the bot is not in. */
export const closedChannel = 'C0CLOSED'

/** A Slack of our own, with one channel that the bot is not in. */
export async function openPlayground(
  options: Partial<PlaygroundOptions> = {},
  /** Ids of more people, of whom nothing else matters. */
  crowd: readonly string[] = [],
): Promise<Playground> {
  const workspace = await readWorkspace(path.join(root, 'seeds/demo/workspace.yaml'))
  const closed = {
    id: closedChannel,
    name: 'closed',
    topic: '',
    members: ['U0ANA', 'U0BEN', 'U0TOM'],
    private: true,
    bot: false,
  }
  return startPlayground({
    dataDir: null,
    workspace: {
      ...workspace,
      people: [...workspace.people, ...crowd.map(extra)],
      channels: [...workspace.channels, closed],
    },
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    page: false,
    retryDelaysMs: [50, 50, 50],
    ...options,
  })
}

const extra = (id: string) => ({
  id,
  name: id.toLowerCase(),
  realName: id,
  title: '',
  language: 'en' as const,
  timeZone: 'UTC',
  admin: false,
  color: '#5b6770',
  stranger: false,
  deleted: false,
})

/** The settings with which a Laurel connects to a playground by Socket Mode. */
export function socketSettings(playground: Playground) {
  return {
    SLACK_BOT_TOKEN: playground.botToken,
    SLACK_APP_TOKEN: playground.appToken,
    SLACK_API_URL: playground.apiUrl,
    HOST: '127.0.0.1',
    PORT: '0',
  }
}

/** Has the mapper of the built-in framework trained and kept for the run, which may take longer than a test. */
export async function trainMapper(): Promise<void> {
  const world = await openWorld()
  try {
    await world.start()
  } finally {
    await world.close()
  }
}

/** How long nothing may come of waiting, in milliseconds: what a killed process held is given back within a minute. */
const patience = 120_000

/**
 * Waits until nothing is left, however much there is and however slow the machine, as long as it becomes less.
 * @throws where it does not for two minutes, with some of what is left.
 */
export async function untilNothingIsLeft(read: () => Promise<unknown[]>): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY
  let since = performance.now()
  for (;;) {
    const left = await read()
    if (left.length === 0) return
    if (left.length < fewest) {
      fewest = left.length
      since = performance.now()
    }
    if (performance.now() - since > patience)
      throw new Error(`${left.length} are left: ${JSON.stringify(left.slice(0, 10), null, 1)}`)
    await sleep(250)
  }
}

export interface ChaosWorld {
  test: TestDatabase
  playground: Playground
  driver: Driver
  /** Starts a Laurel, or one more of them, in this process. */
  start(overrides?: Overrides): Promise<RunningLaurel>
  /** The messages of the bot in a conversation that hold these words. */
  posts(words: string, conversation?: string): Message[]
  /** Jobs in the queue and messages in the bulk lane, waiting, running and given up alike. */
  jobs(): Promise<number>
  /** Waits until the queue is empty. */
  idle(timeout?: number): Promise<void>
  close(): Promise<void>
}

/** A database and a playground of their own, without any Laurel yet. */
export async function openWorld(options: Partial<PlaygroundOptions> = {}): Promise<ChaosWorld> {
  const test = await createTestDatabase()
  const playground = await openPlayground(options)
  const running: RunningLaurel[] = []
  const config = readConfig({
    DATABASE_URL: test.url,
    LAUREL_DATA_DIR: inject('dataDir'),
    ...socketSettings(playground),
  })
  const self: ChaosWorld = {
    test,
    playground,
    driver: playground.driver,
    async start(overrides = {}) {
      const laurel = await startLaurel(config, pino({ level: process.env.LOG_LEVEL ?? 'silent' }), overrides)
      running.push(laurel)
      return laurel
    },
    posts: (words, conversation = kudosChannel) =>
      playground.driver
        .messages(conversation)
        .filter(message => message.isBot && wordsOf(message).includes(words)),
    async jobs() {
      const { rows } = await test.connection.pool.query(
        `select ((select count(*) from graphile_worker._private_jobs)
           + (select count(*) from "BulkDelivery"))::int as count`,
      )
      return rows[0].count
    },
    idle: (timeout = 15_000) => expect.poll(() => self.jobs(), { timeout, interval: 50 }).toBe(0),
    async close() {
      for (const laurel of running) await laurel.stop()
      await playground.close()
      await test.close()
    },
  }
  return self
}

export const wordsOf = (message: Message) => `${message.text} ${JSON.stringify(message.blocks)}`

/** Presses a button of a message. */
export function press(driver: Driver, as: string, message: Message, actionId: string) {
  for (const block of message.blocks) {
    const elements =
      'elements' in block ? (block.elements as { action_id?: string; type: string; value?: string }[]) : []
    const element = elements.find(candidate => candidate.action_id === actionId)
    if (!element) continue
    const { type, value } = element
    return driver.act({
      as,
      source: { conversation: message.conversation, ts: message.ts },
      action: { type, action_id: actionId, block_id: block.block_id, value },
    })
  }
  throw new Error(`${actionId} is not on the message: ${wordsOf(message)}`)
}
