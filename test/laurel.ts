import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Logger, pino } from 'pino'
import { inject } from 'vitest'
import { readConfig } from '../src/config.ts'
import type { Clock } from '../src/core/clock.ts'
import { type RunningLaurel, startLaurel } from '../src/main.ts'
import type { Driver } from '../src/playground/driver.ts'
import { readManifest } from '../src/playground/manifest.ts'
import { type Playground, type PlaygroundOptions, startPlayground } from '../src/playground/playground.ts'
import { readWorkspace } from '../src/playground/workspace.ts'
import { freePort } from '../src/store/free-port.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface TestLaurel {
  running: RunningLaurel
  playground: Playground
  driver: Driver
  test: TestDatabase
  /** Stops Laurel alone: the chat and the database stay. */
  stopLaurel(): Promise<void>
  /** Starts it again on the same chat and database. */
  startLaurel(): Promise<RunningLaurel>
  close(): Promise<void>
}

export interface TestLaurelOptions {
  /** `http` starts with an empty workspace, `socket` with the demo company: as `npm start` does. */
  transport?: 'socket' | 'http'
  clock?: Clock
  playground?: Partial<PlaygroundOptions>
  /** Further settings, by the names of their variables. */
  settings?: Record<string, string>
  /** Where log lines go; left out, nowhere unless LOG_LEVEL says so. */
  log?: Logger
}

/** The whole of Laurel on a database of its own, connected to a playground of its own. */
export async function startTestLaurel({
  transport = 'socket',
  clock,
  settings = {},
  log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
  ...options
}: TestLaurelOptions = {}): Promise<TestLaurel> {
  const test = await createTestDatabase()
  const port = transport === 'http' ? await freePort() : 0
  const playground = await startPlayground({
    dataDir: null,
    workspace: await readWorkspace(path.join(root, 'seeds/demo/workspace.yaml')),
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    page: false,
    retryDelaysMs: [50, 50, 50],
    ...(clock ? { now: () => clock.now().getTime() } : {}),
    ...(transport === 'http' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {}),
    ...options.playground,
  })
  const config = readConfig({
    DATABASE_URL: test.url,
    LAUREL_DATA_DIR: inject('dataDir'),
    PORT: String(port),
    HOST: '127.0.0.1',
    ...(transport === 'http'
      ? {
          SLACK_BOT_TOKEN: playground.botToken,
          SLACK_SIGNING_SECRET: playground.signingSecret,
          SLACK_API_URL: playground.apiUrl,
        }
      : {}),
    ...settings,
  })
  // Closing Laurel must leave the playground as it is: it is closed with the test.
  const start = () =>
    startLaurel(config, log, {
      ...(clock ? { clock } : {}),
      openPlayground: async () => ({ ...playground, close: async () => {} }),
    })
  const started = await start()
  const self: TestLaurel = {
    running: started,
    playground,
    driver: playground.driver,
    test,
    stopLaurel: () => self.running.stop(),
    async startLaurel() {
      self.running = await start()
      return self.running
    },
    async close() {
      await self.running.stop()
      await playground.close()
      await test.close()
    },
  }
  return self
}
