import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LinearMapper } from '../../src/core/mapping/linear-mapper.ts'
import type { Mapping } from '../../src/core/mapping/mapper.ts'
import { trainModel } from '../../src/core/mapping/train.ts'
import { chooseMapper, type MapperSettings } from '../../src/mapping/choose-mapper.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { completion, type EndpointServer, refuse, startEndpointServer } from './endpoint-server.ts'
import { readableLog } from './log.ts'

const builtIn = new LinearMapper(trainModel(tinyFramework, tinyCorpus))
const mistakes = 'ownership.owns-mistakes'
const through = 'ownership.sees-work-through'

const english =
  'Tomasz Zieliński chased the customs form with Priya; Tom told us at +44 20 7946 0958 and tomasz@corp.example, see https://wiki.corp.example/tom'
const names = ['Priya Nair', 'Tomasz Zieliński']

let server: EndpointServer
let now: Date
let test: TestDatabase
let { log, lines } = readableLog()
const stops: (() => void)[] = []

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.connection.pool.query('truncate "EndpointCalls"')
  server = await startEndpointServer()
  now = new Date('2026-11-22T09:00:00Z')
  ;({ log, lines } = readableLog())
})
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await server.close()
})

function mapperWith(settings: Partial<Exclude<MapperSettings, { kind: 'built-in' }>> = {}) {
  const chosen = chooseMapper(
    {
      kind: 'chat',
      url: server.url,
      key: 'sk-very-secret',
      model: 'some-model',
      timeoutMs: 5000,
      callsPerDay: 100,
      ...settings,
    },
    { calls: test.database.endpointCalls, clock: { now: () => now }, cacheDir: '/nowhere', log },
  )
  stops.push(chosen.stop)
  return Object.assign(chosen.over(builtIn, tinyFramework), { stop: chosen.stop })
}

const good = (ranking: { code: string; p: number }[], quotes: string[] = []) =>
  completion({ behavioural: 0.9, ranking, quotes })
const wordsOf = (text: string, { evidence }: Mapping) =>
  evidence.map(({ start, end }) => text.slice(start, end))
const sum = (ranked: { p: number }[]) => ranked.reduce((total, { p }) => total + p, 0)

describe('the request to a chat endpoint', () => {
  it('asks for structured output with the framework first and the message last, under the key', async () => {
    server.answer = () => good([{ code: through, p: 0.9 }])
    await mapperWith().map(english, { names })
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions' })
    expect(request!.headers).toMatchObject({
      authorization: 'Bearer sk-very-secret',
      'content-type': 'application/json',
    })
    const { model, messages, response_format } = request!.body as {
      model: string
      messages: { role: string; content: string }[]
      response_format: {
        type: string
        json_schema: {
          strict: boolean
          schema: { properties: { ranking: { items: { properties: { code: { enum: string[] } } } } } }
        }
      }
    }
    expect(model).toBe('some-model')
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
    for (const { code, name, definition } of tinyFramework.indicators)
      expect(messages[0]!.content).toContain(`${code}: ${name.en}. ${definition.en}`)
    expect(response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
    expect(response_format.json_schema.schema.properties.ranking.items.properties.code.enum).toEqual(
      tinyFramework.indicators.map(({ code }) => code),
    )
    expect(Object.keys(request!.body).sort()).toEqual(['messages', 'model', 'response_format'])
  })

  it('shows placeholders instead of people, and nothing else of them', async () => {
    server.answer = () => good([{ code: through, p: 0.9 }])
    await mapperWith().map(english, { names })
    const { messages } = server.requests[0]!.body as { messages: { content: string }[] }
    expect(messages[1]!.content).toBe(
      '[PERSON_2] chased the customs form with [PERSON_1]; [PERSON_2] told us at [PHONE] and [EMAIL], see [LINK]',
    )
    expect(server.requests[0]!.raw).not.toMatch(/\btom|ziel|priya|nair|7946|corp\.example/i)
    expect(JSON.stringify(server.requests[0]!.headers)).not.toMatch(/tom|priya/i)
  })

  it('is in Chinese for a Chinese message, and begins alike for every message of a language', async () => {
    server.answer = () => good([{ code: mistakes, p: 0.9 }])
    const mapper = mapperWith()
    await mapper.map('陈浩主动承认错误，老陈当晚就改好了', { names: ['夏雨荷', '陈浩'] })
    await mapper.map('雨荷一直跟到最后一箱', { names: ['夏雨荷'] })
    const [first, second] = server.requests.map(
      ({ body }) => body as { messages: { role: string; content: string }[] },
    )
    expect(first!.messages[1]!.content).toBe('[PERSON_2]主动承认错误，[PERSON_2]当晚就改好了')
    expect(second!.messages[1]!.content).toBe('[PERSON_1]一直跟到最后一箱')
    expect(first!.messages[0]).toEqual(second!.messages[0])
    for (const { code, name, definition } of tinyFramework.indicators)
      expect(first!.messages[0]!.content).toContain(`${code}：${name['zh-CN']}。${definition['zh-CN']}`)
  })

  it('goes without a key to a server that wants none, and keeps the query of its address', async () => {
    server.answer = () => good([])
    await mapperWith({ key: null, url: `${server.url}/?api-version=1` }).map(english, { names })
    expect(server.requests[0]!.path).toBe('/v1/chat/completions?api-version=1')
    expect(server.requests[0]!.headers.authorization).toBeUndefined()
  })

  it('is not made when nobody said whose names to hide, nor for an empty text', async () => {
    const mapper = mapperWith()
    expect(await mapper.map(english)).toEqual(builtIn.rank(english))
    await mapper.map('  ', { names })
    expect(server.requests).toEqual([])
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'names-unknown' }))
  })
})

