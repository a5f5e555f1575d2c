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
const cardTo = async (person: Colleague, words: string) =>
  cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(words),
    ),
  )
const stored = () => client.running.laurel.database.ownQuestions.list(tenantId)

it('an admin adds a question in the card, once however often it is sent in, and retires it after being asked', async () => {
  await client.say(ana, 'questions')
  const empty = await cardTo(ana, 'There is none of your own yet.')
  const add = actionOf(empty, 'questions:add')
  const wish = {
    kind: 'choice',
    en: 'How is the pace?',
    zh: '节奏怎么样？',
    options: 'Too slow | 太慢\nRight | 正好\nToo fast | 太快',
  }
  const added = await client.press(ana, personal(ana), add, wish)
  await client.press(ana, personal(ana), add, wish)
  expect(wordsOf(added.body.value)).toContain('Added.')
  expect(wordsOf(added.body.value)).toContain('How is the pace?')
  expect(await stored()).toMatchObject([
    {
      kind: 'choice',
      text: { en: 'How is the pace?', 'zh-CN': '节奏怎么样？' },
      options: [
        { en: 'Too slow', 'zh-CN': '太慢' },
        { en: 'Right', 'zh-CN': '正好' },
        { en: 'Too fast', 'zh-CN': '太快' },
      ],
      addedBy: ana.aadObjectId,
      retiredAt: null,
    },
  ])

  const ask = await client.press(ana, personal(ana), actionOf(added.body.value, 'questions:ask-retire'))
  expect(wordsOf(ask.body.value)).toContain('Retire this question?')
  expect((await stored())[0]?.retiredAt).toBeNull()
  const retire = actionOf(ask.body.value, 'questions:retire')
  const retired = await client.press(ana, personal(ana), retire)
  expect(wordsOf(retired.body.value)).toContain('1 retired question is not listed.')
  expect((await stored())[0]?.retiredAt).not.toBeNull()
})

it('a question that is not right comes back as it was typed', async () => {
  await client.say(ana, '题库')
  const add = actionOf(await cardTo(ana, 'Own questions'), 'questions:add')
  const before = await stored()
  const typed = { kind: 'choice', en: 'Coffee or tea?', zh: '', options: 'Coffee' }
  const again = await client.press(ana, personal(ana), add, typed)
  expect(wordsOf(again.body.value)).toContain('A choice needs two to seven answers')
  const typedInto = (id: string) =>
    again.body.value.body.find((element: { id?: string }) => element.id === id).value
  expect([typedInto('kind'), typedInto('en'), typedInto('options')]).toEqual([
    'choice',
    'Coffee or tea?',
    'Coffee',
  ])
  const empty = await client.press(ana, personal(ana), add, { ...typed, en: ' ' })
  expect(wordsOf(empty.body.value)).toContain('Write the question in at least one language.')
  expect(await stored()).toEqual(before)
})

it('who neither manages a team nor is an admin hears who does, and adds nothing', async () => {
  await client.say(ben, 'questions')
  await cardTo(ben, 'Ana Sousa')
  const before = await stored()
  const refused = await client.press(
    ben,
    personal(ben),
    { verb: 'questions:add', data: { form: 'of-ben' } },
    { kind: 'comment', en: 'Anything?' },
  )
  expect(refused.body.type).toBe('application/vnd.microsoft.activity.message')
  expect(await stored()).toEqual(before)
})
