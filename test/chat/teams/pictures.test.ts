import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson } from '../../../src/app/erase-person.ts'
import type { OutgoingMessage } from '../../../src/core/chat.ts'
import { samplePictures } from '../../charts/sample-pictures.ts'
import { exampleViews } from '../example-views.ts'
import { imagesOf } from './card-pictures.ts'
import { ana, ben, cao, personal, startTeamsClient, type TeamsClient } from './client.ts'
import { tenantId } from './service.ts'

const chatOf = (client: TeamsClient) => client.running.teams!.chat(tenantId)
const lastCard = ({ service }: TeamsClient) => service.cards().at(-1)!.card as { body: { type: string }[] }

/** A personal summary with a radar, for which Teams has no chart, and lines, for which it has one. */
function summaryOf(personId: string, language: 'en' | 'zh-CN' = 'en'): OutgoingMessage {
  const [view] = exampleViews('ordinary', language)['personal-summary']
  return {
    deliveryId: `d-${personId}`,
    conversation: personId,
    onlyFor: null,
    view: { ...view!, personId },
    pictures: samplePictures(language).filter(
      ({ kind }) => kind === 'profile-radar' || kind === 'trend-lines',
    ),
    language,
    timeZone: 'Europe/Lisbon',
  }
}

describe('with an address that Teams reaches', () => {
  let client: TeamsClient

  beforeAll(async () => {
    client = await startTeamsClient({ settings: { LAUREL_PUBLIC_URL: 'https://laurel.example/chat/' } })
    for (const person of [ana, ben, cao]) await client.install(person)
  })
  afterAll(async () => {
    const problems = client?.service.problems
    await client?.close()
    expect(problems).toEqual([])
  })

  it.each([
    ['en', ben, /^Radar of how many colleagues/, /^Lines of kudos/],
    ['zh-CN', cao, /^雷达图：/, /^折线图：/],
  ] as const)(
    'a summary has its pictures, fetched and described: %s',
    async (language, who, radar, lines) => {
      await chatOf(client).post(summaryOf(who.aadObjectId, language))
      const card = lastCard(client)
      // That each is a PNG which says what it shows is checked as it arrives.
      const images = imagesOf(card)
      expect(images.map(({ altText }) => altText)).toEqual([
        expect.stringMatching(radar),
        expect.stringMatching(lines),
      ])
      for (const { url } of images) expect(url).toMatch(/^https:\/\/laurel\.example\/chat\/picture\//)
      expect(card.body.filter(({ type }) => type === 'Image')).toHaveLength(1)
      expect(card.body.find(({ type }) => type === 'Chart.Line')).toMatchObject({ fallback: images[1] })
      expect(JSON.stringify(images)).not.toContain(who.aadObjectId)
    },
  )

  it('a card that is drawn anew keeps the addresses of its pictures', async () => {
    const message = summaryOf(ben.aadObjectId)
    const place = await chatOf(client).post(message)
    const before = imagesOf(lastCard(client)).map(({ url }) => url)
    await chatOf(client).update(place, message)
    expect(client.service.sent.at(-1)!.method).toBe('PUT')
    expect(imagesOf(lastCard(client)).map(({ url }) => url)).toEqual(before)
  })

  it('what cannot be kept keeps no message back: it goes with charts and words', async () => {
    const message = summaryOf(ana.aadObjectId)
    await chatOf(client).post({ ...message, view: { ...message.view, personId: 'nobody' } as never })
    const card = lastCard(client)
    expect(imagesOf(card)).toEqual([])
    expect(card.body.map(({ type }) => type)).toContain('Chart.HorizontalBar')
  })

  it('who is erased is seen in no picture any more, and others who have the same picture keep it', async () => {
    const addressOf = async (personId: string) => {
      await chatOf(client).post(summaryOf(personId))
      return client.service.reached(imagesOf(lastCard(client))[0]!.url)
    }
    const [theirs, others] = [await addressOf(ben.aadObjectId), await addressOf(ana.aadObjectId)]
    const statuses = () => Promise.all([theirs, others].map(async url => (await fetch(url)).status))
    expect(await statuses()).toEqual([200, 200])
    const wish = { workspaceId: tenantId, personId: ben.aadObjectId, dryRun: false }
    await erasePerson(client.running.laurel, wish)
    expect(await statuses()).toEqual([404, 200])
  })
})

it.each([
  ['no address', {}],
  ['an address that is not https', { LAUREL_PUBLIC_URL: 'http://laurel.example' }],
  ['pictures turned off', { LAUREL_PUBLIC_URL: 'https://laurel.example', TEAMS_PICTURES: 'false' }],
])('with %s there are charts and words', async (_, settings) => {
  const client = await startTeamsClient({ settings: settings as Record<string, string> })
  try {
    await client.install(ben)
    await chatOf(client).post(summaryOf(ben.aadObjectId))
    const card = lastCard(client)
    expect(client.service.cards().at(-1)!.conversationId).toBe(personal(ben).id)
    expect(imagesOf(card)).toEqual([])
    expect(card.body.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['Chart.HorizontalBar', 'Chart.Line']),
    )
    expect(client.service.problems).toEqual([])
  } finally {
    await client.close()
  }
})
