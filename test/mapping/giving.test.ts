import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type RunningLaurel, startLaurel } from '../../src/main.ts'
import type { Playground } from '../../src/playground/playground.ts'
import { kudosChannel, openPlayground, socketSettings, wordsOf } from '../chaos/world.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { completion, type EndpointServer, refuse, startEndpointServer } from './endpoint-server.ts'
import { readableLog } from './log.ts'

const { log, lines } = readableLog()

let server: EndpointServer
let test: TestDatabase
let playground: Playground
let laurel: RunningLaurel

beforeAll(async () => {
  ;[server, test, playground] = await Promise.all([
    startEndpointServer(),
    createTestDatabase(),
    openPlayground(),
  ])
  const config = readConfig({
    DATABASE_URL: test.url,
    LAUREL_DATA_DIR: inject('dataDir'),
    ...socketSettings(playground),
    LAUREL_MAPPER: 'chat',
    LAUREL_MAPPER_URL: server.url,
    LAUREL_MAPPER_KEY: 'sk-very-secret',
    LAUREL_MAPPER_MODEL: 'some-model',
    LAUREL_MAPPER_TIMEOUT_MS: '2000',
  })
  laurel = await startLaurel(config, log)
}, 180_000)
afterAll(async () => {
  await laurel?.stop()
  await playground?.close()
  await test?.close()
  await server?.close()
})
beforeEach(() => {
  server.requests.splice(0)
})

const give = async (as: string, line: string, words: string) => {
  await playground.driver.say({ as, conversation: kudosChannel, text: line })
  await playground.driver.waitFor(
    () =>
      playground.driver
        .messages(kudosChannel)
        .find(message => message.isBot && wordsOf(message).includes(words)),
    { what: `a card with "${words}"` },
  )
  const prompt = await playground.driver.waitFor(
    () => playground.driver.ephemerals(as).findLast(message => wordsOf(message).includes('tag:')),
    { what: 'the prompt of the giver' },
  )
  return wordsOf(prompt)
}

describe('giving kudos with a chat endpoint', () => {
  it('asks it about the words alone, and shows what it found to the giver', async () => {
    server.answer = () =>
      completion({
        behavioural: 0.98,
        ranking: [{ code: 'ownership.owns-mistakes', p: 0.95 }],
        quotes: ['said it was the fuse [PERSON_2] had picked'],
      })
    const prompt = await give(
      'U0PRIYA',
      '/kudos @tom said it was the fuse Tom had picked',
      'the fuse Tom had picked',
    )
    expect(server.requests).toHaveLength(1)
    const { raw, body } = server.requests[0]!
    expect((body.messages as { content: string }[])[1]!.content).toMatch(
      /^said it was the fuse \[PERSON_\d\] had picked$/,
    )
    expect(raw).not.toMatch(/U0TOM|U0PRIYA|C0KUDOS|T0LAUREL|\bTom\b|Tomasz|Priya/)
    expect(prompt).toContain('Owns up')
  })

  it.each([
    [
      'refuses',
      (_: unknown, response: Parameters<typeof refuse>[0]) => refuse(response, 500),
      'U0BEN',
      'Rosa',
    ],
    ['hangs', () => undefined, 'U0ANA', 'the drawing'],
  ])('still posts the card and asks the giver when it %s', async (_, answer, giver, words) => {
    server.answer = answer
    const text = `told everyone the outage was his own mistake and fixed ${words} that night`
    await give(giver, `/kudos @tom ${text}`, words)
    expect(server.requests).toHaveLength(1)
  })

  it('logs neither words nor key', () => {
    const all = JSON.stringify(lines)
    expect(all).toContain('gave no usable answer')
    expect(all).not.toMatch(/outage|fuse|sk-very-secret/)
  })
})
