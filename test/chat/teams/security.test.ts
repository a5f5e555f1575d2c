import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { ana, personal, startTeamsClient, type TeamsClient } from './client.ts'
import { tenantId } from './service.ts'

let client: TeamsClient
let url: string

beforeAll(async () => {
  client = await startTeamsClient()
  url = `http://127.0.0.1:${client.running.port}/api/messages`
})
afterAll(() => client?.close())

const now = () => Math.floor(Date.now() / 1000)

async function deliver(authorization: string | null, change: object = {}) {
  const activity = { ...client.envelope(ana, personal(ana), { type: 'message', text: 'help' }), ...change }
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
    body: JSON.stringify(activity),
  })
  return { status: response.status, body: await response.text() }
}

const unauthorized = { status: 401, body: '' }

describe('a request to the endpoint of Teams', () => {
  it('is taken with a token that Teams signed for this application', async () => {
    expect(await deliver(`Bearer ${await client.service.token()}`)).toEqual({ status: 200, body: '' })
  })

  const key = 'foreign' as const
  it.each<[string, () => Promise<string | null>]>([
    ['no token', async () => null],
    ['an empty token', async () => 'Bearer '],
    ['another scheme', async () => `Basic ${await client.service.token()}`],
    ['something that is no token', async () => 'Bearer not.a.token'],
    [
      'a token for another audience',
      async () => `Bearer ${await client.service.token({ aud: 'another-app' })}`,
    ],
    [
      'a token of another issuer',
      async () => `Bearer ${await client.service.token({ iss: 'https://evil.example' })}`,
    ],
    [
      'a token that has expired',
      async () => `Bearer ${await client.service.token({ exp: now() - 3600, nbf: now() - 7200 })}`,
    ],
    [
      'a token that is not valid yet',
      async () => `Bearer ${await client.service.token({ nbf: now() + 3600, exp: now() + 7200 })}`,
    ],
    ['a token with a bad signature', async () => `Bearer ${await client.service.token({}, { key })}`],
    [
      'a token signed by an unknown key',
      async () => `Bearer ${await client.service.token({}, { key, kid: 'unknown' })}`,
    ],
    [
      'a token for another service address',
      async () => `Bearer ${await client.service.token({ serviceurl: 'https://evil.example/' })}`,
    ],
    [
      'a token without a service address',
      async () => `Bearer ${await client.service.token({ serviceurl: undefined })}`,
    ],
    [
      'a token signed with the public key as a secret',
      async () => `Bearer ${await client.service.token({}, { key: 'public' })}`,
    ],
    ['a token that says it needs no signature', async () => `Bearer ${await unsigned()}`],
  ])('with %s is refused without a word', async (_, authorization) => {
    expect(await deliver(await authorization())).toEqual(unauthorized)
  })

  it.each<[string, object]>([
    ['without a service address', { serviceUrl: undefined }],
    ['with an empty service address', { serviceUrl: '' }],
    ['with another service address than the token’s', { serviceUrl: 'https://evil.example/' }],
    ['from another channel', { channelId: 'webchat' }],
    ['that claims to be of App Service', { channelId: 'AseChannel' }],
    ['without a sender', { from: undefined }],
  ])('%s is refused without a word', async (_, change) => {
    expect(await deliver(`Bearer ${await client.service.token()}`, change)).toEqual(unauthorized)
  })

  it('is refused where the keys cannot be read', async () => {
    const other = await startTeamsClient({ settings: { TEAMS_OPENID_URL: 'http://127.0.0.1:1/none' } })
    try {
      const token = await other.service.token()
      const answer = await fetch(`http://127.0.0.1:${other.running.port}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(other.envelope(ana, personal(ana), { type: 'message', text: 'help' })),
      })
      expect({ status: answer.status, body: await answer.text() }).toEqual(unauthorized)
    } finally {
      await other.close()
    }
  })

  it('from a tenant that is not served is refused, and nothing of it is stored', async () => {
    const foreign = '11111111-2222-4333-8444-555555555555'
    const change = {
      channelData: { tenant: { id: foreign } },
      conversation: { id: 'a:x', conversationType: 'personal', tenantId: foreign },
    }
    expect(await deliver(`Bearer ${await client.service.token()}`, change)).toEqual({ status: 403, body: '' })
    expect((await client.test.database.workspaces.list()).map(({ id }) => id)).toEqual([tenantId])
  })

  it('that is longer than a megabyte is refused while it is being sent', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(url, { method: 'POST' }, response => resolve(response.statusCode ?? 0))
      sending.on('error', reject)
      const piece = Buffer.alloc(64 * 1024, 'x')
      let sentPieces = 0
      const more = () => {
        if (sentPieces++ > 20 || sending.destroyed) return sending.end()
        sending.write(piece, more)
      }
      more()
    })
    expect(status).toBe(413)
  })

  it('by another method, or elsewhere, is not found', async () => {
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(`${url}/more`, { method: 'POST' })).status).toBe(404)
  })

  it('is never answered with a call to a service that nobody signed for', () => {
    expect(client.service.problems).toEqual([])
  })
})

describe('the settings of Teams', () => {
  it.each([
    [{ TEAMS_TENANT_ID: 't' }, 'TEAMS_APP_ID'],
    [{ TEAMS_TENANT_ID: 't', TEAMS_APP_ID: 'a' }, 'TEAMS_APP_PASSWORD'],
    [{ TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p' }, 'TEAMS_TENANT_ID'],
    [{ TEAMS_TENANT_ID: 't', NODE_ENV: 'production' }, 'TEAMS_APP_ID'],
    [{ TEAMS_TENANT_ID: 't', TEAMS_LOCAL: 'true', NODE_ENV: 'production' }, 'TEAMS_LOCAL'],
    [
      { TEAMS_TENANT_ID: 't', TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p', TEAMS_LOCAL: 'true' },
      'TEAMS_LOCAL',
    ],
  ])('%j are refused with what to mend', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(name)
  })

  it('leave Slack out where Teams alone is set, and have both where both are', () => {
    const teams = { TEAMS_TENANT_ID: 'a, b', TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p' }
    expect(readConfig(teams)).toMatchObject({ slack: { mode: 'off' }, teams: { tenantIds: ['a', 'b'] } })
    const both = { ...teams, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }
    expect(readConfig(both)).toMatchObject({ slack: { mode: 'http' }, teams: { tenantIds: ['a', 'b'] } })
    expect(readConfig({}).teams).toBeNull()
  })
})

async function unsigned(): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const [, payload] = (await client.service.token()).split('.')
  return `${part({ alg: 'none', kid: 'own' })}.${payload}.`
}
