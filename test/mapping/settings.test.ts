import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { OperatorError } from '../../src/core/errors.ts'

const endpoint = { LAUREL_MAPPER_URL: 'https://models.example/v1', LAUREL_MAPPER_MODEL: 'm' }

describe('the settings of the mapper', () => {
  it('send nothing anywhere unless asked to', () => {
    expect(readConfig({}).mapper).toEqual({ kind: 'built-in' })
    expect(readConfig({ LAUREL_MAPPER: 'built-in', ...endpoint }).mapper).toEqual({ kind: 'built-in' })
  })

  it('name an endpoint, its model, and its bounds', () => {
    expect(readConfig({ LAUREL_MAPPER: 'chat', ...endpoint }).mapper).toEqual({
      kind: 'chat',
      url: 'https://models.example/v1',
      key: null,
      model: 'm',
      timeoutMs: 8000,
      callsPerDay: 2000,
    })
    const bounded = {
      LAUREL_MAPPER_KEY: 'sk-1',
      LAUREL_MAPPER_TIMEOUT_MS: '50',
      LAUREL_MAPPER_DAILY_CALLS: '0',
    }
    expect(readConfig({ LAUREL_MAPPER: 'embeddings', ...endpoint, ...bounded }).mapper).toMatchObject({
      kind: 'embeddings',
      key: 'sk-1',
      timeoutMs: 50,
      callsPerDay: 0,
    })
  })

  it.each([
    [{ LAUREL_MAPPER: 'gpt' }, 'LAUREL_MAPPER'],
    [{ LAUREL_MAPPER: 'chat' }, 'Set LAUREL_MAPPER_URL'],
    [{ LAUREL_MAPPER: 'chat', LAUREL_MAPPER_URL: endpoint.LAUREL_MAPPER_URL }, 'Set LAUREL_MAPPER_MODEL'],
    [{ LAUREL_MAPPER_KEY: 'sk-1' }, 'Set LAUREL_MAPPER to chat or embeddings'],
    [endpoint, 'Set LAUREL_MAPPER to chat or embeddings'],
    [
      { LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_URL: 'models.example' },
      'https://api.openai.com/v1',
    ],
    [{ LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_URL: 'ftp://models.example' }, 'LAUREL_MAPPER_URL'],
    [{ LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_URL: 'https://a:b@c.example' }, 'LAUREL_MAPPER_KEY'],
    [{ LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_KEY: 'sk 1' }, 'LAUREL_MAPPER_KEY'],
    [{ LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_TIMEOUT_MS: '0' }, 'LAUREL_MAPPER_TIMEOUT_MS'],
    [{ LAUREL_MAPPER: 'chat', ...endpoint, LAUREL_MAPPER_DAILY_CALLS: '-1' }, 'LAUREL_MAPPER_DAILY_CALLS'],
  ])('are refused as %j, with what to set', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(OperatorError)
    expect(() => readConfig(environment)).toThrow(words)
  })
})
