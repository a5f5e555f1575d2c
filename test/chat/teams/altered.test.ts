import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actionOf,
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
import type { Sent } from './service.ts'

// What a button carries lies on the screen of whoever presses it: they can send in anything.

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  client.service.rosters.set(place.group.id, [ana.aadObjectId, cao.aadObjectId])
  await client.install(ana, place.group)
  for (const person of [ana, ben, cao, dora]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const isCard = (words: string, conversation: string) => (sent: Sent) =>
  sent.conversationId === conversation && wordsOf(cardOf(sent)).includes(words)

async function formOf(person: typeof dora) {
  await client.say(person, 'kudos')
  const form = await client.sent(isCard('Give kudos', personal(person).id))
  return actionOf(cardOf(form), 'giving:give')
}

describe('a form that was altered', () => {
  it.each([
    ['a conversation that its giver is not in', () => place.group.id],
    ['the own chat of another', () => ben.aadObjectId],
    ['the own chat of another, by its id', () => personal(ben).id],
    ['one’s own chat', () => personal(dora).id],
  ])('posts nothing into %s, and comes back with what was typed', async (where, target) => {
    const give = await formOf(dora)
    const text = `kept the night watch (${where})`
    const wish = { to: cao.aadObjectId, text, channel: target() }
    const { body } = await client.press(dora, personal(dora), give, wish)
    expect(wordsOf(body.value)).toContain('Choose another one: nothing was posted')
    expect(JSON.stringify(body.value)).toContain(text)
    await client.press(dora, personal(dora), actionOf(body.value, 'giving:give'), {
      ...wish,
      channel: place.general.id,
    })
    await client.sent(isCard(text, place.general.id))
    const cards = client.service.sent.filter(
      sent =>
        sent.method === 'POST' &&
        wordsOf(cardOf(sent)).includes('gave kudos') &&
        isCard(text, sent.conversationId)(sent),
    )
    expect(cards.map(({ conversationId }) => conversationId)).toEqual([place.general.id])
  })

  it.each([
    ['plainly', (memory: string) => memory],
    ['under a proof of ours', (memory: string, proof: string) => `${memory}.${proof}`],
  ])('quotes nothing that Laurel has not read, and links to nothing, put in %s', async (how, sealed) => {
    const give = await formOf(dora)
    const text = `answered the last letter of the day (${how})`
    const said = {
      saidIn: place.general.id,
      sourceLink: 'https://elsewhere.example/login',
      sourceQuote: 'I resign',
    }
    const memory = sealed(
      JSON.stringify({ ...said, personId: dora.aadObjectId }),
      give.data.memory.split('.').at(-1),
    )
    await client.press(
      dora,
      personal(dora),
      { ...give, data: { ...give.data, ...said, memory } },
      { to: cao.aadObjectId, text, channel: place.general.id },
    )
    const card = await client.sent(isCard(text, place.general.id))
    expect(JSON.stringify(card.activity)).not.toMatch(/elsewhere\.example|I resign/)
  })

  it('quotes nothing from the form of another', async () => {
    const said = 'I am thinking of leaving'
    const { body } = await client.deliver(
      client.envelope(ana, place.general, {
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: {
          commandId: 'giveKudosForThis',
          messagePayload: {
            id: '1600000000001',
            linkToMessage: 'https://teams.example/message',
            body: { content: said },
            from: { user: { id: cao.aadObjectId, displayName: cao.name } },
          },
        },
      }),
    )
    const { data } = body.task.value.card.content.body
      .flatMap(({ actions = [] }: { actions?: { data?: Record<string, string> }[] }) => actions)
      .find(({ data }: { data?: Record<string, string> }) => data?.verb === 'giving:give')
    const wish = { to: cao.aadObjectId, channel: place.general.id }
    const give = { verb: 'giving:give', data: { ...data, form: 'stolen' } }
    await client.press(dora, personal(dora), give, { ...wish, text: 'mended the gate without being asked' })
    const stolen = await client.sent(isCard('mended the gate', place.general.id))
    expect(JSON.stringify(stolen.activity)).not.toContain(said)
    await client.press(ana, personal(ana), { verb: 'giving:give', data }, { ...wish, text: 'told us early' })
    const own = await client.sent(isCard('told us early', place.general.id))
    expect(JSON.stringify(own.activity)).toContain(said)
  })
})

it('shows what was read in a kudos to its giver alone, and its words to nobody once it is withdrawn', async () => {
  const text = 'owned up to the wrong valve and repaired it the same night'
  await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
  const card = await client.sent(isCard(text, place.general.id))
  const { id } = actionOf(cardOf(card), 'kudos:plus-one').data
  await client.sent(isCard('Mapped to', personal(ana).id))
  const back = { verb: 'giving:back', data: { id, from: 'prompt' } }
  const asked = async (person: typeof ana) =>
    JSON.stringify((await client.press(person, place.general, back)).body)
  expect(await asked(ana)).toContain('Mapped to')
  expect(await asked(dora)).not.toMatch(/Mapped to|valve/)
  await client.press(ana, place.general, { verb: 'giving:withdraw', data: { id, from: 'card' } })
  for (const person of [ana, dora]) expect(await asked(person)).not.toContain('valve')
})
