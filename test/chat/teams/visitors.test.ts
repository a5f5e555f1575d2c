import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ana,
  ben,
  cao,
  dora,
  guest,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  visitor,
  wordsOf,
} from './client.ts'
import { type Sent, tenantId } from './service.ts'

let client: TeamsClient

const meeting = place.meeting
const everybody = [ana, ben, cao, dora]

beforeAll(async () => {
  client = await startTeamsClient()
  client.service.colleagues.push(visitor)
  client.service.rosters.set(
    place.general.id,
    [...everybody, guest].map(({ aadObjectId }) => aadObjectId),
  )
  client.service.rosters.set(meeting.id, [...everybody.map(({ aadObjectId }) => aadObjectId), visitor.id])
  for (const person of everybody) await client.install(person)
  await client.install(ana, place.general)
  await client.install(ana, meeting)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const words = (since: number) =>
  client.service.sent.slice(since).map(sent => ({ ...sent, words: wordsOf(cardOf(sent)) }))
const compose = (
  who: typeof ana,
  where: typeof meeting | typeof place.general,
  name: string,
  value: object,
) => client.deliver(client.envelope(who, where, { type: 'invoke', name: `composeExtension/${name}`, value }))
const feedback = {
  form: 'of-a-stranger',
  to: ben.aadObjectId,
  kind: 'growth',
  visibility: 'receiver',
  behaviour: 'you spoke over me twice in this meeting',
}

describe('a visitor who joined a meeting by its link', () => {
  it('is none of the colleagues, as whoever adds Laurel there is told by Teams', async () => {
    const { people } = client.test.database
    expect(await people.get(tenantId, visitor.id)).toMatchObject({ name: visitor.name, isStranger: true })
    const known = await people.colleagues(tenantId, 200)
    expect(known.map(({ name }) => name).sort()).toEqual(everybody.map(({ name }) => name).sort())
  })

  it('gives no kudos, and hears why without a chat of their own', async () => {
    const since = client.service.sent.length
    const text = 'was patient with all of my questions'
    await client.say(visitor, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, meeting, [ben])
    expect(words(since)).toMatchObject([
      { conversationId: meeting.id, words: expect.stringContaining('stay among colleagues') },
    ])
    expect(await client.test.connection.prisma.recognition.count()).toBe(0)
  })

  it('sends no feedback', async () => {
    const { body } = await client.press(visitor, meeting, { verb: 'feedback:give', data: feedback })
    expect(body.value).toContain('belongs to another organisation')
    expect(await client.test.connection.prisma.feedback.count()).toBe(0)
  })

  it('is not recognised either', async () => {
    const text = 'came prepared'
    await client.say(ana, `<at>Laurel</at> kudos <at>${visitor.name}</at> ${text}`, meeting, [visitor])
    await client.sent(
      sent =>
        sent.conversationId === personal(ana).id && wordsOf(cardOf(sent)).includes('another organisation'),
    )
  })
})

describe.each([
  ['a guest', guest, place.general],
  ['a visitor of a meeting', visitor, meeting],
])('the forms, for %s', (_, who, where) => {
  const showsNobody = (answer: unknown) => {
    const shown = JSON.stringify(answer)
    for (const { name } of everybody) expect(shown).not.toContain(name)
  }

  it.each(['giveKudos', 'giveKudosForThis', 'giveFeedback', 'askForFeedback'])(
    'do not open as the dialog %s',
    async commandId => {
      const messagePayload = { id: '1700000000001', from: { user: { id: ben.aadObjectId } } }
      const { body } = await compose(who, where, 'fetchTask', { commandId, messagePayload })
      expect(wordsOf(body.task.value.card)).toContain('belongs to another organisation')
      showsNobody(body)
    },
  )

  it.each([
    ['giving:open', {}],
    ['giving:give', { form: 'x', to: ben.aadObjectId, text: 'thank you' }],
    ['feedback:open', {}],
    ['feedback:open-request', {}],
    ['feedback:check', feedback],
    ['feedback:give', feedback],
    ['feedback:request', { form: 'y', to: ben.aadObjectId, note: 'how was I?' }],
  ])('do not come by the button %s', async (verb, data) => {
    const since = client.service.sent.length
    const { body } = await client.press(who, where, { verb, data })
    expect(body.value).toContain('belongs to another organisation')
    showsNobody(body)
    const submitted = await compose(who, where, 'submitAction', { data: { ...data, verb } })
    showsNobody(submitted.body)
    expect(words(since)).toEqual([])
  })

  it.each(['kudos', 'kudos @Benn for the cake', 'feedback', 'feedback request'])(
    'do not come by saying “%s”',
    async said => {
      const since = client.service.sent.length
      await client.say(who, `<at>Laurel</at> ${said}`, where)
      await client.sent(sent => client.service.sent.indexOf(sent) >= since)
      const heard = words(since)
      expect(heard.map(({ words }) => words).join()).toContain('stay among colleagues')
      showsNobody(heard)
    },
  )
})
