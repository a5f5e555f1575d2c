import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
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

const stranger = 'deadbeef-0000-4000-8000-00000000000a'
/** Joins when everybody else is known. */
const gita = {
  ...dora,
  name: 'Gita Rao',
  email: 'gita@harbour.example',
  id: '29:gita',
  aadObjectId: '00000008-0000-4000-8000-00000000000a',
}

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient({ settings: { LAUREL_PUBLIC_URL: 'https://laurel.example.com' } })
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

// biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
const inputOf = (card: any, id: string) => card.body.find((part: { id?: string }) => part.id === id)

describe('somebody whom Teams lists and Laurel has not met', () => {
  it.each([
    ['English', ana, 'I have not met one of those you named yet'],
    ['Chinese', cao, '你选的人里有 1 位我还不认识'],
  ])('is told of without an id, and everything else stays, in %s', async (language, who, said) => {
    const text = `kept the log while the mast was down, ${language}`
    const { body } = await client.press(
      who,
      personal(who),
      { verb: 'giving:give', data: { form: `met-${language}` } },
      { to: `${ben.aadObjectId},${stranger}`, text, channel: place.general.id },
    )
    expect(wordsOf(body.value)).toContain(said)
    expect(wordsOf(body.value)).not.toContain('deadbeef')
    expect(inputOf(body.value, 'to').value).toBe(ben.aadObjectId)
    expect(inputOf(body.value, 'text').value).toBe(text)
  })

  it('is told of in feedback and requests as well', async () => {
    const behaviour = 'You labelled every line before the visit.'
    const give = { verb: 'feedback:give', data: { form: 'met-feedback' } }
    const feedback = await client.press(ana, personal(ana), give, { to: stranger, behaviour })
    expect(wordsOf(feedback.body.value)).toContain('I have not met one of those')
    expect(inputOf(feedback.body.value, 'behaviour').value).toBe(behaviour)
    const ask = { verb: 'feedback:request', data: { form: 'met-request' } }
    const request = await client.press(ana, personal(ana), ask, {
      subject: ana.aadObjectId,
      to: `${ben.aadObjectId},${stranger}`,
      note: 'Was my plan clear?',
    })
    expect(wordsOf(request.body.value)).not.toContain('deadbeef')
    expect(inputOf(request.body.value, 'to').value).toBe(ben.aadObjectId)
  })

  it('is looked for first: whoever is in a channel with Laurel gets the kudos', async () => {
    const give = { verb: 'giving:give', data: { form: 'met-first' } }
    const text = 'welcomed the new crew on their first day'
    const wish = { to: gita.aadObjectId, text, channel: place.general.id }
    client.service.colleagues.push(gita)
    await client.press(ana, personal(ana), give, wish)
    await client.sent(
      sent =>
        sent.conversationId === place.general.id &&
        wordsOf(sent.activity.attachments?.[0]?.content).includes(text),
    )
  })
})

describe('a press in a channel by somebody who has no chat with Laurel', () => {
  it.each([
    ['giving:open', {}],
    ['evidence:all', {}],
    ['report:evidence', {}],
  ])('%s is answered on the button, and nothing is posted', async (verb, data) => {
    client.service.notInstalled.add(dora.aadObjectId)
    const before = client.service.sent.length
    const { body } = await client.press(dora, place.general, { verb, data })
    expect(body.value).toContain('Add me to your own chat first')
    const posted = client.service.sent
      .slice(before)
      .filter(({ method, conversationId }) => method === 'POST' && conversationId === place.general.id)
    expect(posted).toEqual([])
    client.service.notInstalled.delete(dora.aadObjectId)
    const again = await client.press(dora, place.general, { verb, data })
    expect(again.body.value).toContain('is in your own chat with Laurel')
  })

  it('is not told to add Laurel where Teams refuses the card', async () => {
    const where = `/${personal(dora).id}/activities`
    client.service.fault = ({ path }) =>
      decodeURIComponent(path).includes(where)
        ? { status: 400, body: '{"error":{"code":"BadSyntax","message":"a bad card"}}' }
        : null
    const { body } = await client.press(dora, place.general, { verb: 'giving:open', data: {} })
    client.service.fault = null
    expect(body.value).toContain('did not work')
  })
})
