import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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
import { botId, type Colleague, type Sent } from './service.ts'

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
const answersTo = (person: Colleague, words: string) =>
  client.service.sent.filter(
    sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(words),
  )
/** Messages into somebody's own chat are answered with this, so many times. */
function refusing(person: Colleague, status: number, times: number) {
  let left = times
  const tried: number[] = []
  client.service.fault = ({ method, path }) => {
    if (method !== 'POST' || path !== `/v3/conversations/${personal(person).id}/activities`) return null
    tried.push(performance.now())
    return left-- > 0 ? { status, headers: { 'retry-after': '1' } } : null
  }
  return tried
}

describe('somebody who asks for something', () => {
  it.each([
    [429, 2],
    [412, 1],
    [502, 2],
    [503, 1],
  ])('is answered although Teams said %i to the answer %i times', async (status, times) => {
    const before = answersTo(dora, 'colleagues have seen').length
    refusing(dora, status, times)
    expect((await client.say(dora, 'competency me')).status).toBe(200)
    expect(answersTo(dora, 'colleagues have seen')).toHaveLength(before + 1)
  })

  it('is answered by what Teams sends again, where no try of the first arrived', async () => {
    const activity = client.envelope(ben, personal(ben), { type: 'message', text: 'hours', entities: [] })
    const tried = refusing(ben, 400, Number.POSITIVE_INFINITY)
    await client.deliver(activity)
    expect(tried.length).toBeGreaterThan(0)
    client.service.fault = null
    await client.deliver(activity)
    expect(answersTo(ben, 'Your hours')).toHaveLength(1)
    await client.deliver(activity)
    expect(answersTo(ben, 'Your hours')).toHaveLength(1)
  })

  it.each([400, 429, 503])('is answered once where the channel does not take where (%i)', async status => {
    let hints = 0
    client.service.fault = ({ method, path }) => {
      if (method !== 'POST' || path !== `/v3/conversations/${place.general.id}/activities`) return null
      hints++
      return { status, headers: { 'retry-after': '0.1' } }
    }
    const before = answersTo(dora, 'colleagues have seen').length
    const activity = client.envelope(dora, place.general, {
      type: 'message',
      text: '<at>Laurel</at> competency me',
      entities: [{ type: 'mention', text: '<at>Laurel</at>', mentioned: { id: botId, name: 'Laurel' } }],
    })
    await client.deliver(activity)
    await client.deliver(activity)
    expect(hints).toBe(1)
    expect(answersTo(dora, 'colleagues have seen')).toHaveLength(before + 1)
  })

  it('is not told that a kudos failed which is stored, where only the word about it did not arrive', async () => {
    const text = 'told us of the wrong label before it was printed #own-mistake'
    refusing(ana, 503, 1)
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
    await client.sent(
      sent => sent.conversationId === place.general.id && wordsOf(cardOf(sent)).includes(text),
    )
    expect(answersTo(ana, '“own-mistake” names no single behaviour')).toHaveLength(1)
    expect(answersTo(ana, 'Please try again')).toEqual([])
  })
})

describe('answers', () => {
  it('all arrive where there are more at once than Teams takes in one chat', async () => {
    const before = answersTo(cao, '你好').length
    await Promise.all(Array.from({ length: 12 }, () => client.say(cao, '帮助')))
    expect(answersTo(cao, '你好')).toHaveLength(before + 12)
  })
})
