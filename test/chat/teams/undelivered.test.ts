import { afterAll, beforeAll, expect, it } from 'vitest'
import { actionOf, ana, ben, personal, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  for (const person of [ana, ben]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const press = async (person: Colleague, action: unknown) =>
  (await client.press(person, personal(person), action)).body

/** A message to Ben that Teams has refused for good. */
async function refused(id: string): Promise<void> {
  const { database } = client.running.laurel
  const now = new Date()
  await database.deliveries.queue(
    tenantId,
    {
      id,
      kind: 'pulse-report',
      key: `report:${id}`,
      conversation: ben.aadObjectId,
      personId: ben.aadObjectId,
    },
    now,
  )
  await database.deliveries.failed(tenantId, id, 'BotNotInConversationRoster', now)
}
const givenUp = async () =>
  (await client.running.laurel.database.deliveries.listFailed(tenantId, 10)).map(({ id }) => id)

it('setup shows admins what was not delivered, and has it tried again', async () => {
  await refused('first')
  await client.say(ana, 'setup')
  const setup = await client.sent(
    sent =>
      sent.conversationId === personal(ana).id && actionOf(cardOf(sent), 'setup:undelivered') !== undefined,
  )
  expect(wordsOf(cardOf(setup))).toContain('1 message')
  const show = actionOf(cardOf(setup), 'setup:undelivered')
  const list = (await press(ana, show)).value
  expect(wordsOf(list)).toContain('to **Ben Okafor**')
  expect(wordsOf(list)).toContain('BotNotInConversationRoster')
  for (const action of [show, actionOf(list, 'setup:retry-undelivered', 'Try again')])
    expect((await press(ben, action)).type).toBe('application/vnd.microsoft.activity.message')
  expect(await givenUp()).toEqual(['first'])

  const retried = await press(ana, actionOf(list, 'setup:retry-undelivered', 'Try again'))
  expect(wordsOf(retried.value)).toContain('It is being tried again.')
  const back = await press(ana, actionOf(retried.value, 'setup:open'))
  expect(actionOf(back.value, 'setup:new-team')).toBeDefined()
})

it('home’s page for admins does the same for a message', async () => {
  await refused('second')
  const admin = (await press(ana, { verb: 'home:page', data: { page: 'admin' } })).value
  const retry = actionOf(admin, 'home:retry')
  expect(wordsOf(admin)).toContain('to **Ben Okafor**')
  expect((await press(ben, retry)).type).toBe('application/vnd.microsoft.activity.message')
  const retried = await press(ana, retry)
  expect(wordsOf(retried.value)).toContain('Back in the queue.')
})
