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
import type { Sent } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  for (const person of [ana, ben, cao, dora]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const inputsOf = (sent: Sent) =>
  Object.fromEntries(
    cardOf(sent).body.flatMap((element: { id?: string; value?: string }) =>
      element.id ? [[element.id, element.value]] : [],
    ),
  )
const cardTo = (person: typeof ana, words: string) =>
  client.sent(
    sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(words),
    `no card with "${words}"`,
  )

it('feedback is checked by the coach, given in a form, thanked for and asked about', async () => {
  await client.say(ana, 'feedback')
  const form = await cardTo(ana, 'Give feedback')
  const rude = { to: ben.aadObjectId, kind: 'strength', visibility: 'receiver', behaviour: 'You are lazy.' }
  const checked = await client.press(ana, personal(ana), actionOf(cardOf(form), 'feedback:check'), rude)
  expect(wordsOf(checked.body.value)).toContain('says what they are')
  for (const little of ['hello', '你好', '']) {
    const check = actionOf(checked.body.value, 'feedback:check')
    const begun = await client.press(ana, personal(ana), check, { ...rude, behaviour: little })
    expect(wordsOf(begun.body.value)).toContain('tells what would make it clearer')
    expect(wordsOf(begun.body.value)).not.toContain('Clear: it says')
  }
  const behaviour = 'told everyone about the mistake at once, so we could mend it the same night'
  const give = actionOf(checked.body.value, 'feedback:give')
  const sent = await client.press(ana, personal(ana), give, { ...rude, behaviour })
  expect(wordsOf(sent.body.value)).toContain('on its way to')
  const card = await cardTo(ben, behaviour)
  const thanked = await client.press(ben, personal(ben), actionOf(cardOf(card), 'feedback:thank'))
  expect(wordsOf(thanked.body.value)).toContain('thanked')
  await cardTo(ana, 'thanks you for your feedback')
  const thread = await client.press(ben, personal(ben), actionOf(cardOf(card), 'feedback:thread'))
  const reply = actionOf(thread.body.value, 'feedback:replied')
  await client.press(ben, personal(ben), reply, { text: 'What made you notice?' })
  await cardTo(ana, 'What made you notice?')
  const others = await client.press(cao, personal(cao), actionOf(cardOf(card), 'feedback:thank'))
  expect(others.body.type).toBe('application/vnd.microsoft.activity.message')
})

it('is sent once however often a press arrives, and again where the same form is sent in with something else', async () => {
  await client.say(dora, 'feedback')
  const form = await cardTo(dora, 'Give feedback')
  const give = actionOf(cardOf(form), 'feedback:give')
  const wish = (to: typeof ana, behaviour: string) => ({
    to: to.aadObjectId,
    kind: 'strength',
    visibility: 'receiver',
    behaviour,
  })
  const [first, second] = ['labelled each box before it left', 'told the port about the delay on Monday']
  for (const sent of [wish(ben, first), wish(ben, first), wish(cao, second)]) {
    const answer = await client.press(dora, personal(dora), give, sent)
    expect(wordsOf(answer.body.value)).toContain('on its way to')
  }
  await cardTo(ben, first)
  await cardTo(cao, second)
  const stored = await client.test.connection.prisma.feedback.findMany({
    where: { behaviour: { in: [first, second] } },
  })
  expect(stored).toHaveLength(2)
})

it('to oneself is refused as soon as the form is checked, before anything is sent, and keeps what was written', async () => {
  for (const [person, command, title, words] of [
    [ana, 'feedback', 'Give feedback', 'Feedback to oneself'],
    [cao, '反馈', '给反馈', '给自己'],
  ] as const) {
    await client.say(person, command)
    const form = await cardTo(person, title)
    const toSelf = { to: person.aadObjectId, kind: 'strength', visibility: 'receiver', behaviour: '当场说了' }
    const check = actionOf(cardOf(form), 'feedback:check')
    const checked = await client.press(person, personal(person), check, toSelf)
    expect(wordsOf(checked.body.value)).toContain(words)
    expect(JSON.stringify(checked.body.value)).toContain('当场说了')
  }
})

it('is asked for in a form, in the language of each', async () => {
  await client.say(cao, '反馈 征求')
  const form = await cardTo(cao, '征求反馈')
  const wish = { subject: cao.aadObjectId, to: ben.aadObjectId, indicator: 'ownership.owns-mistakes' }
  const asked = await client.press(cao, personal(cao), actionOf(cardOf(form), 'feedback:request'), wish)
  expect(wordsOf(asked.body.value)).toContain('私下询问')
  const request = await cardTo(ben, 'asks you for feedback')
  const decline = await client.press(ben, personal(ben), actionOf(cardOf(request), 'feedback:decline'))
  const declined = actionOf(decline.body.value, 'feedback:declined')
  await client.press(ben, personal(ben), declined, { note: 'I was away' })
  await cardTo(cao, 'I was away')
})

it('has both behaviours that were asked about, and is sent with both', async () => {
  const [indicator, second] = ['ownership.owns-mistakes', 'ownership.sees-work-through'] as const
  const ask = { verb: 'feedback:request', data: { form: 'two' } }
  const wish = { subject: cao.aadObjectId, to: ben.aadObjectId, indicator, second, note: 'both, please' }
  await client.press(cao, personal(cao), ask, wish)
  const request = await cardTo(ben, 'both, please')
  const form = (await client.press(ben, personal(ben), actionOf(cardOf(request), 'feedback:answer'))).body
    .value
  const inputs = Object.fromEntries(
    form.body.map(({ id, value }: { id?: string; value?: string }) => [id, value]),
  )
  expect(inputs).toMatchObject({ indicator, second })
  const behaviour = 'last week you told the port about the wrong cable, and stayed until it was changed'
  await client.press(ben, personal(ben), actionOf(form, 'feedback:give'), { ...inputs, behaviour })
  const card = wordsOf(cardOf(await cardTo(cao, behaviour)))
  for (const name of ['主动认错补救', '善始善终不打折']) expect(card).toContain(name)
})

it('takes a name of several words for what it is', async () => {
  await client.say(cao, 'feedback @Ben Okafor waited until the driver had finished')
  const form = await cardTo(cao, '给反馈')
  expect(inputsOf(form)).toMatchObject({
    to: ben.aadObjectId,
    behaviour: 'waited until the driver had finished',
  })
})

it.each([
  ['feedback request @Ben Okafor for @Dora about owns-mistakes', [ben], dora],
  ['feedback request for @dora @Ben, @曹颖: owns-mistakes', [ben, cao], dora],
  ['反馈 征求@曹颖和@Ben对@Dora的看法，关于主动认错补救', [cao, ben], dora],
  ['feedback ask ben@harbour.example about owns-mistakes, please', [ben], ana],
])('reads who is asked and whom it is about: %s', async (line, asked, subject) => {
  await client.say(ana, line)
  const form = await cardTo(ana, 'Ask for feedback')
  expect(inputsOf(form)).toMatchObject({
    subject: subject.aadObjectId,
    to: asked.map(({ aadObjectId }) => aadObjectId).join(),
    indicator: 'ownership.owns-mistakes',
    second: '',
    note: '',
  })
  expect(wordsOf(cardOf(form))).not.toContain('I do not know who')
})

it('leaves the subject open where nobody of that name is known, and asks nobody before it is chosen', async () => {
  await client.say(ana, 'feedback request @Ben for @Anne about owns-mistakes')
  const form = await cardTo(ana, 'I do not know who “@Anne” is.')
  expect(inputsOf(form)).toMatchObject({ subject: undefined, to: ben.aadObjectId })
  const wish = { to: ben.aadObjectId, indicator: 'ownership.owns-mistakes' }
  const again = await client.press(ana, personal(ana), actionOf(cardOf(form), 'feedback:request'), wish)
  expect(wordsOf(again.body.value)).toContain('Whom is it about?')
})

it('says in Chinese what it did not understand, without the blanks and commas of English', async () => {
  await client.say(cao, '反馈 征求 @王五 和 @赵六 关于 杂耍、耍宝')
  const form = await cardTo(cao, '我不认识“@王五”')
  expect(wordsOf(cardOf(form))).toContain('。我不认识“@赵六”。“杂耍”对不上词典里的某一项行为。“耍宝”对不上')
  expect(inputsOf(form).note).toBe('杂耍和耍宝')
  await client.say(cao, '点赞 @王五 @赵六 一起守到凌晨')
  const kudos = await cardTo(cao, '点赞同事')
  expect(wordsOf(cardOf(kudos))).toContain('我不认识“@王五”。我不认识“@赵六”。')
  expect(inputsOf(kudos).text).toBe('@王五 @赵六 一起守到凌晨')
})

it('takes two behaviours of a line, and says which it left out', async () => {
  await client.say(ana, 'feedback request @Ben about owns-mistakes, sees-work-through and weighs-risk')
  const form = await cardTo(ana, 'behaviours at most, so I left out')
  expect(inputsOf(form)).toMatchObject({
    indicator: 'ownership.owns-mistakes',
    second: 'ownership.sees-work-through',
  })
})

it('takes a lower-case word without an @ for a name only where somebody goes by it', async () => {
  await client.say(ana, 'feedback request something and ben about weighs-risk')
  const form = await cardTo(ana, '@ben')
  expect(wordsOf(cardOf(form))).not.toContain('@something')
})

it('takes one receiver of a line, and says whom it left out', async () => {
  await client.say(ana, 'feedback @Ben and @Dora waited until the driver had finished')
  const form = await cardTo(ana, 'Feedback is about one person at a time')
  expect(inputsOf(form)).toMatchObject({
    to: ben.aadObjectId,
    behaviour: 'waited until the driver had finished',
  })
})

it('says which name or behaviour of a line it did not understand, and keeps the rest', async () => {
  await client.say(ana, 'feedback request @Ben @Caoo about juggling and owns-mistakes')
  const form = await cardTo(ana, 'juggling')
  expect(wordsOf(cardOf(form))).toContain('I do not know who “@Caoo” is.')
  expect(wordsOf(cardOf(form))).toContain('“juggling” names no single behaviour in the dictionary')
  expect(inputsOf(form)).toMatchObject({
    to: ben.aadObjectId,
    indicator: 'ownership.owns-mistakes',
    note: 'juggling',
  })
  await client.say(ana, 'feedback @Ana well done')
  await client.sent(
    sent => sent.conversationId === personal(ana).id && wordsOf(cardOf(sent)).includes('Feedback to oneself'),
    'no refusal',
  )
})
