import { once } from 'node:events'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Playground } from '../../src/playground/playground.ts'
import { startSocketApp } from './kudos-app.ts'
import { startTestPlayground } from './small-workspace.ts'

let playground: Playground
let client: WebClient

beforeEach(async () => {
  playground = await startTestPlayground()
  client = new WebClient(playground.botToken, {
    slackApiUrl: playground.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 300,
  })
})

afterEach(() => playground.close())

const post = () => client.chat.postMessage({ channel: 'C0KUDOS', text: 'posted' })
const linkAddress = async () => {
  const app = new WebClient(playground.appToken, { slackApiUrl: playground.apiUrl })
  return String((await app.apps.connections.open({})).url)
}
const posts = () => playground.driver.messages('C0KUDOS').filter(message => message.text === 'posted').length

describe('faults on demand', () => {
  it('answer the next calls with 429 and Retry-After, then no more', async () => {
    playground.faults.plan({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 7, times: 2 })
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 })
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 })
    await post()
    expect(posts()).toBe(1)
    expect(playground.faults.calls.map(call => call.outcome)).toEqual(['429', '429', 'ok'])
    expect(playground.faults.count('ratelimited chat.postMessage')).toBe(2)
  })

  it('answer with a server error without doing anything', async () => {
    playground.faults.plan({ method: '*', kind: 'server-error', status: 503 })
    await expect(post()).rejects.toMatchObject({ statusCode: 503 })
    expect(posts()).toBe(0)
  })

  it('do what was asked and then drop the connection', async () => {
    playground.faults.plan({ method: 'chat.postMessage', kind: 'drop' })
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
    expect(posts()).toBe(1)
  })

  it('never answer', async () => {
    playground.faults.plan({ method: 'chat.postMessage', kind: 'hang' })
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
    expect(posts()).toBe(0)
  })

  it('are planned from outside too, and keep tokens out of the record', async () => {
    const body = { faults: [{ method: 'auth.test', kind: 'ratelimited' }], redeliver: 1 }
    const answer = await fetch(`${playground.url}/playground/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(await answer.json()).toMatchObject({
      ok: true,
      redeliver: 1,
      planned: [{ method: 'auth.test', times: 1 }],
    })
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 1 })
    await fetch(`${playground.apiUrl}auth.test?token=${playground.botToken}`)
    const record = await (await fetch(`${playground.url}/playground/faults`)).text()
    expect(JSON.parse(record)).toMatchObject({ calls: [{ outcome: '429' }, { outcome: 'ok' }] })
    expect(record).not.toContain(playground.botToken)
  })
})

describe('an event', () => {
  it('waits for an app to connect, and is repeated until it is acknowledged', async () => {
    const { ts } = await playground.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: 'hi @laurel' })
    expect(playground.driver.settled()).toBe(false)
    const { app } = await startSocketApp(playground)
    await playground.driver.waitFor(() =>
      playground.driver.messages('C0KUDOS').some(message => message.threadTs === ts),
    )
    await playground.driver.waitFor(() => playground.driver.settled())
    await app.stop()
  })

  it('is given up after the last repetition', async () => {
    const socket = new WebSocket(await linkAddress())
    const attempts: unknown[] = []
    socket.on('message', data => {
      const envelope = JSON.parse(String(data))
      if (envelope.type !== 'events_api') return
      attempts.push([envelope.retry_attempt, envelope.payload.event_id])
    })
    await playground.driver.waitFor(() => playground.connected)
    await playground.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: 'hello?' })
    await playground.driver.waitFor(() => playground.driver.settled(), { timeoutMs: 8000 })
    expect(attempts.map(attempt => (attempt as [number])[0])).toEqual([0, 1, 2, 3])
    expect(new Set(attempts.map(attempt => (attempt as [number, string])[1])).size).toBe(1)
    socket.close()
  })
})

describe('Socket Mode', () => {
  it('lets each address be used once, and asks to connect anew on demand', async () => {
    const url = await linkAddress()
    const socket = new WebSocket(url)
    const types: string[] = []
    const refreshed = new Promise<void>(resolve => {
      socket.on('message', data => {
        const message = JSON.parse(String(data))
        types.push(message.reason ?? message.type)
        if (message.type === 'disconnect') resolve()
      })
    })
    await playground.driver.waitFor(() => playground.connected)
    const second = new WebSocket(url)
    const [refusal] = await once(second, 'error')
    expect(String(refusal)).toContain('403')
    playground.refreshConnections()
    await refreshed
    expect(types).toEqual(['hello', 'refresh_requested'])
    socket.close()
  })

  it('fails a command at once when the connection was cut', async () => {
    const { app } = await startSocketApp(playground)
    playground.cutConnections()
    await playground.driver.waitFor(() => !playground.connected)
    await playground.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: '/plain x' })
    expect(playground.driver.notices('U0ANA')).toEqual(['/plain failed with the error "dispatch_failed"'])
    await app.stop()
  })
})
