import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  ana,
  ben,
  dora,
  guest,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { composed, recorded } from './fixtures/recorded.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient
let later = 0
/** Long enough for Teams to be asked again about whoever acts. */
const twoHours = 2 * 60 * 60_000

beforeAll(async () => {
  client = await startTeamsClient({ clock: { now: () => new Date(Date.now() + later) } })
  await client.install(ana, place.general)
  for (const person of [ana, ben, dora]) await client.install(person)
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
const rowOf = ({ aadObjectId }: Colleague) =>
  client.test.connection.prisma.person.findFirst({
    where: { id: aadObjectId },
    select: { name: true, email: true, verifiedEmail: true, isOwner: true, isStranger: true, isActive: true },
  })
/** Look-ups of members are answered with this. */
function failing(status: number) {
  const lookUps = { count: 0 }
  client.service.fault = ({ method, path }) => {
    if (method !== 'GET' || !path.includes('/members/')) return null
    lookUps.count++
    return {
      status,
      body: '{"error":{"code":"BotNotInConversationRoster"}}',
      headers: { 'retry-after': '0.1' },
    }
  }
  return lookUps
}
/** What was said in a conversation since, in words. */
const heard = (since: number, conversationId: string) =>
  client.service.sent
    .slice(since)
    .filter(sent => sent.conversationId === conversationId)
    .map(sent => wordsOf(cardOf(sent)))
const newcomer = (number: number, rest: Partial<Colleague> = {}): Colleague => ({
  aadObjectId: `000001${number}-0000-4000-8000-00000000000a`,
  id: `29:new-${number}`,
  name: `New Colleague ${number}`,
  email: `new${number}@harbour.example`,
  tenantId,
  ...rest,
})

describe('a look-up that Teams does not answer', () => {
  it.each([403, 429, 503])('with %i takes nothing from somebody who is known', async status => {
    const before = await rowOf(ana)
    expect(before).toMatchObject({ isOwner: true, email: ana.email, verifiedEmail: ana.email })
    later += twoHours
    const lookUps = failing(status)
    await client.say(ana, 'help')
    await expect.poll(() => lookUps.count, { timeout: 10_000 }).toBeGreaterThan(status === 403 ? 0 : 2)
    const since = client.service.sent.length
    await client.say(ana, 'setup')
    expect(heard(since, personal(ana).id).join()).toContain('Set up Laurel')
    expect(await rowOf(ana)).toEqual(before)
  })

  it('leaves a guest out', async () => {
    await client.say(guest, '<at>Laurel</at> help', place.general)
    const before = await rowOf(guest)
    expect(before).toMatchObject({ isStranger: true })
    later += twoHours
    const lookUps = failing(403)
    await client.say(guest, '<at>Laurel</at> help', place.general)
    await expect.poll(() => lookUps.count, { timeout: 10_000 }).toBeGreaterThan(0)
    const text = 'kept us waiting kindly all the same'
    await client.say(guest, `<at>Laurel</at> kudos <at>Dora Lind</at> ${text}`, place.general, [dora])
    expect(await rowOf(guest)).toEqual(before)
    expect(client.service.sent.some(sent => wordsOf(cardOf(sent)).includes(text))).toBe(false)
  })

  it.each([
    [503, 'Please try again in a minute'],
    [429, 'Please try again in a minute'],
    [403, 'Teams does not tell me who you are'],
  ])('with %i decides nothing about somebody new, who is told so', async (status, answer) => {
    const person = newcomer(status)
    client.service.colleagues.push(person)
    failing(status)
    const since = client.service.sent.length
    await client.say(person, 'kudos')
    expect(heard(since, personal(person).id).join()).toContain(answer)
    expect(await rowOf(person)).toBeNull()
    client.service.fault = null
    await client.say(person, 'kudos')
    expect(await rowOf(person)).toMatchObject({ email: person.email, isStranger: false })
  })

  it('is answered in the language that the client speaks', async () => {
    failing(403)
    const person = newcomer(1)
    const activity = client.envelope(person, personal(person), {
      type: 'message',
      text: '点赞',
      locale: 'zh-CN',
    })
    await client.deliver(activity)
    await client.sent(
      sent =>
        sent.conversationId === personal(person).id &&
        wordsOf(cardOf(sent)).includes('Teams 没有告诉我你是谁'),
    )
    const pressed = { verb: 'feedback:give', data: {} }
    const { body } = await client.deliver(
      client.envelope(person, personal(person), {
        type: 'invoke',
        name: 'adaptiveCard/action',
        locale: 'zh-CN',
        value: { action: { type: 'Action.Execute', ...pressed } },
      }),
    )
    expect(body.value).toContain('没有告诉我你是谁')
  })
})

describe('somebody new who chooses an action of the app where Laurel is not', () => {
  beforeAll(() => client.install(ana, place.general))

  it.each(composed)('is found in a conversation that Laurel is in: %s', async shape => {
    const number = 10 + composed.indexOf(shape)
    const userRole = number % 2 === 0 ? 'guest' : 'anonymous'
    const [colleague, visitor] = [newcomer(number), newcomer(number + 20, { userRole })]
    client.service.colleagues.push(colleague, visitor)
    for (const person of [colleague, visitor]) {
      const activity = recorded(shape, client.service.url, person)
      const here = activity.conversation?.id ?? 'nowhere'
      client.service.fault = ({ path }) =>
        path.includes(`/${here}/`)
          ? { status: 403, body: '{"error":{"code":"BotNotInConversationRoster"}}' }
          : null
      expect((await client.deliver(activity)).status).toBe(200)
    }
    expect(await rowOf(colleague)).toMatchObject({ email: colleague.email, isStranger: false })
    expect(await rowOf(visitor)).toMatchObject({ isStranger: true })
  })
})

describe('where a group chat is', () => {
  const talk = (name: string) => {
    const chat = { ...place.group, name }
    return client.deliver(client.envelope(ana, chat, { type: 'message', text: 'help', entities: [] }))
  }
  const stored = () => client.test.database.addresses.channel(tenantId, place.group.id)

  it('is kept as the last message told it, and within seconds again where it was lost', async () => {
    await talk('Lunch')
    await talk('Supper')
    expect(await stored()).toMatchObject({ name: 'Supper' })
    await client.test.database.addresses.removeChannel(tenantId, place.group.id)
    later += 11_000
    await talk('Supper')
    expect(await stored()).toMatchObject({ name: 'Supper' })
  })

  it('is known as soon as Laurel is added again', async () => {
    await talk('Lunch')
    await client.deliver(client.envelope(ana, place.group, { type: 'installationUpdate', action: 'remove' }))
    expect(await stored()).toBeNull()
    await client.install(ana, place.group)
    expect(await stored()).toMatchObject({ name: 'Lunch' })
  })
})
