import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import {
  actionOf,
  actionsOf,
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

/** Two people of one name, and many teams of one manager. */
const tom: Colleague = { ...dora, aadObjectId: `${'7'.repeat(8)}-0000-4000-8000-00000000000a`, id: '29:tom' }
const toms: Colleague[] = ['tom.r@harbour.example', 'tom.reed@harbour.example'].map((email, index) => ({
  ...tom,
  name: 'Tom Reed',
  email,
  id: `29:tom-${index}`,
  aadObjectId: tom.aadObjectId.replace(/^7/, String(index)),
}))
const teamCount = 45

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  client.service.colleagues.push(...toms)
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao]) await client.install(person)
  const { database, ids, clock } = client.running.laurel
  for (let number = 1; number <= teamCount; number++)
    await database.teams.save(
      tenantId,
      {
        id: ids.next(),
        name: `Crew ${String(number).padStart(2, '0')}`,
        language: 'en',
        timeZone: 'Europe/Berlin',
        channel: null,
        source: 'people',
        threshold: 5,
        pulse: defaultPulseSettings,
        memberIds: [dora.aadObjectId],
        managerIds: [ana.aadObjectId],
        schedules: [],
      },
      clock.now(),
    )
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content

/** The card that somebody's words are answered with, in their own chat. */
async function answerTo(who: Colleague, text: string, where?: Place) {
  const before = client.service.sent.length
  await client.say(who, text, where)
  const sent = await client.sent(
    one => client.service.sent.indexOf(one) >= before && one.conversationId === personal(who).id,
    `no answer to "${text}"`,
  )
  return cardOf(sent)
}

// biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
const inputOf = (card: any, id: string) => card.body.find((part: { id?: string }) => part.id === id)
const titlesOf = (input: { choices: { title: string }[] }) => input.choices.map(({ title }) => title)

describe('a choice of people', () => {
  it.each(['kudos', 'feedback'])('tells two of one name apart by their addresses, in %s', async command => {
    const titles = titlesOf(inputOf(await answerTo(ana, command), 'to'))
    expect(titles.filter(title => title.startsWith('Tom'))).toEqual([
      'Tom Reed (tom.r@harbour.example)',
      'Tom Reed (tom.reed@harbour.example)',
    ])
    expect(titles).toContain('Ben Okafor')
  })
})

describe('many teams', () => {
  it('are all found in the setup, a page at a time', async () => {
    let card = await answerTo(ana, 'setup')
    const found: string[] = []
    for (let page = 0; page < 3; page++) {
      found.push(...(wordsOf(card).match(/Crew \d\d/g) ?? []))
      const more = actionOf(card, 'setup:open', 'More')
      if (more) card = (await client.press(ana, personal(ana), more)).body.value
    }
    expect(new Set(found).size).toBe(teamCount)
    expect(wordsOf(card)).toContain('Teams 41 to 45 of 45')
    expect(actionOf(card, 'setup:open', 'More')).toBeUndefined()
    expect(actionOf(card, 'setup:save-settings')).toBeDefined()
    const edit = actionsOf(card).filter(({ verb }) => verb === 'setup:edit-team')
    const form = (await client.press(ana, personal(ana), edit.at(-1))).body.value
    expect(inputOf(form, 'name').value).toBe('Crew 45')
    const before = (await client.press(ana, personal(ana), actionOf(card, 'setup:open', 'Earlier'))).body
      .value
    expect(wordsOf(before)).toContain('Teams 21 to 40 of 45')
  })

  it.each(['competency team', 'schedule'])('%s says how the others are asked for', async command => {
    const card = await answerTo(ana, command)
    expect(actionsOf(card)).toHaveLength(25)
    expect(wordsOf(card)).toContain(`20 more: **${command} Crew 26** shows one of them.`)
  })
})

describe('one’s own competencies', () => {
  it('offer no report where there is no address to open it at', async () => {
    const card = await answerTo(ana, 'competency me')
    expect(wordsOf(card)).toContain('What colleagues have seen you do')
    expect(actionOf(card, 'report:evidence')).toBeUndefined()
  })
})

