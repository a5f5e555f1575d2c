import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  actionOf,
  actionsOf,
  ana,
  ben,
  cao,
  dora,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { composed, recorded } from './fixtures/recorded.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao, dora]) await client.install(person)
})
afterEach(() => {
  client.service.fault = null
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const addressOf = ({ aadObjectId }: Colleague) =>
  client.test.database.addresses.ofPerson(tenantId, aadObjectId)
/** As it is in a conversation that Laurel was not added to. */
const notThere = (conversationId: string) => {
  client.service.fault = ({ path }) =>
    path.includes(`/${conversationId}/`)
      ? { status: 403, body: '{"error":{"code":"BotNotInConversationRoster"}}' }
      : null
}

async function tellPrivately(from: Colleague, to: Colleague, behaviour: string) {
  await client.say(from, 'feedback')
  const form = await client.sent(
    sent =>
      sent.conversationId === personal(from).id && actionOf(cardOf(sent), 'feedback:give') !== undefined,
  )
  await client.press(from, personal(from), actionOf(cardOf(form), 'feedback:give'), {
    to: to.aadObjectId,
    kind: 'growth',
    visibility: 'receiver',
    situation: 'In the review on Tuesday',
    behaviour,
    impact: 'so we missed the second alarm',
  })
}

describe('an action of the app', () => {
  it.each(composed)('opens the form, and changes no address: %s', async shape => {
    const before = await addressOf(ben)
    const channels = await client.test.database.addresses.channels(tenantId)
    const activity = recorded(shape, client.service.url, ben)
    notThere(activity.conversation?.id ?? 'nowhere')
    const { status, body } = await client.deliver(activity)
    expect(status).toBe(200)
    const form = body.task.value.card.content
    expect(wordsOf(form)).toContain('What did they do')
    // Laurel is not there: the card cannot go there, and nobody is offered that name.
    expect(JSON.stringify(form)).not.toContain(activity.conversation?.id ?? 'nowhere')
    expect(await addressOf(ben)).toEqual(before)
    expect(await client.test.database.addresses.channels(tenantId)).toEqual(channels)
  })

  it('for a message of a chat of two gives kudos where Laurel is, without quoting the chat', async () => {
    const said = 'I am thinking of leaving'
    const opened = recorded('message-in-chat-of-two', client.service.url, ben, { author: dora, said })
    notThere(opened.conversation.id)
    const { body } = await client.deliver(opened)
    const form = body.task.value.card.content
    const { data } = actionsOf(form).find(action => action.data?.verb === 'giving:give')
    const text = 'sat down with the apprentice until the last weld held'
    await client.deliver({
      ...opened,
      name: 'composeExtension/submitAction',
      value: { ...opened.value, data: { ...data, to: dora.aadObjectId, text, channel: place.general.id } },
    })
    await client.sent(
      sent => sent.conversationId === place.general.id && wordsOf(cardOf(sent)).includes(text),
    )
    expect(client.service.sent.some(sent => wordsOf(cardOf(sent)).includes(said))).toBe(false)
  })
})

describe('private feedback', () => {
  it('goes to the person’s own chat, whatever conversation they acted in before', async () => {
    for (const shape of composed) await client.deliver(recorded(shape, client.service.url, ben))
    const behaviour = 'You interrupted Cao twice before she had finished'
    await tellPrivately(dora, ben, behaviour)
    for (const reader of [ben, dora])
      await client.sent(
        sent => sent.conversationId === personal(reader).id && wordsOf(cardOf(sent)).includes(behaviour),
      )
    const places = client.service.sent
      .filter(sent => wordsOf(cardOf(sent)).includes(behaviour))
      .map(({ conversationId }) => conversationId)
    expect(new Set(places)).toEqual(new Set([personal(ben).id, personal(dora).id]))
  })

  it.each(['19:meeting_review@thread.v2', '19:a_b@unq.gbl.spaces'])(
    'does not go to %s, which an earlier version took for somebody’s own chat',
    async wrong => {
      const { addresses } = client.test.database
      await addresses.savePerson(tenantId, { personId: ben.aadObjectId, conversationId: wrong }, new Date())
      const behaviour = `You left the gate open ${wrong.length} times`
      await tellPrivately(dora, ben, behaviour)
      await client.sent(
        sent => sent.conversationId === personal(ben).id && wordsOf(cardOf(sent)).includes(behaviour),
      )
      expect(client.service.sent.filter(({ conversationId }) => conversationId === wrong)).toEqual([])
      expect(await addressOf(ben)).toMatchObject({ conversationId: personal(ben).id, unreachable: null })
    },
  )
})

describe('the address of a person', () => {
  it('is put right by the next word in their own chat, and they count as reached', async () => {
    await client.say(cao, '帮助')
    const { addresses } = client.test.database
    const wrong = '19:meeting_other@thread.v2'
    await addresses.savePerson(tenantId, { personId: cao.aadObjectId, conversationId: wrong }, new Date())
    await addresses.unreachable(tenantId, cao.aadObjectId, 'not_installed_for_person', new Date())
    await client.say(cao, '帮助')
    expect(await addressOf(cao)).toMatchObject({ conversationId: personal(cao).id, unreachable: null })
  })

  it('is refreshed by a press on a card there, and by none elsewhere', async () => {
    const { addresses } = client.test.database
    const wrong = '19:meeting_other@thread.v2'
    const press = (conversation: ReturnType<typeof personal>) =>
      client.press(cao, conversation, { verb: 'feedback:open-request', data: {} })
    await addresses.savePerson(tenantId, { personId: cao.aadObjectId, conversationId: wrong }, new Date())
    await press(place.general)
    expect(await addressOf(cao)).toMatchObject({ conversationId: wrong })
    await press(personal(cao))
    expect(await addressOf(cao)).toMatchObject({ conversationId: personal(cao).id })
  })
})

describe('a channel that an earlier version stored although Laurel is not in it', () => {
  it('is forgotten once Teams says so, and offered to nobody', async () => {
    const board = '19:board@thread.tacv2'
    const { addresses } = client.test.database
    const { serviceUrl } = (await addresses.channel(tenantId, place.general.id))!
    const stored = {
      id: board,
      scope: 'channel' as const,
      name: board,
      teamId: null,
      groupId: null,
      serviceUrl,
    }
    await addresses.saveChannels(tenantId, [stored], new Date())
    notThere(board)
    await client.say(ana, 'kudos')
    expect(await addresses.channel(tenantId, board)).toBeNull()
    await client.say(ana, 'setup')
    const setup = await client.sent(sent => wordsOf(cardOf(sent)).includes('Set up Laurel'))
    expect(JSON.stringify(setup)).not.toContain(board)
  })
})
