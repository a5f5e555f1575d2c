import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Playground } from '../../src/playground/playground.ts'
import { startTestPlayground } from './small-workspace.ts'

interface Envelope {
  envelope_id: string
  type: string
  payload: { trigger_id: string; response_url: string; type?: string; view?: { id: string }; text?: string }
}

let playground: Playground
let client: WebClient
let socket: WebSocket
let time: number
/** What arrived that is no event, each with what it was acknowledged with. */
let envelopes: Envelope[]
let answers: unknown[]

beforeEach(async () => {
  time = 1_763_805_000_000
  envelopes = []
  answers = []
  playground = await startTestPlayground({ now: () => time })
  const options = { slackApiUrl: playground.apiUrl, retryConfig: { retries: 0 } }
  client = new WebClient(playground.botToken, options)
  const { url } = await new WebClient(playground.appToken, options).apps.connections.open({})
  socket = new WebSocket(String(url))
  socket.on('message', data => {
    const envelope: Envelope = JSON.parse(String(data))
    if (!envelope.envelope_id) return
    if (envelope.type !== 'events_api') envelopes.push(envelope)
    const payload = envelope.type === 'events_api' ? {} : (answers.shift() ?? {})
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload }))
  })
  await playground.driver.waitFor(() => playground.connected)
})

afterEach(async () => {
  socket.close()
  await playground.close()
})

const command = { as: 'U0ANA', conversation: 'C0KUDOS', text: '/kudos' }
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (title = 'T', parts: object = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  submit: plain('OK'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'b',
      label: plain('L'),
      element: { type: 'plain_text_input' as const, action_id: 'a' },
    },
  ],
  ...parts,
})
const trigger = () => String(envelopes.at(-1)?.payload.trigger_id)
const values = (value: string) => ({ b: { a: { type: 'plain_text_input', value } } })
const top = () => playground.driver.views('U0ANA').at(-1)

async function openModal(view: object = modal()) {
  await playground.driver.say(command)
  await client.views.open({ trigger_id: trigger(), view: view as ReturnType<typeof modal> })
}

async function submit(answer: unknown, value = 'text') {
  answers.push(answer)
  return playground.driver.submit({ as: 'U0ANA', viewId: String(top()?.id), values: values(value) })
}

describe('a trigger', () => {
  it('opens one view', async () => {
    await openModal()
    await expect(client.views.open({ trigger_id: trigger(), view: modal() })).rejects.toThrow(
      'exchanged_trigger_id',
    )
  })

  it('lives three seconds', async () => {
    await playground.driver.say(command)
    time += 3001
    await expect(client.views.open({ trigger_id: trigger(), view: modal() })).rejects.toThrow(
      'expired_trigger_id',
    )
  })
})

describe('a submission', () => {
  it('stacks at most three views, and closing the top one uncovers the one below', async () => {
    await openModal()
    await submit({ response_action: 'push', view: modal('Two') })
    await submit({ response_action: 'push', view: modal('Three') })
    await submit({ response_action: 'push', view: modal('Four') })
    expect(playground.driver.notices('U0ANA')).toEqual(["The app's answer was refused: push_limit_reached"])
    expect(playground.driver.views('U0ANA')).toHaveLength(3)
    await expect(client.views.push({ trigger_id: trigger(), view: modal() })).rejects.toThrow(
      'push_limit_reached',
    )
    await submit({})
    expect(top()?.view).toMatchObject({ title: { text: 'Two' } })
    await submit({ response_action: 'clear' })
    expect(playground.driver.views('U0ANA')).toEqual([])
  })

  it('is answered with an update that keeps what was typed', async () => {
    await openModal()
    await submit({ response_action: 'update', view: modal('Again') }, 'typed')
    expect(top()?.view).toMatchObject({ title: { text: 'Again' } })
    await client.views.update({ view_id: String(top()?.id), view: modal('And again') })
    await submit({}, 'typed more')
    expect(envelopes.at(-1)?.payload.view).toMatchObject({ state: { values: values('typed more') } })
  })

  it('is told when the app answers with a view that Slack refuses', async () => {
    await openModal()
    await submit({ response_action: 'update', view: modal('x'.repeat(25)) })
    expect(playground.driver.notices('U0ANA')[0]).toContain(
      'must be less than 25 characters [json-pointer:/view/title/text]',
    )
  })

  it('needs what is required, within its limits', async () => {
    const element = { type: 'plain_text_input', action_id: 'a', min_length: 3, max_length: 5 }
    const blocks = [{ type: 'input', block_id: 'b', label: plain('L'), element }]
    await openModal(modal('T', { blocks }))
    const before = envelopes.length
    expect(await submit({}, '')).toMatchObject({ errors: { b: 'Please complete this required field.' } })
    expect(await submit({}, 'ab')).toMatchObject({ errors: { b: 'Please enter at least 3 characters.' } })
    expect(await submit({}, 'abcdef')).toMatchObject({ errors: { b: 'Please enter at most 5 characters.' } })
    expect(envelopes).toHaveLength(before)
  })
})

