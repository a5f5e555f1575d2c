import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LinearMapper } from '../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../src/core/mapping/train.ts'
import { Allowance } from '../../src/mapping/allowance.ts'
import { textsOf } from '../../src/mapping/centroids.ts'
import { EmbeddingsEndpointMapper } from '../../src/mapping/embeddings-endpoint.ts'
import { Endpoint } from '../../src/mapping/endpoint.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type EndpointServer, type ReceivedRequest, refuse, startEndpointServer } from './endpoint-server.ts'
import { readableLog } from './log.ts'

const builtIn = new LinearMapper(trainModel(tinyFramework, tinyCorpus))
const texts = textsOf(tinyFramework)
const known = new Map(
  tinyFramework.indicators.flatMap(({ name, definition, examples }, k) =>
    (['en', 'zh-CN'] as const).flatMap(language =>
      [`${name[language]}: ${definition[language]}`, ...examples[language]].map(text => [text, k] as const),
    ),
  ),
)
/** Each indicator has a direction of its own; what is not of the framework points as the test says. */
const vectorOf = (text: string, else_: number) => {
  const k = known.get(text) ?? else_
  return [0, 1, 2].map(i => (i === k ? 1 : 0.1 + 0.01 * (text.length % 7)))
}
const embed =
  (direction: number) =>
  ({ body }: ReceivedRequest) => ({
    object: 'list',
    data: (body.input as string[])
      .map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, direction) }))
      .toReversed(),
  })

const text = 'Tomasz stood between the two crews'
const names = ['Priya Nair', 'Tomasz Zieliński']
const third = tinyFramework.indicators[2]!.code

let server: EndpointServer
let cacheDir: string
let now: Date
let { log, lines } = readableLog()

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.connection.pool.query('truncate "EndpointCalls"')
  server = await startEndpointServer()
  cacheDir = await mkdtemp(path.join(os.tmpdir(), 'laurel-embeddings-'))
  now = new Date('2026-11-22T09:00:00Z')
  ;({ log, lines } = readableLog())
})
afterEach(async () => {
  await server.close()
  await rm(cacheDir, { recursive: true })
})

function mapperWith({ timeoutMs = 5000, callsPerDay = 100, model = 'embed-1' } = {}) {
  const clock = { now: () => now }
  const endpoint = new Endpoint(
    { url: server.url, key: 'sk-very-secret', model, timeoutMs },
    new AbortController().signal,
  )
  const allowance = new Allowance(callsPerDay, test.database.endpointCalls, clock)
  return new EmbeddingsEndpointMapper(tinyFramework, endpoint, { builtIn, allowance, log, clock, cacheDir })
}

describe('an embeddings endpoint', () => {
  it('embeds the framework once, and then only messages, with placeholders for people', async () => {
    server.answer = embed(2)
    const mapper = mapperWith()
    await mapper.prepare()
    expect(server.requests.flatMap(({ body }) => body.input)).toEqual(texts)
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/embeddings',
      headers: { authorization: 'Bearer sk-very-secret' },
      body: { model: 'embed-1', encoding_format: 'float' },
    })
    server.requests.splice(0)
    await mapper.map(text, { names })
    expect(server.requests.map(({ body }) => body)).toEqual([
      { model: 'embed-1', input: ['[PERSON_2] stood between the two crews'], encoding_format: 'float' },
    ])
    await mapper.map('陈浩两边都劝住了', { names: ['陈浩'] })
    expect(server.requests[1]!.body.input).toEqual(['[PERSON_1]两边都劝住了'])
  })

  it.each([text, '两边吵起来，是他劝住的'])(
    'moves the ranking of "%s" towards the nearest indicator',
    async text => {
      server.answer = embed(2)
      const mapper = mapperWith()
      await mapper.prepare()
      const before = builtIn.rank(text)
      const mapping = await mapper.map(text, { names })
      const p = (of: typeof before) => of.indicators.find(({ code }) => code === third)!.p
      expect(p(mapping)).toBeGreaterThanOrEqual(0.5 * p(before) + 0.45)
      expect(mapping.indicators).toHaveLength(tinyFramework.indicators.length)
      expect(mapping.indicators.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
      expect(mapping.behavioural).toBe(before.behavioural)
      expect(mapping.evidence).toEqual(before.evidence)
    },
  )

  it('keeps the embedded framework for the next start, for each model its own', async () => {
    server.answer = embed(2)
    const first = mapperWith()
    await first.prepare()
    const mapping = await first.map(text, { names })
    server.requests.splice(0)
    const again = mapperWith()
    await again.prepare()
    expect(server.requests).toEqual([])
    expect(await again.map(text, { names })).toEqual(mapping)
    await mapperWith({ model: 'embed-2' }).prepare()
    expect(await readdir(cacheDir)).toHaveLength(2)
  })

  it('embeds the framework anew where what was kept is damaged', async () => {
    server.answer = embed(2)
    await mapperWith().prepare()
    const [file] = await readdir(cacheDir)
    server.requests.splice(0)
    await writeFile(path.join(cacheDir, file!), '{"en":')
    await mapperWith().prepare()
    expect(server.requests).not.toEqual([])
  })

  it('leaves the built-in mapper alone until the framework is embedded, and tries again a minute later', async () => {
    server.answer = (_, response) => refuse(response, 401)
    const mapper = mapperWith()
    await mapper.prepare()
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'status', detail: 401 }))
    expect(await mapper.map(text, { names })).toEqual(builtIn.rank(text))
    expect(server.requests).toHaveLength(1)

    server.answer = embed(2)
    now = new Date(now.getTime() + 60_000)
    expect(await mapper.map(text, { names })).toEqual(builtIn.rank(text))
    await mapper.prepare()
    expect(await mapper.map(text, { names })).not.toEqual(builtIn.rank(text))
    expect(JSON.stringify(lines)).not.toMatch(/secret|crews/)
  })

  it.each([
    ['status 429', (_: unknown, response: Parameters<typeof refuse>[0]) => refuse(response, 429), 'status'],
    ['no vector', () => ({ data: [] }), 'wrong-schema'],
    ['a vector of another length', () => ({ data: [{ index: 0, embedding: [1] }] }), 'wrong-schema'],
    ['another schema', () => ({ embeddings: [] }), 'wrong-schema'],
    ['no JSON', (_: unknown, response: Parameters<typeof refuse>[0]) => void response.end('x'), 'malformed'],
    ['nothing in time', () => undefined, 'timeout'],
  ])('is overruled on %s', async (_, answer, reason) => {
    server.answer = embed(2)
    const mapper = mapperWith({ timeoutMs: 60 })
    await mapper.prepare()
    server.answer = answer
    expect(await mapper.map(text, { names })).toEqual(builtIn.rank(text))
    expect(lines).toContainEqual(expect.objectContaining({ level: 40, reason }))
  })

  it('is asked no more than the budget allows', async () => {
    server.answer = embed(2)
    const mapper = mapperWith({ callsPerDay: 1 })
    await mapper.prepare()
    server.requests.splice(0)
    await mapper.map(text, { names })
    expect(await mapper.map(text, { names })).toEqual(builtIn.rank(text))
    expect(server.requests).toHaveLength(1)
  })
})
