import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erasePerson } from '../../../src/app/erase-person.ts'
import { ben, dora, personal, place, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { tenantId } from './service.ts'

let client: TeamsClient
let later = 0
/** As long as what was read of a person is used, and a moment more. */
const tenSeconds = 10_001

beforeAll(async () => {
  client = await startTeamsClient({ clock: { now: () => new Date(Date.now() + later) } })
  for (const person of [ben, dora]) await client.install(person)
  await client.install(ben, place.general)
})
beforeEach(async () => {
  await client.say(dora, 'help')
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const stored = () => client.test.database.people.get(tenantId, dora.aadObjectId)
const address = () => client.test.database.addresses.ofPerson(tenantId, dora.aadObjectId)
/** What Dora hears in answer, in words. */
async function answerTo(said: string): Promise<string> {
  const since = client.service.sent.length
  await client.say(dora, said)
  const answers = client.service.sent
    .slice(since)
    .filter(({ conversationId }) => conversationId === personal(dora).id)
  return answers.map(({ activity }) => wordsOf(activity.attachments?.[0]?.content)).join('\n')
}
/** As the operator's command does, in a process of its own. */
async function eraseElsewhere(): Promise<void> {
  const { laurel } = client.running
  await erasePerson(laurel, { workspaceId: tenantId, personId: dora.aadObjectId, dryRun: false })
  expect(await stored()).toBeNull()
}

describe('what another process did to a person in Teams', () => {
  it.each([
    ['at once', 0],
    ['a little later', tenSeconds],
  ])('is an erasure: %s they are somebody new, and are answered', async (_, pause) => {
    await eraseElsewhere()
    later += pause
    expect(await answerTo('hours')).toContain('Working hours from')
    expect(await stored()).toMatchObject({ name: dora.name, language: 'en', isActive: true })
    expect(await address()).toMatchObject({ accountId: dora.id, conversationId: personal(dora).id })
  })

  it('is an erasure, after which they give kudos in a channel as anybody new', async () => {
    await eraseElsewhere()
    later += tenSeconds
    const text = 'carried the heavy boxes without being asked'
    await client.say(dora, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
    await client.sent(sent => wordsOf(sent.activity.attachments?.[0]?.content).includes(text))
    expect(await stored()).toMatchObject({ name: dora.name })
  })

  it('is the choice of a language, which is spoken within ten seconds', async () => {
    expect(await answerTo('help')).toContain('Hello')
    await client.test.database.people.chooseLanguage(tenantId, dora.aadObjectId, 'zh-CN')
    later += tenSeconds
    expect(await answerTo('help')).toContain('你好')
  })
})

it('an address of somebody who is not known is not kept, and harms nothing', async () => {
  const { addresses } = client.test.database
  const nobody = { personId: 'nobody', conversationId: 'a:nobody', serviceUrl: client.service.url }
  expect(await addresses.savePerson(tenantId, nobody, new Date())).toBe(false)
  await addresses.unreachable(tenantId, 'nobody', 'blocked', new Date())
  expect(await addresses.ofPerson(tenantId, 'nobody')).toBeNull()
})
