import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson } from '../../../src/app/erase-person.ts'
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
import { type Colleague, type Sent, tenantId } from './service.ts'

const eve: Colleague = {
  ...cao,
  aadObjectId: '00000077-0000-4000-8000-00000000000a',
  id: '29:account-77',
  name: '[Sign in](https://evil.example/login) *now*',
}

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  client.service.colleagues.push(eve)
  for (const person of [ana, ben, dora]) await client.install(person)
  await client.install(ana, place.general)
  await client.install(ana, place.group)
  client.service.rosters.set(place.group.id, [ana.aadObjectId, cao.aadObjectId])
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const shown = (words: string, where: Place, method: Sent['method'] = 'POST') =>
  client.sent(
    sent =>
      sent.method === method && sent.conversationId === where.id && wordsOf(cardOf(sent)).includes(words),
  )
const give = (who: Colleague, text: string, where: Place) =>
  client.say(who, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, where, [ben])
const mentionedIn = (sent: Sent): string[] =>
  (cardOf(sent).msteams.entities ?? []).map(({ mentioned }: { mentioned: { id: string } }) => mentioned.id)

describe('kudos to somebody who is not in the conversation', () => {
  it('name them without a mention, and go on to show what is changed in them', async () => {
    await give(ana, 'asked which risks we had forgotten', place.group)
    const card = await shown('asked which risks', place.group)
    expect(wordsOf(cardOf(card))).toContain('**Ana Sousa** gave kudos to **Ben Okafor**')
    const { id } = actionOf(cardOf(card), 'kudos:plus-one').data
    const edited = {
      verb: 'giving:edit',
      data: { id, from: 'card', text: 'named the risks nobody had seen' },
    }
    await client.press(ana, place.group, edited)
    const after = await shown('named the risks', place.group, 'PUT')
    expect(after.messageId).toBe(card.messageId)
    expect(wordsOf(cardOf(after))).toContain('**Ana Sousa** gave kudos to **Ben Okafor**')
  })

  it('are shown to whoever presses a button without a mention: what is answered cannot be sent again', async () => {
    await give(ana, 'stayed until the last box was packed', place.group)
    const card = await shown('last box', place.group)
    const { body } = await client.press(cao, place.group, actionOf(cardOf(card), 'kudos:plus-one'))
    expect(body.value.msteams.entities).toBeUndefined()
    expect(wordsOf(body.value)).toContain('**Ben Okafor**')
  })
})

describe('a name', () => {
  it('of somebody who is in the conversation is mentioned, and is no link', async () => {
    await give(eve, 'was patient with all of my questions', place.general)
    const card = await shown('patient with all', place.general)
    expect(mentionedIn(card)).toEqual([eve.aadObjectId, ben.aadObjectId])
    expect(wordsOf(cardOf(card))).not.toContain('](')
  })

  it('of somebody who is not is no Markdown either', async () => {
    client.service.rosters.set(place.random.id, [ben.aadObjectId])
    await give(eve, 'found the missing invoice', place.random)
    const card = await shown('missing invoice', place.random)
    expect(wordsOf(cardOf(card))).toContain(
      '**\\[Sign in\\](https://evil.example/login) \\*now\\*** gave kudos',
    )
  })
})

describe('what is said to somebody', () => {
  it('has their name and what they typed as letters', async () => {
    await client.say(eve, 'help')
    const greeting = await shown('Hello', personal(eve))
    expect(wordsOf(cardOf(greeting))).toContain('Hello \\[Sign in\\](https://evil.example/login) \\*now\\*!')
    await client.say(eve, 'competency team *Build*')
    const refusal = await shown('There is no team called', personal(eve))
    expect(wordsOf(cardOf(refusal))).toContain('"\\*Build\\*"')
  })
})

describe('a giver who is erased', () => {
  it('is named no more by the card, which still mentions who received it', async () => {
    await give(dora, 'repaired the build before breakfast', place.general)
    const card = await shown('before breakfast', place.general)
    const erasure = { workspaceId: tenantId, personId: dora.aadObjectId, dryRun: false }
    await erasePerson(client.running.laurel, erasure)
    const after = await shown('before breakfast', place.general, 'PUT')
    expect(after.messageId).toBe(card.messageId)
    expect(wordsOf(cardOf(after))).toContain('**👤** gave kudos to <at>Ben Okafor</at>')
    expect(mentionedIn(after)).toEqual([ben.aadObjectId])
  })
})

describe('the line of a notification', () => {
  it.each([1, 2])('is not cut inside an emoji that has %i unit left', async left => {
    const start = 'Ana Sousa gave kudos to Ben Okafor: '
    await give(ana, `${'a'.repeat(1000 - start.length - left)}😀 and ${left} more`, place.general)
    const { activity } = await shown(`and ${left} more`, place.general)
    expect(activity.summary).toMatch(/^Ana Sousa gave kudos to Ben Okafor: a+…$/)
  })
})
