import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben]) await client.install(person)
})
beforeEach(async () => {
  if (!client.service.colleagues.includes(dora)) client.service.colleagues.push(dora)
  client.service.rosters.clear()
  await client.install(dora)
  await client.say(dora, 'help')
})
afterEach(() => {
  client.service.fault = null
  client.service.refusesSignIn = false
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const isActive = async ({ aadObjectId }: Colleague) =>
  (await client.test.database.people.get(tenantId, aadObjectId))?.isActive
/** Dora's account is closed: no conversation has her any more. */
const close = () => client.service.colleagues.splice(client.service.colleagues.indexOf(dora), 1)
const tellRemoved = (person: { id: string; aadObjectId?: string }) =>
  client.deliver(
    client.envelope(ana, place.general, {
      type: 'conversationUpdate',
      membersRemoved: [person],
      channelData: {
        tenant: { id: tenantId },
        team: { id: place.general.id },
        eventType: 'teamMemberRemoved',
      },
    }),
  )
let witnesses = 0
/** Taken out, and looked for: one is looked for after another, and a witness after them has been found to have left. */
async function removed(person: { id: string; aadObjectId?: string }) {
  await tellRemoved(person)
  const id = `witness-${++witnesses}`
  const { people } = client.test.database
  const known = (await people.get(tenantId, ana.aadObjectId))!
  const witness = { ...known, id, name: id, email: null, verifiedEmail: null, isOwner: false }
  await people.save(tenantId, [witness], new Date())
  await tellRemoved({ id, aadObjectId: id })
  await expect.poll(async () => (await people.get(tenantId, id))?.isActive, { timeout: 10_000 }).toBe(false)
}

describe('somebody who is taken out of a team', () => {
  it.each([
    ['with their directory id', { id: dora.id, aadObjectId: dora.aadObjectId }],
    ['by their account alone', { id: dora.id }],
  ])('has left where no other conversation has them, told %s', async (_, person) => {
    close()
    await removed(person)
    expect(await isActive(dora)).toBe(false)
    const text = 'kept the books in order until the last day'
    await client.say(ben, `<at>Laurel</at> kudos <at>Dora Lind</at> ${text}`, place.general, [dora])
    await client.sent(
      sent =>
        sent.conversationId === personal(ben).id &&
        wordsOf(cardOf(sent)).includes('no longer active in this'),
    )
    expect(client.service.sent.some(sent => wordsOf(cardOf(sent)).includes(text))).toBe(false)
    await client.say(ben, 'kudos')
    const form = await client.sent(
      sent => sent.conversationId === personal(ben).id && wordsOf(cardOf(sent)).includes('Give kudos'),
    )
    expect(wordsOf(cardOf(form))).not.toContain('Dora Lind')
  })

  it('stays a colleague while they have a chat with Laurel, or another team has them', async () => {
    client.service.rosters.set(place.general.id, [ana.aadObjectId, ben.aadObjectId])
    await removed({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(true)
    client.service.rosters.set(personal(dora).id, [])
    await client.install(ana, place.group)
    await removed({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(true)
  })

  it('stays a colleague where the team has them, though a private channel of it has not', async () => {
    const board = '19:board@thread.tacv2'
    const { addresses } = client.test.database
    const general = (await addresses.channel(tenantId, place.general.id))!
    await addresses.saveChannels(tenantId, [{ ...general, id: board, name: 'A board' }], new Date())
    for (const id of [board, place.group.id, personal(dora).id]) client.service.rosters.set(id, [])
    await removed({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(true)
    await addresses.removeChannel(tenantId, board)
  })

  it('is looked for without Teams waiting', async () => {
    close()
    let answer = () => {}
    const isAnswered = new Promise<void>(resolve => {
      answer = resolve
    })
    client.service.hold = ({ path }) => (path.endsWith(`/members/${dora.aadObjectId}`) ? isAnswered : null)
    await tellRemoved({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(true)
    client.service.hold = null
    answer()
    await expect.poll(() => isActive(dora), { timeout: 10_000 }).toBe(false)
  })

  it.each([400, 401, 403, 404, 429, 503])('stays one where Teams answers with %i', async status => {
    close()
    client.service.fault = ({ path }) =>
      path.endsWith(`/members/${dora.aadObjectId}`) ? { status, headers: { 'retry-after': '0.1' } } : null
    await removed({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(true)
  })

  it('stays one where the secret of the app has expired', async () => {
    close()
    client.service.refusesSignIn = true
    let isAsked = false
    client.service.fault = ({ path }) => {
      if (!path.includes('/members/')) return null
      isAsked = true
      return { status: 401 }
    }
    const refusals = client.service.refusedSignIns
    await tellRemoved({ id: dora.id, aadObjectId: dora.aadObjectId })
    await expect.poll(() => client.service.refusedSignIns, { timeout: 10_000 }).toBe(refusals + 1)
    client.service.refusesSignIn = false
    client.service.fault = null
    expect(isAsked).toBe(true)
    await removed({ id: guest.id, aadObjectId: guest.aadObjectId })
    expect(await isActive(dora)).toBe(true)
  })

  it('is a colleague again with the next thing they do', async () => {
    close()
    await removed({ id: dora.id, aadObjectId: dora.aadObjectId })
    expect(await isActive(dora)).toBe(false)
    client.service.colleagues.push(dora)
    await client.say(dora, 'competency me')
    expect(await isActive(dora)).toBe(true)
  })
})

describe('somebody who cannot be written to', () => {
  it('has left where no conversation has them', async () => {
    await client.test.database.addresses.removed(tenantId, dora.aadObjectId, new Date())
    close()
    // The question about the indicator goes to her own chat, which has to be opened.
    await client.say(dora, '<at>Laurel</at> kudos <at>Ben Okafor</at> carried the ladder', place.general, [
      ben,
    ])
    expect(await isActive(dora)).toBe(true)
    await expect.poll(() => isActive(dora), { timeout: 10_000 }).toBe(false)
  })
})