describe('a good answer', () => {
  it('moves the ranking, keeps every indicator, and sums to 1', async () => {
    server.answer = () =>
      good([
        { code: 'collaboration.mediates-conflict', p: 0.8 },
        { code: through, p: 0.1 },
      ])
    const before = builtIn.rank(english)
    const mapping = await mapperWith().map(english, { names })
    expect(mapping.indicators[0]!.code).toBe('collaboration.mediates-conflict')
    expect(mapping.competencies[0]!.code).toBe('collaboration')
    expect(mapping.indicators.map(({ code }) => code).sort()).toEqual(
      tinyFramework.indicators.map(({ code }) => code).sort(),
    )
    expect(sum(mapping.indicators)).toBeCloseTo(1)
    expect(sum(mapping.competencies)).toBeCloseTo(1)
    expect(mapping.behavioural).toBeCloseTo(0.3 * before.behavioural + 0.7 * 0.9)
  })

  it('brings quotes, found again in the original although they hold placeholders', async () => {
    server.answer = () =>
      good([{ code: through, p: 0.9 }], ['[PERSON_2] chased the Customs form', 'words that are not there'])
    const mapping = await mapperWith().map(english, { names })
    expect(wordsOf(english, mapping)).toEqual(['Tomasz Zieliński chased the customs form'])
  })

  it('quotes Chinese as whole words', async () => {
    const text = '陈浩没等别人发现就说明故障是自己造成的'
    server.answer = () => good([{ code: mistakes, p: 0.9 }], ['[PERSON_1]没等别人发现', '说明故障'])
    const mapping = await mapperWith().map(text, { names: ['陈浩'] })
    expect(wordsOf(text, mapping)).toEqual(['陈浩没等别人发现', '说明故障'])
  })

  it("leaves the built-in mapper's evidence where no quote can be found", async () => {
    server.answer = () => good([{ code: through, p: 0.9 }], ['something else'])
    const mapping = await mapperWith().map(english, { names })
    expect(mapping.evidence).toEqual(builtIn.rank(english).evidence)
  })
})

