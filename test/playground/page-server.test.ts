import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Playground } from '../../src/playground/playground.ts'
import type { Event, State } from '../../src/playground/protocol.ts'
import { startTestPlayground } from './small-workspace.ts'

let playground: Playground

beforeEach(async () => {
  playground = await startTestPlayground()
})

afterEach(() => playground.close())

const stateOf = async (person: string) =>
  (await (await fetch(`${playground.url}/playground/state?as=${person}`)).json()) as State

function act(name: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${playground.url}/playground/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** The status of a GET with a Host of one's choice, which fetch does not allow. */
function statusFor(path: string, host: string): Promise<number> {
  const { port } = new URL(playground.url)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('the state for the page', () => {
  it('holds what the person may see and no more', async () => {
    const mei = await stateOf('U0MEI')
    expect(mei.conversations.map(conversation => conversation.id)).toEqual(['C0KUDOS', 'C0OPS'])
    expect(mei.messages.map(message => message.text)).toEqual(['早上好', 'morning all'])
    expect(mei).toMatchObject({
      me: 'U0MEI',
      connected: false,
      bot: { name: 'Laurel' },
      views: [],
      home: null,
    })
    expect(mei.commands[0]).toEqual({
      command: '/kudos',
      description: 'Give kudos',
      usageHint: '@person text',
    })
    expect(JSON.stringify(mei)).not.toContain('playground.example')
  })

  it('shows a direct message to its two people, each under the other’s name', async () => {
    await act('openIm', { as: 'U0ANA', with: 'U0BEN' })
    const im = async (person: string) =>
      (await stateOf(person)).conversations.find(one => one.kind === 'im')?.name
    expect(await im('U0ANA')).toBe('U0BEN')
    expect(await im('U0BEN')).toBe('U0ANA')
    expect(await im('U0MEI')).toBeUndefined()
  })
})

describe('the event stream', () => {
  it('tells members what is said, as it is said', async () => {
    const reading = new AbortController()
    const stream = await fetch(`${playground.url}/playground/events?as=U0MEI`, { signal: reading.signal })
    await act('say', { as: 'U0ANA', conversation: 'C0NOBOT', text: 'not for Mei' })
    await act('say', { as: 'U0ANA', conversation: 'C0OPS', text: 'for Mei' })
    let text = ''
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes('data:')) break
    }
    reading.abort()
    const [first] = text.split('\n').filter(line => line.startsWith('data: '))
    const event: Event = JSON.parse(String(first).slice('data: '.length))
    expect(event).toMatchObject({ type: 'message', message: { text: 'for Mei', conversation: 'C0OPS' } })
  })
})

describe('acts', () => {
  it.each<[string, string, unknown, number, string]>([
    ['by nobody', 'say', { as: 'U0NOBODY', conversation: 'C0KUDOS', text: 'x' }, 404, 'user_not_found'],
    ['by the bot', 'say', { as: 'U0LAUREL', conversation: 'C0KUDOS', text: 'x' }, 404, 'user_not_found'],
    [
      'by somebody deactivated',
      'say',
      { as: 'U0GONE', conversation: 'C0KUDOS', text: 'x' },
      403,
      'user_disabled',
    ],
    [
      'where one is not',
      'say',
      { as: 'U0GUEST', conversation: 'C0KUDOS', text: 'x' },
      404,
      'channel_not_found',
    ],
    ['without a text', 'say', { as: 'U0ANA', conversation: 'C0KUDOS', text: ' ' }, 400, 'no_text'],
    [
      'with an unknown command',
      'say',
      { as: 'U0ANA', conversation: 'C0KUDOS', text: '/nope' },
      400,
      'unknown_command',
    ],
    ['of the wrong shape', 'say', { as: 'U0ANA' }, 400, 'invalid_act'],
    ['on a closed view', 'submit', { as: 'U0ANA', viewId: 'V0', values: {} }, 404, 'view_not_found'],
  ])('%s are refused with the reason', async (_name, name, body, status, error) => {
    const answer = await act(name, body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ ok: false, error })
  })

  it('on messages of others are refused', async () => {
    const [first] = playground.driver.messages('C0KUDOS')
    const answer = await act('editMessage', {
      as: 'U0ANA',
      conversation: 'C0KUDOS',
      ts: first?.ts,
      text: 'x',
    })
    expect(answer.status).toBe(403)
  })
})

describe('other sites', () => {
  it('reach nothing under a name of their own', async () => {
    const { port } = new URL(playground.url)
    expect(await statusFor('/playground/state?as=U0ANA', 'evil.example')).toBe(403)
    expect(await statusFor('/playground/state?as=U0ANA', `evil.example:${port}`)).toBe(403)
    expect(await statusFor('/playground/state?as=U0ANA', `localhost:${port}`)).toBe(200)
  })

  it('cannot act, by a script or by a form', async () => {
    const say = { as: 'U0ANA', conversation: 'C0KUDOS', text: 'forged' }
    expect((await act('say', say, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await act('say', say, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await act('say', say, { origin: playground.url })).status).toBe(200)
  })
})
