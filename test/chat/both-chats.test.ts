import { createHmac } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManifest } from '../../src/playground/manifest.ts'
import { type Playground, startPlayground } from '../../src/playground/playground.ts'
import { readWorkspace } from '../../src/playground/workspace.ts'
import { freePort } from '../../src/store/free-port.ts'
import { ben, startTeamsClient, type TeamsClient, wordsOf } from './teams/client.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Slack by signed HTTP and Teams, in one process. */
let playground: Playground
let client: TeamsClient

beforeAll(async () => {
  playground = await startPlayground({
    dataDir: null,
    workspace: await readWorkspace(path.join(root, 'seeds/demo/workspace.yaml')),
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    page: false,
  })
  client = await startTeamsClient({
    settings: {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_SIGNING_SECRET: playground.signingSecret,
      SLACK_API_URL: playground.apiUrl,
      PORT: String(await freePort()),
    },
  })
})
afterAll(async () => {
  await client?.close()
  await playground?.close()
})

const address = (where: string) => `http://127.0.0.1:${client.running.port}${where}`

function command(text: string, secret: string) {
  const form = { command: '/laurel', text, user_id: 'U0BEN', channel_id: 'C0KUDOS', channel_name: 'kudos' }
  const body = new URLSearchParams({
    ...form,
    team_id: 'T0LAUREL',
    trigger_id: '1',
    api_app_id: 'A1',
  }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return fetch(address('/slack/events'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
}

describe('Slack and Teams on one port', () => {
  it('are both answered, each in its own way', async () => {
    const slack = await command('help', playground.signingSecret)
    expect([slack.status, await slack.text()]).toEqual([200, expect.stringContaining('I am Laurel')])
    expect((await client.say(ben, 'help')).status).toBe(200)
    const { activity } = await client.sent(() => true)
    expect(wordsOf(activity.attachments)).toContain('I am Laurel')
  })

  it('take nothing that was not signed for them', async () => {
    expect((await command('help', 'another secret')).status).toBe(401)
    const activity = JSON.stringify(
      client.envelope(ben, { id: 'a:1', kind: 'personal' }, { type: 'message' }),
    )
    const headers = { 'content-type': 'application/json' }
    const unsigned = await fetch(address('/api/messages'), { method: 'POST', headers, body: activity })
    expect(unsigned.status).toBe(401)
  })

  it('are ready together', async () => {
    expect((await fetch(address('/readyz'))).status).toBe(200)
    expect((await fetch(address('/elsewhere'))).status).toBe(404)
  })
})