describe('an endpoint that is of no use', () => {
  it.each([
    ['words instead of JSON', () => completion('secret words'), 'malformed'],
    ['malformed JSON of the model', () => completion('{"behavioural": 0.9, "secret words'), 'malformed'],
    ['an unknown code', () => good([{ code: 'ownership.secret-words', p: 0.9 }]), 'unknown-code'],
    ['the wrong schema', () => completion({ behavioural: 0.5, secret: 'words' }), 'wrong-schema'],
    ['a probability above 1', () => completion({ behavioural: 7, ranking: [], quotes: [] }), 'wrong-schema'],
    ['no completion at all', () => ({ choices: [] }), 'wrong-schema'],
    ['a refusal', () => ({ choices: [{ message: { content: null, refusal: 'secret words' } }] }), 'refused'],
  ])('is overruled on %s', async (_, answer, reason) => {
    server.answer = answer
    expect(await mapperWith().map(english, { names })).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ level: 40, reason }))
    expectNothingSecret()
  })

  it.each([400, 401, 404, 429, 500, 503])('is overruled on status %d, and not asked twice', async status => {
    server.answer = (_, response) => refuse(response, status, { 'retry-after': '1' })
    expect(await mapperWith().map(english, { names })).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'status', detail: status }))
    expect(server.requests).toHaveLength(1)
    expectNothingSecret()
  })

  it('is overruled when the answer is no JSON', async () => {
    server.answer = (_, response) => void response.end('<html>secret words</html>')
    expect(await mapperWith().map(english, { names })).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'malformed' }))
    expectNothingSecret()
  })

  it.each([
    ['before', () => undefined],
    ['in the middle of', (_: unknown, response: ServerResponse) => void response.write('{"choices":')],
  ])('is left when it hangs %s its answer', async (_, answer) => {
    server.answer = answer
    expect(await mapperWith({ timeoutMs: 60 }).map(english, { names })).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'timeout' }))
  })

  it('is overruled when nothing listens there', async () => {
    const mapper = mapperWith()
    await server.close()
    expect(await mapper.map(english, { names })).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'unreachable', detail: 'ECONNREFUSED' }))
  })

  it('is not followed to another server', async () => {
    const other = await startEndpointServer()
    server.answer = (_, response) => refuse(response, 307, { location: `${other.url}/chat/completions` })
    expect(await mapperWith().map(english, { names })).toEqual(builtIn.rank(english))
    expect(other.requests).toEqual([])
    await other.close()
  })

  it('is left alone for a minute after three failures in a row', async () => {
    server.answer = (_, response) => refuse(response, 500)
    const mapper = mapperWith()
    for (let i = 0; i < 5; i++) await mapper.map(english, { names })
    expect(server.requests).toHaveLength(3)
    server.answer = () => good([{ code: mistakes, p: 0.9 }])
    now = new Date(now.getTime() + 61_000)
    expect((await mapper.map(english, { names })).indicators[0]!.code).toBe(mistakes)
  })

  it('lets go of a call in hand when Laurel stops', async () => {
    const mapper = mapperWith()
    const asked = new Promise<void>(resolve => {
      server.answer = () => void resolve()
    })
    const mapping = mapper.map(english, { names })
    await asked
    mapper.stop()
    expect(await mapping).toEqual(builtIn.rank(english))
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'stopping' }))
  })
})

describe('the budget of a chat endpoint', () => {
  it('ends the calls of the day, says so once, and begins anew the next day', async () => {
    server.answer = () => good([{ code: mistakes, p: 0.9 }])
    const mapper = mapperWith({ callsPerDay: 2 })
    for (let i = 0; i < 4; i++) await mapper.map(english, { names })
    expect(server.requests).toHaveLength(2)
    expect(lines.filter(({ reason }) => reason === 'over-budget')).toHaveLength(1)
    now = new Date('2026-11-23T00:00:00Z')
    await mapper.map(english, { names })
    expect(server.requests).toHaveLength(3)
  })

  it('is one for all replicas, and goes on where a restarted one left off', async () => {
    server.answer = () => good([{ code: mistakes, p: 0.9 }])
    const [one, other] = [mapperWith({ callsPerDay: 3 }), mapperWith({ callsPerDay: 3 })]
    await Promise.all([one, other, one, other].map(mapper => mapper.map(english, { names })))
    expect(server.requests).toHaveLength(3)
    await mapperWith({ callsPerDay: 3 }).map(english, { names })
    expect(server.requests).toHaveLength(3)
  })
})

describe('the log at start', () => {
  it('says what is sent and where, without the key', () => {
    mapperWith()
    expect(lines[0]).toMatchObject({ level: 30, mapper: 'chat', model: 'some-model' })
    expect(lines[0]!.msg).toContain(`are sent to ${new URL(server.url).origin}`)
    expect(JSON.stringify(lines)).not.toContain('sk-very-secret')
  })

  it('says that nothing is sent where nothing is set', () => {
    const chosen = chooseMapper(
      { kind: 'built-in' },
      { calls: test.database.endpointCalls, clock: { now: () => now }, cacheDir: '/nowhere', log },
    )
    expect(chosen.over(builtIn, tinyFramework)).toBe(builtIn)
    expect(lines[0]!.msg).toContain('no message leaves this machine')
  })

  it('warns where texts would travel unencrypted', () => {
    mapperWith({ url: 'http://models.corp.example/v1' })
    expect(lines[1]).toMatchObject({ level: 40, endpoint: 'http://models.corp.example' })
  })
})

function expectNothingSecret() {
  expect(JSON.stringify(lines)).not.toMatch(/secret|customs|Tomasz|Priya/i)
}