describe('the form for a message', () => {
  it('says so where its author cannot be found', async () => {
    const value = {
      commandId: 'giveKudosForThis',
      messagePayload: {
        id: '1700000000002',
        body: { contentType: 'html', content: 'I moved the crane.' },
        from: { user: { id: 'ffffffff-0000-4000-8000-00000000000a', displayName: 'Gita *Rao*' } },
      },
    }
    const fetching = (who: Colleague) =>
      client.deliver(
        client.envelope(who, place.general, { type: 'invoke', name: 'composeExtension/fetchTask', value }),
      )
    const { card } = (await fetching(ana)).body.task.value
    expect(wordsOf(card.content)).toContain('I cannot find Gita \\*Rao\\*, who wrote this')
    expect(inputOf(card.content, 'to').value).toBeUndefined()
    expect(wordsOf((await fetching(cao)).body.task.value.card.content)).toContain('不在你的同事当中')
  })
})

describe('an action where messages are written', () => {
  const fetching = (who: Colleague, commandId: string) =>
    client.deliver(
      client.envelope(who, place.general, {
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: { commandId, commandContext: 'compose' },
      }),
    )
  const submitting = (who: Colleague, data: object) =>
    client.deliver(
      client.envelope(who, place.general, {
        type: 'invoke',
        name: 'composeExtension/submitAction',
        value: { commandId: 'any', data },
      }),
    )
  // biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
  const buttonOf = (dialog: any, verb: string) =>
    actionsOf(dialog.body.task.value.card.content).find(({ data }) => data?.verb === verb)

  it('gives feedback in private: advice first, then it is sent, and nothing of it is seen in the channel', async () => {
    const dialog = await fetching(ana, 'giveFeedback')
    expect(dialog.body.task.value.title).toBe('Give feedback')
    const check = buttonOf(dialog, 'feedback:check')
    expect(check.type).toBe('Action.Submit')
    const words = {
      to: ben.aadObjectId,
      behaviour: 'You are careless.',
      kind: 'growth',
      visibility: 'receiver',
    }
    const advised = await submitting(ana, { ...check.data, ...words })
    expect(wordsOf(advised.body.task.value.card.content)).toContain('What would make it clearer')
    const behaviour = 'On Monday you left the gate open, and the dog got out.'
    const give = buttonOf(advised, 'feedback:give')
    const told = await submitting(ana, { ...give.data, ...words, behaviour })
    expect(told.body.task.value.title).toBe('Laurel')
    expect(wordsOf(told.body.task.value.card.content)).toContain(
      'Your feedback is on its way to **Ben Okafor**',
    )
    await client.sent(
      sent =>
        sent.conversationId === personal(ben).id &&
        JSON.stringify(sent.activity.attachments ?? '').includes(behaviour),
    )
    const inChannel = client.service.sent.filter(({ conversationId }) => conversationId === place.general.id)
    expect(JSON.stringify(inChannel)).not.toContain('the gate open')
  })

  it('asks for feedback, in the language of whoever asks', async () => {
    const dialog = await fetching(cao, 'askForFeedback')
    expect(dialog.body.task.value.title).toBe('征求反馈')
    const { card } = dialog.body.task.value
    // The title stands above it already.
    expect(wordsOf(card.content).split('\n')).not.toContain('征求反馈')
    const ask = buttonOf(dialog, 'feedback:request')
    const note = '上周的评审我讲清楚了吗？'
    const indicator = inputOf(card.content, 'indicator').choices[0].value
    const wish = { subject: cao.aadObjectId, to: ben.aadObjectId, indicator, note }
    const told = await submitting(cao, { ...ask.data, ...wish })
    expect(told.body.task.value.title).toBe('Laurel')
    expect(wordsOf(told.body.task.value.card.content)).toContain('Ben Okafor')
    expect(await client.test.connection.prisma.feedbackRequest.findFirst({ where: { note } })).toMatchObject({
      askerId: cao.aadObjectId,
      subjectId: cao.aadObjectId,
    })
  })

  it('that is not offered opens nothing', async () => {
    expect((await fetching(ana, 'somethingElse')).status).toBe(501)
  })
})

describe('what is asked in a channel', () => {
  it.each([
    ['English', ana, 'competency me', 'What colleagues have seen you do', 'The answer is in your own chat'],
    ['Chinese', cao, '胜任力 我', '同事眼中', '回答已经发到你和 Laurel 的聊天里。'],
  ])(
    'is answered in the own chat of whoever asks, and the channel says where, in %s',
    async (_, who, asked, answer, where) => {
      const before = client.service.sent.length
      expect(wordsOf(await answerTo(who, `<at>Laurel</at> ${asked}`, place.general))).toContain(answer)
      const said = await client.sent(
        sent => client.service.sent.indexOf(sent) >= before && sent.conversationId === place.general.id,
      )
      expect(wordsOf(cardOf(said))).toContain(where)
      expect(wordsOf(cardOf(said))).not.toContain(answer)
    },
  )
})
