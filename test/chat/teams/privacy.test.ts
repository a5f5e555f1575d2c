import { afterAll, beforeAll, expect, it } from 'vitest'
import { actionOf, ana, ben, cao, personal, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient({ settings: { LAUREL_PUBLIC_URL: 'https://laurel.example.com' } })
  for (const person of [ana, ben, cao]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const cardTo = async (person: Colleague, words: string) =>
  cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(words),
      `no card with "${words}"`,
    ),
  )
const press = async (person: Colleague, action: unknown) =>
  (await client.press(person, personal(person), action)).body
const page = async (person: Colleague, name: 'settings' | 'admin') =>
  (await press(person, { verb: 'home:page', data: { page: name } })).value
const open = () => client.running.laurel.database.privacyRequests.open(tenantId)

it('a copy of one’s data is asked for in home, and an admin hands it over without seeing it', async () => {
  const asked = await press(ben, actionOf(await page(ben, 'settings'), 'privacy:ask'))
  expect(wordsOf(asked.value)).toContain('An admin will have your data ready')
  expect(actionOf(asked.value, 'privacy:ask')).toBeUndefined()
  await cardTo(ana, 'asks for a copy of their data')

  const admin = await page(ana, 'admin')
  expect(wordsOf(admin)).toContain('**Ben Okafor** asked for a copy')
  const confirm = await press(ana, actionOf(admin, 'privacy:confirm'))
  expect(await open()).toHaveLength(1)
  const done = await press(ana, actionOf(confirm.value, 'privacy:carry-out'))
  expect(wordsOf(done.value)).toContain('the person has a link to their data')
  expect(JSON.stringify(done.value)).not.toContain('https://laurel.example.com')
  const ready = await cardTo(ben, 'Here is what Laurel stores about you')
  expect(JSON.stringify(ready)).toContain('https://laurel.example.com/')
  expect(await open()).toEqual([])
})

it('erasure is asked for after a question, and taken back until it is carried out', async () => {
  const settings = await page(cao, 'settings')
  expect(actionOf(settings, 'privacy:ask', '删除我的数据')).toBeUndefined()
  const question = await press(cao, actionOf(settings, 'privacy:question'))
  expect(wordsOf(question.value)).toContain('要申请删除你的数据吗')
  expect(await open()).toEqual([])
  const asked = await press(cao, actionOf(question.value, 'privacy:ask'))
  expect(await open()).toMatchObject([{ personId: cao.aadObjectId, kind: 'erase' }])
  const takeBack = actionOf(asked.value, 'privacy:take-back')
  const others = await press(ben, takeBack)
  expect(others.type).toBe('application/vnd.microsoft.activity.message')
  expect(await open()).toHaveLength(1)
  const takenBack = await press(cao, takeBack)
  expect(wordsOf(takenBack.value)).toContain('已撤回')
  expect(await open()).toEqual([])
})

it('an erasure is carried out by an admin alone, and whose data it was hears so', async () => {
  await press(cao, { verb: 'privacy:ask', data: { kind: 'erase' } })
  const [request] = await open()
  const carryOut = { verb: 'privacy:carry-out', data: { id: request!.id } }
  const refused = await press(ben, carryOut)
  expect(refused.type).toBe('application/vnd.microsoft.activity.message')
  expect(await open()).toHaveLength(1)

  const confirm = await press(ana, actionOf(await page(ana, 'admin'), 'privacy:confirm'))
  expect(wordsOf(confirm.value)).toContain('It cannot be undone')
  const done = await press(ana, actionOf(confirm.value, 'privacy:carry-out'))
  expect(wordsOf(done.value)).toContain('Erased:')
  await cardTo(cao, 'Laurel 保存的关于你的数据已经删除')
  const { people, addresses } = client.running.laurel.database
  expect(await people.get(tenantId, cao.aadObjectId)).toBeNull()
  expect(await addresses.ofPerson(tenantId, cao.aadObjectId)).toBeNull()
  expect(await open()).toEqual([])
})
