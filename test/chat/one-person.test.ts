import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinOrganisation } from '../../src/app/join-organisation.ts'
import { offerIdentities } from '../../src/app/offer-identities.ts'
import { readManifest } from '../../src/playground/manifest.ts'
import { type Playground, startPlayground } from '../../src/playground/playground.ts'
import type { Message } from '../../src/playground/protocol.ts'
import { readWorkspace } from '../../src/playground/workspace.ts'
import { nextTuesday } from '../next-tuesday.ts'
import {
  actionOf,
  ana,
  ben,
  cao,
  dora,
  guest,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './teams/client.ts'
import { type Colleague, tenantId } from './teams/service.ts'

const root = path.resolve(import.meta.dirname, '../..')
const slackId = 'T0LAUREL'

/** When it is morning in Lisbon and afternoon in Shanghai: nobody is asked at other times. */
const working = await nextTuesday(9)
const clock = { now: () => new Date(working + performance.now()) }

/** One Laurel in Slack and in Teams: Ben, Mei (曹颖) and a guest of the tenant are in both. */
let playground: Playground
let client: TeamsClient

beforeAll(async () => {
  const workspace = readWorkspace(path.join(root, 'seeds/demo/workspace.yaml'))
  const addresses: Record<string, string> = {
    U0BEN: 'Ben@Harbour.example',
    U0MEI: cao.email,
    U0TOM: guest.email,
  }
  playground = await startPlayground({
    dataDir: null,
    workspace: {
      ...workspace,
      people: workspace.people.map(person => ({ ...person, email: addresses[person.id] ?? person.email })),
    },
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    page: false,
  })
  client = await startTeamsClient({
    clock,
    settings: {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
    },
  })
  for (const person of [ana, ben, cao, dora, guest]) await client.install(person)
  await client.install(ana, place.general)
  for (const person of ['U0BEN', 'U0MEI', 'U0TOM']) await dm(person, 'help')
  await joinOrganisation(client.running.laurel, [slackId, tenantId])
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  await playground.close()
  expect(problems).toEqual([])
})

const conversationOf = (person: string) => playground.driver.botConversation(person)
const textOf = (message: Message) => `${message.text} ${JSON.stringify(message.blocks)}`

async function dm(person: string, text: string): Promise<void> {
  const conversation = conversationOf(person)
  const before = playground.driver.messages(conversation).length
  await playground.driver.say({ as: person, conversation, text })
  await playground.driver.waitFor(() => playground.driver.messages(conversation).length > before + 1, {
    what: `an answer to "${text}"`,
    timeoutMs: 15_000,
  })
}

const inSlack = (person: string, words: string | RegExp) =>
  playground.driver.waitFor(
    () =>
      playground.driver
        .messages(conversationOf(person))
        .findLast(message => message.isBot && new RegExp(words).test(textOf(message))),
    { what: `a message to ${person} with "${words}"`, timeoutMs: 15_000 },
  )

async function pressInSlack(person: string, message: Message, actionId: string): Promise<void> {
  const block = message.blocks.find(each => JSON.stringify(each).includes(`"${actionId}"`))
  if (!block) throw new Error(`${actionId} is not on the message: ${textOf(message)}`)
  await playground.driver.act({
    as: person,
    source: { conversation: message.conversation, ts: message.ts },
    action: { type: 'button', action_id: actionId, block_id: block.block_id, value: 'x' },
  })
}

const cardOf = (sent: { activity: { attachments?: { content: unknown }[] } }) =>
  sent.activity.attachments?.[0]?.content
const inTeams = async (person: Colleague, words: string | RegExp) =>
  cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && new RegExp(words).test(wordsOf(cardOf(sent))),
      `no card with "${words}"`,
    ),
  )
const pressInTeams = async (person: Colleague, card: unknown, verb: string) =>
  (await client.press(person, personal(person), actionOf(card, verb))).body.value

