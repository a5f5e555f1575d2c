import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Playground } from '../../src/playground/playground.ts'
import { type Seen, startHttpApp, startSocketApp, type TestApp } from './kudos-app.ts'
import { startTestPlayground } from './small-workspace.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const transports = {
  async 'Socket Mode'() {
    const playground = await startTestPlayground()
    return { playground, ...(await startSocketApp(playground)) }
  },
  async 'signed HTTP'() {
    const port = await freePort()
    const playground = await startTestPlayground({ requestUrl: `http://127.0.0.1:${port}/slack/events` })
    return { playground, ...(await startHttpApp(playground, port)) }
  },
}

describe.each(Object.entries(transports))('an unchanged Bolt app over %s', (_name, start) => {
  let playground: Playground
  let app: TestApp
  let seen: Seen

  beforeEach(async () => {
    ;({ playground, app, seen } = await start())
  })

  afterEach(async () => {
    await app.stop()
    await playground.close()
  })

  const ana = { as: 'U0ANA', conversation: 'C0KUDOS' }

  it('answers a command, posts a card and updates it', async () => {
    const { driver } = playground
    await driver.say({ ...ana, text: '/kudos @ben for <!channel> & #kudos' })
    const card = await driver.waitFor(() =>
      driver.messages('C0KUDOS').find(message => message.text.startsWith('kudos: ')),
    )
    expect(seen.commands).toEqual(['<@U0BEN|ben> for &lt;!channel&gt; &amp; <#C0KUDOS|kudos>'])
    expect(card).toMatchObject({ isBot: true, user: playground.botUserId })
    expect(driver.ephemerals('U0ANA').map(message => message.text)).toEqual(['posting…'])
    expect(driver.ephemerals('U0BEN')).toEqual([])
  })

  it('opens a modal, is shown its validation, and closes it once the answer is good', async () => {
    const { driver } = playground
    await driver.say({ ...ana, text: '/kudos' })
    const [view] = await driver.waitFor(() => driver.views('U0ANA').length > 0 && driver.views('U0ANA'))
    const viewId = String(view?.id)
    const values = (text: string | null) => ({
      to: { person: { type: 'users_select', selected_user: 'U0BEN' } },
      why: { text: { type: 'plain_text_input', value: text } },
    })

    expect(await driver.submit({ as: 'U0ANA', viewId, values: values(null) })).toMatchObject({
      errors: { why: 'Please complete this required field.' },
    })
    expect(await driver.submit({ as: 'U0ANA', viewId, values: values('abc') })).toMatchObject({
      errors: { why: 'Say a little more.' },
    })
    await driver.submit({ as: 'U0ANA', viewId, values: values('He told everyone') })
    expect(driver.views('U0ANA')).toEqual([])
    await driver.waitFor(() =>
      driver.ephemerals('U0ANA').some(message => message.text === 'sent: He told everyone'),
    )
    expect(seen.submitted).toEqual([
      {
        to: { person: { type: 'users_select', selected_user: 'U0BEN' } },
        why: { text: { type: 'plain_text_input', value: 'He told everyone' } },
        which: { indicator: { type: 'external_select', selected_option: null } },
      },
    ])
  })

  it('gives options to an external select and hears that a modal was closed', async () => {
    const { driver } = playground
    await driver.shortcut({ as: 'U0MEI', callbackId: 'give_kudos' })
    const view = await driver.waitFor(() => driver.views('U0MEI')[0])
    const asked = {
      as: 'U0MEI',
      source: { viewId: view.id },
      actionId: 'indicator',
      blockId: 'which',
      value: '错误',
    }
    expect(await driver.options(asked)).toMatchObject({ options: [{ text: { text: 'Owns 错误' } }] })
    await driver.close({ as: 'U0MEI', viewId: view.id })
    expect(driver.views('U0MEI')).toEqual([])
    expect(seen.closed).toBe(1)
  })

  it('acts on a button of a message and answers through the response_url', async () => {
    const { driver } = playground
    await driver.say({ ...ana, text: '/kudos @ben thanks' })
    const card = await driver.waitFor(() =>
      driver.messages('C0KUDOS').find(message => message.text.startsWith('kudos: ')),
    )
    const source = { conversation: 'C0KUDOS', ts: card.ts }
    await driver.act({ as: 'U0BEN', source, action: { type: 'button', action_id: 'plus' } })
    await driver.waitFor(() => driver.ephemerals('U0BEN').some(message => message.text === 'thanks U0BEN'))
    expect(driver.messages('C0KUDOS').some(message => message.text === 'thanks U0BEN')).toBe(false)
  })

  it('takes a message shortcut with the message it was used on', async () => {
    const { driver } = playground
    const [first] = driver.messages('C0KUDOS')
    await driver.shortcut({ ...ana, callbackId: 'kudos_for_message', ts: String(first?.ts) })
    await driver.waitFor(() => driver.ephemerals('U0ANA').some(message => message.text === 'for “早上好”'))
  })

  it('publishes App Home when somebody opens it, and replies to a mention in its thread', async () => {
    const { driver } = playground
    await driver.openHome({ as: 'U0MEI' })
    const home = await driver.waitFor(() => driver.home('U0MEI'))
    expect(home.blocks).toMatchObject([{ type: 'header' }])
    const { ts } = await driver.say({ ...ana, text: 'hi @laurel' })
    const reply = await driver.waitFor(() => driver.messages('C0KUDOS').find(message => message.isBot))
    expect(reply).toMatchObject({ text: 'hello <@U0ANA>', threadTs: ts })
  })

  it('hears of messages, edits, deletions, reactions and newcomers where the bot is, and nowhere else', async () => {
    const { driver } = playground
    const { ts } = await driver.say({ ...ana, text: 'one' })
    const message = { ...ana, ts: String(ts) }
    await driver.editMessage({ ...message, text: 'two' })
    await driver.react({ ...message, as: 'U0BEN', name: 'seedling', add: true })
    await driver.react({ ...message, as: 'U0BEN', name: 'seedling', add: false })
    await driver.deleteMessage(message)
    await driver.say({ as: 'U0ANA', conversation: 'C0NOBOT', text: 'unheard' })
    await driver.join({ as: 'U0ANA', conversation: 'C0OPS', person: 'U0BEN' })
    await driver.waitFor(() => driver.settled())
    const names = seen.events.map(({ type, subtype }) => subtype ?? type).sort()
    expect(names).toEqual([
      'member_joined_channel',
      'message',
      'message_changed',
      'message_deleted',
      'reaction_added',
      'reaction_removed',
    ])
  })

  it('gets every event again with the same event_id when redelivery is on', async () => {
    playground.faults.redeliver = 2
    await playground.driver.say({ ...ana, text: 'again and again' })
    await playground.driver.waitFor(() => seen.events.length === 3)
    expect(new Set(seen.events.map(event => event.id)).size).toBe(1)
    expect(seen.events.map(event => event.retry ?? 0).sort()).toEqual([0, 1, 2])
  })

  it('gets every command again when redelivery is on', async () => {
    playground.faults.redeliver = 1
    await playground.driver.say({ ...ana, text: '/plain hello @ben' })
    await playground.driver.waitFor(() => seen.commands.length === 2)
    expect(seen.commands).toEqual(['hello @ben', 'hello @ben'])
  })

  it('is late with a command nobody listens for: the person is told', async () => {
    await playground.driver.say({ ...ana, text: '/silent' })
    const [notice] = playground.driver.notices('U0ANA')
    expect(notice).toMatch(/^\/silent failed with the error "(operation_timeout|http_service_error)"$/)
  })
})