describe('a response_url', () => {
  const respond = (body: object) =>
    fetch(String(envelopes[0]?.payload.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('answers five times', async () => {
    await playground.driver.say(command)
    for (let use = 0; use < 5; use++) expect((await respond({ text: `answer ${use}` })).status).toBe(200)
    expect((await respond({ text: 'one too many' })).status).toBe(404)
    expect(playground.driver.ephemerals('U0ANA')).toHaveLength(5)
  })

  it('answers for thirty minutes', async () => {
    await playground.driver.say(command)
    time += 30 * 60_000 + 1
    expect(await (await respond({ text: 'late' })).json()).toMatchObject({ error: 'expired_url' })
  })

  it('posts for everyone, refuses what Slack refuses', async () => {
    await playground.driver.say(command)
    await respond({ text: 'all', response_type: 'in_channel' })
    expect(playground.driver.messages('C0KUDOS').at(-1)).toMatchObject({ text: 'all', isBot: true })
    const refused = await respond({ blocks: [{ type: 'no' }] })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: 'invalid_blocks' })
  })

  it('replaces and deletes the ephemeral message a button was in', async () => {
    const button = { type: 'button' as const, action_id: 'go', text: plain('Go'), value: 'v' }
    const blocks = [{ type: 'actions' as const, block_id: 'x', elements: [button] }]
    const { message_ts: ts } = await client.chat.postEphemeral({
      channel: 'C0KUDOS',
      user: 'U0ANA',
      text: 'pick',
      blocks,
    })
    const source = { conversation: 'C0KUDOS', ts: String(ts) }
    await playground.driver.act({ as: 'U0ANA', source, action: { action_id: 'go' } })
    expect(envelopes[0]?.payload).toMatchObject({
      type: 'block_actions',
      actions: [{ type: 'button', action_id: 'go', block_id: 'x', value: 'v' }],
      container: { is_ephemeral: true, message_ts: ts },
    })
    expect(envelopes[0]?.payload).not.toHaveProperty('message')
    await respond({ text: 'picked', replace_original: true })
    expect(playground.driver.ephemerals('U0ANA').map(message => [message.ts, message.text])).toEqual([
      [ts, 'picked'],
    ])
    await respond({ delete_original: true })
    expect(playground.driver.ephemerals('U0ANA')).toEqual([])
  })

  it('may answer with inputs of its own, whose picked option counts as typed', async () => {
    await playground.driver.say(command)
    const option = { text: plain('One'), value: '1' }
    const select = { type: 'static_select', action_id: 'pick', options: [option] }
    await respond({ blocks: [{ type: 'section', text: plain('Which?'), accessory: select }] })
    const [message] = playground.driver.ephemerals('U0ANA')
    const source = { conversation: 'C0KUDOS', ts: String(message?.ts) }
    await playground.driver.act({
      as: 'U0ANA',
      source,
      action: { action_id: 'pick', selected_option: option },
    })
    const blockId = String(message?.blocks[0]?.block_id)
    expect(envelopes.at(-1)?.payload).toMatchObject({
      actions: [{ action_id: 'pick', block_id: blockId, selected_option: option }],
      state: { values: { [blockId]: { pick: { type: 'static_select', selected_option: option } } } },
    })
  })
})