describe('somebody who is in Slack and in Teams', () => {
  it('says yes in Slack, types the code in Teams, and has one profile in both', async () => {
    await offerIdentities(client.running.laurel)
    const offer = await inSlack('U0BEN', 'Shall they be one profile')
    expect(textOf(offer)).toContain('in Teams as *Ben Okafor*')
    expect(textOf(offer)).not.toContain('@')
    await pressInSlack('U0BEN', offer, 'identity:yes')
    const shown = textOf(await inSlack('U0BEN', 'Now write this code'))
    const [code = ''] = /\d{4} \d{4}/.exec(shown) ?? []
    await client.say(dora, code)
    await inTeams(dora, 'I know no other account')
    await client.say(ben, code)
    await inTeams(ben, /One profile: .*Your monthly summary comes in Slack/s)
    await inSlack('U0BEN', 'One profile: Slack as')

    await client.say(
      dora,
      'kudos <at>Ben Okafor</at> told the customer about his mistake at once',
      place.general,
      [ben],
    )
    await playground.driver.say({
      as: 'U0ROSA',
      conversation: 'C0KUDOS',
      text: '/kudos @ben repaired the figures on the same evening',
    })
    const { evidence } = client.running.laurel.database
    await expect
      .poll(
        async () =>
          (await evidence.ofPerson(slackId, 'U0BEN', new Date(0), new Date(clock.now().getTime() + 1000)))
            .received,
        { timeout: 15_000 },
      )
      .toBe(2)
    await client.say(ben, 'competency me')
    const profile = JSON.stringify(await inTeams(ben, 'repaired the figures'))
    expect(profile).toContain('told the customer about his mistake')
    expect(profile).toContain('Rosa')
    expect(profile).not.toContain('U0ROSA')
  })

  it('brings the monthly summary into the chat where they like to read it', async () => {
    const settings = (
      await client.press(ben, personal(ben), { verb: 'home:page', data: { page: 'settings' } })
    ).body.value
    expect(wordsOf(settings)).toContain('Slack and Teams')
    const changed = await pressInTeams(ben, settings, 'identity:summary')
    expect(wordsOf(changed)).toContain('Your monthly summary comes here')
    expect(actionOf(changed, 'identity:summary')).toBeUndefined()
  })

  it('has two profiles again with one press, and both chats know', async () => {
    await playground.driver.openHome({ as: 'U0BEN' })
    const home = () => JSON.stringify(playground.driver.home('U0BEN')?.blocks ?? [])
    const homeWith = (words: string) =>
      playground.driver.waitFor(() => home().includes(words), {
        what: `a home with "${words}"`,
        timeoutMs: 15_000,
      })
    const press = (actionId: string) => {
      const block = playground.driver
        .home('U0BEN')
        ?.blocks.find(each => JSON.stringify(each).includes(`"${actionId}"`))
      return playground.driver.act({
        as: 'U0BEN',
        source: { home: true },
        action: { type: 'button', action_id: actionId, block_id: block?.block_id, value: '0' },
      })
    }
    await homeWith('home:page:settings')
    await press('home:page:settings')
    await homeWith('identity:undo')
    await press('identity:undo')
    await homeWith('They stay two profiles')
    await inTeams(ben, 'They stay two profiles')
    const { identities } = client.running.laurel.database
    const own = { workspaceId: slackId, personId: 'U0BEN' }
    expect(await identities.accountsOf(own)).toEqual([own])
    // In App Home the code is on top.
    await press('identity:yes')
    await homeWith('Now write this code')
  })

  it('does the same in Chinese, beginning in Teams', async () => {
    const { prisma } = client.test.connection
    // Seen last in Teams, and not asked yet.
    await prisma.identityOffer.deleteMany({ where: { slackPersonId: 'U0MEI' } })
    await prisma.delivery.deleteMany({ where: { kind: 'identity-offer', conversation: 'U0MEI' } })
    await prisma.person.update({
      where: { workspaceId_id: { workspaceId: tenantId, id: cao.aadObjectId } },
      data: { refreshedAt: new Date(clock.now().getTime() + 60_000) },
    })
    await offerIdentities(client.running.laurel)
    const offer = await inTeams(cao, '要合成一份档案吗')
    const card = await pressInTeams(cao, offer, 'identity:yes')
    expect(wordsOf(card)).toContain('别人给你的验证码，千万不要发到这里')
    const [code = ''] = /\d{4} \d{4}/.exec(wordsOf(card)) ?? []
    await dm('U0MEI', code.replace(' ', ''))
    expect(textOf(await inSlack('U0MEI', '已合成一份档案'))).toContain('每月小结发到 Teams。')
    await inTeams(cao, /已合成一份档案.*每月小结发到这里/s)
  })

  it('is not asked where one of the accounts is a guest', async () => {
    const { people } = client.running.laurel.database
    expect(await people.verifiedEmail(tenantId, guest.aadObjectId)).toBeNull()
    expect(await people.verifiedEmail(slackId, 'U0TOM')).toBe(guest.email)
    expect(
      playground.driver
        .messages(conversationOf('U0TOM'))
        .filter(message => /one profile/.test(textOf(message))),
    ).toEqual([])
    await dm('U0TOM', '1234 5678')
    await inSlack('U0TOM', 'I know no other account')
  })
})
