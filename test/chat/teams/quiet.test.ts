import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  actionOf,
  ana,
  ben,
  cao,
  dora,
  personal,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

const minute = 60_000
const patiently = { timeout: 15_000 }
/** The next Tuesday at ten. Never in the past: the queue has the database's clock. */
const tuesday = (() => {
  const day = new Date()
  day.setUTCHours(10, 0, 0, 0)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 2)
  return day
})()
const clock = { moment: tuesday, now: () => clock.moment }
const day = tuesday.toISOString().slice(0, 10)
let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient({ clock })
  for (const person of [ana, ben, cao, dora]) await client.install(person)
  const { database } = client.running.laurel
  await database.teams.save(
    tenantId,
    {
      id: 'crew',
      name: 'Crane Crew',
      language: 'en',
      timeZone: 'UTC',
      channel: null,
      source: 'people',
      threshold: 3,
      pulse: { mode: 'anonymous', questions: 1, commentThreshold: 8, reportToChannel: false },
      memberIds: [ben, cao, dora].map(({ aadObjectId }) => aadObjectId).sort(),
      managerIds: [ana.aadObjectId],
      schedules: [],
    },
    clock.moment,
  )
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const sentTo = (person: Colleague, verb: string) =>
  client.service.sent.filter(
    sent => sent.conversationId === personal(person).id && actionOf(cardOf(sent), verb) !== undefined,
  )
async function cardTo(person: Colleague, verb: string) {
  return cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && actionOf(cardOf(sent), verb) !== undefined,
      `nothing with ${verb} was sent to ${person.name}`,
    ),
  )
}
const waiting = async () =>
  client.test.connection.prisma.bulkDelivery.findMany({ where: { workspaceId: tenantId } })
/** Lets the line have what is due by the clock of the test; the line itself goes by the database's. */
const lookAgain = () =>
  client.test.connection.pool.query(
    'update "BulkDelivery" set "dueAt" = now() where "workspaceId" = $1 and "dueAt" > now()',
    [tenantId],
  )

const hours = { timeZone: 'UTC', country: '-', days: '', start: '', end: '', checkIns: 'true' }

it('quiet hours and days off said in Teams hold for check-ins in Teams', async () => {
  await client.say(dora, 'hours')
  const quiet = { ...hours, quietStart: '09:00', quietEnd: '11:00' }
  const save = actionOf(await cardTo(dora, 'hours:save'), 'hours:save')
  const saved = await client.press(dora, personal(dora), save, quiet)
  expect(wordsOf(saved.body.value)).toContain('I keep to it from now on')
  await client.say(ben, 'hours')
  const dayOff = { ...hours, quietStart: '', quietEnd: '', addFrom: day, addTo: day }
  const add = actionOf(await cardTo(ben, 'hours:add-days'), 'hours:add-days')
  await client.press(ben, personal(ben), actionOf(await cardTo(ben, 'hours:save'), 'hours:save'), dayOff)
  await client.press(ben, personal(ben), add, dayOff)

  await client.say(ana, 'pulse')
  const ask = actionOf(await cardTo(ana, 'pulse:ask-run'), 'pulse:ask-run')
  const asked = await client.press(ana, personal(ana), ask)
  expect(wordsOf(asked.body.value)).toContain('2 when their working hours begin.')
  const started = await client.press(ana, personal(ana), actionOf(asked.body.value, 'pulse:run'))
  expect(wordsOf(started.body.value)).toContain('being asked, 2 when their working hours begin.')
  await cardTo(cao, 'pulse:skip')
  await expect.poll(async () => (await waiting()).length, patiently).toBe(2)

  // Looked at too early, they wait all the same.
  await lookAgain()
  await expect
    .poll(async () => (await waiting()).every(({ dueAt }) => dueAt > new Date()), patiently)
    .toBe(true)
  expect([...sentTo(dora, 'pulse:skip'), ...sentTo(ben, 'pulse:skip')]).toEqual([])

  clock.moment = new Date(tuesday.getTime() + 61 * minute)
  await lookAgain()
  await cardTo(dora, 'pulse:skip')
  await expect.poll(async () => (await waiting()).length, patiently).toBe(1)
  expect(sentTo(ben, 'pulse:skip')).toEqual([])

  clock.moment = new Date(tuesday.getTime() + 23 * 60 * minute)
  await lookAgain()
  await cardTo(ben, 'pulse:skip')
  for (const person of [ben, cao, dora]) expect(sentTo(person, 'pulse:skip')).toHaveLength(1)
})
