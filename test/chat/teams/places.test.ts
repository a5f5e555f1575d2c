import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelAddress } from '../../../src/core/address.ts'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import {
  actionOf,
  ana,
  ben,
  cao,
  dora,
  type Place,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { type Sent, tenantId } from './service.ts'

/** A tenant in which most places are none of Ana's. */
const foreignGroups = Array.from({ length: 30 }, (_, number) => group(`aaa${number}`, `A group ${number}`))
const ownGroups = Array.from({ length: 40 }, (_, number) => group(`bbb${number}`, `B group ${number}`))
const managersChat = group('zzz', 'Zebras')
const teamId = 'team'

function group(id: string, name: string): Omit<ChannelAddress, 'serviceUrl'> {
  return { id: `19:${id}@thread.v2`, scope: 'group', name, teamId: null, groupId: null }
}

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao]) await client.install(person)
  const { database, clock } = client.running.laurel
  const places = [...foreignGroups, ...ownGroups, managersChat]
  await database.addresses.saveChannels(
    tenantId,
    places.map(each => ({ ...each, serviceUrl: client.service.url })),
    clock.now(),
  )
  for (const { id } of foreignGroups) client.service.rosters.set(id, [cao.aadObjectId])
  for (const { id } of [...ownGroups, managersChat]) client.service.rosters.set(id, [ana.aadObjectId])
  const team = {
    id: teamId,
    name: 'Crew',
    language: 'en' as const,
    timeZone: 'Europe/Berlin',
    channel: null,
    source: 'people',
    threshold: 5,
    pulse: defaultPulseSettings,
    memberIds: [ben.aadObjectId, dora.aadObjectId],
    managerIds: [ana.aadObjectId],
    schedules: [],
  }
  await database.teams.save(tenantId, team, clock.now())
})
beforeEach(() => {
  client.service.requests.length = 0
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
// biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
const inputOf = (card: any, id: string) => card.body.find((part: { id?: string }) => part.id === id)
const questions = () => client.service.requests.filter(request => /\/members\//.test(request)).length

async function formFor(text: string, where: Place = personal(ana)) {
  const before = client.service.sent.length
  await client.say(ana, text, where)
  return cardOf(
    await client.sent(
      sent =>
        client.service.sent.indexOf(sent) >= before &&
        sent.conversationId === personal(ana).id &&
        Boolean(actionOf(cardOf(sent), 'giving:give')),
    ),
  )
}

describe('the form for a kudos, among many places', () => {
  it('has the channel that it was asked for in, chosen, and posts there', async () => {
    const form = await formFor('<at>Laurel</at> kudos', place.general)
    const channel = inputOf(form, 'channel')
    expect(channel.value).toBe(place.general.id)
    const said = { to: ben.aadObjectId, text: 'kept the crane in order', channel: channel.value }
    await client.press(ana, personal(ana), actionOf(form, 'giving:give'), said)
    await client.sent(
      sent =>
        sent.conversationId === place.general.id &&
        JSON.stringify(cardOf(sent) ?? '').includes('kept the crane in order'),
    )
  })

  it('has it chosen in the dialog where messages are written, too', async () => {
    const value = { commandId: 'giveKudos', commandContext: 'compose' }
    const dialog = await client.deliver(
      client.envelope(ana, place.general, { type: 'invoke', name: 'composeExtension/fetchTask', value }),
    )
    expect(inputOf(dialog.body.task.value.card.content, 'channel').value).toBe(place.general.id)
  })

  it('names none that the person is not in, asks Teams no more than it can wait for, and says how to reach the others', async () => {
    const form = await formFor('kudos')
    const { choices } = inputOf(form, 'channel')
    expect(choices.map(({ title }: { title: string }) => title).join()).not.toContain('A group')
    expect(questions()).toBeLessThanOrEqual(31)
    expect(wordsOf(form)).toContain(
      'Not every place is listed. For another one, say **@Laurel kudos** there.',
    )
  })

  it('has the kudos channel chosen', async () => {
    const { database } = client.running.laurel
    await database.workspaces.update(tenantId, { kudosChannel: place.general.id })
    // Settings are remembered for a few seconds.
    const chosen = async () => inputOf(await formFor('kudos'), 'channel').value
    await expect.poll(chosen, { timeout: 15_000, interval: 500 }).toBe(place.general.id)
  })

  it('comes back with the place that was chosen, and never lists one that the person is not in', async () => {
    const again = async (channel: string) => {
      const data = { form: 'w2', to: ana.aadObjectId, text: 'myself', channel }
      return inputOf(
        (await client.press(ana, personal(ana), { verb: 'giving:give', data })).body.value,
        'channel',
      )
    }
    expect((await again(managersChat.id)).value).toBe(managersChat.id)
    const foreign = await again(foreignGroups[0]!.id)
    expect(foreign.value).toBeUndefined()
    expect(JSON.stringify(foreign)).not.toContain(foreignGroups[0]!.id)
  })
})

describe('the place of a summary', () => {
  it('stays chosen, however many others there are', async () => {
    const { database } = client.running.laurel
    await database.summarySettings.save(
      tenantId,
      teamId,
      ana.aadObjectId,
      { conversation: managersChat.id },
      client.running.laurel.clock.now(),
    )
    const before = client.service.sent.length
    await client.press(ana, personal(ana), { verb: 'summary:settings', data: { team: teamId } })
    const card = cardOf(await client.sent(sent => client.service.sent.indexOf(sent) >= before))
    expect(inputOf(card, 'place').value).toBe(managersChat.id)
  })
})
