import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import { profileOf } from '../../app/profile.ts'
import { actionOf, ana, personal, place, startTeamsClient, type TeamsClient } from './client.ts'
import { tenantId } from './service.ts'

let client: TeamsClient
const crew = Array.from(
  { length: 300 },
  (_, number) => `${String(number).padStart(8, '0')}-0000-4000-8000-0000000000cc`,
)

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  await client.install(ana)
  const { database, clock } = client.running.laurel
  const now = clock.now()
  await database.people.save(
    tenantId,
    crew.map((id, number) => ({ ...profileOf(id), name: `欧阳明轩（上海研发中心）${number}` })),
    now,
  )
  const channels = crew.map((_, number) => ({
    id: `19:${String(number).padStart(32, 'a')}@thread.tacv2`,
    scope: 'channel' as const,
    name: `Harbour engineering ${number} › Announcements`,
    teamId: null,
    groupId: null,
    serviceUrl: client.service.url,
  }))
  await database.addresses.saveChannels(tenantId, channels, now)
  await database.teams.save(
    tenantId,
    {
      id: 'big',
      name: 'Big crew',
      language: 'en',
      timeZone: 'Pacific/Auckland',
      channel: channels.at(-1)!.id,
      source: 'people',
      threshold: 5,
      pulse: defaultPulseSettings,
      memberIds: crew,
      managerIds: [ana.aadObjectId],
      schedules: [],
    },
    now,
  )
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

// biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
const inputsOf = (card: any) => card.body.filter(({ type }: { type: string }) => type.startsWith('Input.'))

describe('a form that lists more than fits', () => {
  it('keeps its buttons, its inputs and what is chosen, and says how many it leaves out', async () => {
    const small = { verb: 'setup:new-team', data: {} }
    const plain = (await client.press(ana, personal(ana), small)).body.value
    const edit = { verb: 'setup:edit-team', data: { team: 'big' } }
    const card = (await client.press(ana, personal(ana), edit)).body.value
    expect(inputsOf(card).map(({ id }: { id: string }) => id)).toEqual(
      inputsOf(plain).map(({ id }: { id: string }) => id),
    )
    const values = Object.fromEntries(
      inputsOf(card).map(({ id, value = '' }: { id: string; value?: string }) => [id, value]),
    )
    expect(values.people.split(',')).toHaveLength(crew.length)
    expect(JSON.stringify(card)).toMatch(/\(\d+ more do not fit here\)/)
    const save = actionOf(card, 'setup:save-team')
    await client.press(ana, personal(ana), save, { ...values, name: 'Bigger crew' })
    const saved = await client.running.laurel.database.teams.get(tenantId, 'big')
    expect(saved).toMatchObject({ name: 'Bigger crew', timeZone: 'Pacific/Auckland' })
    expect(saved?.channel).toBe(values.channel)
    expect([...saved!.memberIds].sort()).toEqual(crew)
  })
})
