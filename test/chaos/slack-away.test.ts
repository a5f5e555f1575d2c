import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type RunningLaurel, startLaurel } from '../../src/main.ts'
import type { Playground } from '../../src/playground/playground.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { kudosChannel, openPlayground, socketSettings, trainMapper } from './world.ts'

let dataDir: string
let test: TestDatabase
let playground: Playground
let laurel: RunningLaurel

beforeAll(trainMapper, 180_000)

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-slack-away-'))
  test = await createTestDatabase()
  playground = await openPlayground({ dataDir })
  const config = readConfig({
    DATABASE_URL: test.url,
    LAUREL_DATA_DIR: inject('dataDir'),
    ...socketSettings(playground),
  })
  laurel = await startLaurel(config, pino({ level: process.env.LOG_LEVEL ?? 'silent' }), {
    slackTimeoutMs: 1000,
  })
})

afterEach(async () => {
  await laurel.stop()
  await playground.close()
  await test.close()
  await rm(dataDir, { recursive: true, force: true })
})

it('comes back by itself when Slack was away for longer than one attempt, and posts what was due', async () => {
  const words = 'kept the old winch running through the storm'
  playground.faults.plan({ method: 'chat.postMessage', kind: 'drop', carriedOut: false })
  await playground.driver.say({ as: 'U0ANA', conversation: kudosChannel, text: `/kudos @ben ${words}` })
  await playground.driver.waitFor(() => playground.faults.planned.length === 0)
  await playground.close()
  await expect.poll(isReady).toBe(503)
  await refuseConnections(new URL(playground.url).port)

  playground = await openPlayground({ dataDir })
  await playground.driver.waitFor(() => playground.connected, { what: 'Laurel', timeoutMs: 20_000 })
  await expect.poll(isReady).toBe(200)
  const posts = () =>
    playground.driver.messages(kudosChannel).filter(message => message.isBot && message.text.includes(words))
  await playground.driver.waitFor(() => posts().length > 0, { what: 'the card', timeoutMs: 30_000 })
  expect(posts()).toHaveLength(1)
}, 60_000)

/** Stands in Slack's place and hangs up, until a new socket was asked for twice. */
async function refuseConnections(port: string): Promise<void> {
  let asked = 0
  const server = createServer(request => {
    if (request.url?.endsWith('apps.connections.open')) asked += 1
    request.socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(Number(port), '127.0.0.1', resolve))
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
  await new Promise(resolve => server.close(resolve))
}

async function isReady(): Promise<number> {
  return (await fetch(`http://127.0.0.1:${laurel.port}/readyz`)).status
}
