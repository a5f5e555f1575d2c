import type { View } from '@slack/types'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const workspaceId = 'T0LAUREL'
const textOf = (message: Message) => `${message.text} ${JSON.stringify(message.blocks)}`

interface Element {
  action_id?: string
  type: string
  value?: string
}

describe('a check-in of several questions', () => {
  let laurel: TestLaurel
  const logged: string[] = []

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: line => logged.push(line) })
    laurel = await startTestLaurel({ log })
    const { teams } = laurel.test.database
    const build = (await teams.byName(workspaceId, 'Design & Build'))!
    const pulse = { ...build.pulse, questions: 5, commentThreshold: 5, reportToChannel: true }
    await teams.save(workspaceId, { ...build, pulse }, new Date())
  })
  afterAll(() => laurel?.close())

  const direct = (person: string) =>
    laurel.driver.messages(laurel.driver.botConversation(person)).filter(({ isBot }) => isBot)
  const seenBy = (person: string) => [...laurel.driver.ephemerals(person), ...direct(person)]
  const shown = (person: string, words: string | RegExp) =>
    laurel.driver.waitFor(() => seenBy(person).findLast(message => new RegExp(words).test(textOf(message))), {
      what: `${person} sees "${words}"`,
    })
  const say = (as: string, text: string) => laurel.driver.say({ as, conversation: 'C0KUDOS', text })
  const act = (
    as: string,
    message: Message,
    actionId: string,
    more: {
      action?: Record<string, unknown>
      state?: Record<string, Record<string, Record<string, unknown>>>
    } = {},
  ) => {
    for (const block of message.blocks) {
      const elements = ('elements' in block ? block.elements : []) as Element[]
      const element = elements.find(({ action_id }) => action_id === actionId)
      if (!element) continue
      return laurel.driver.act({
        as,
        source: { conversation: message.conversation, ts: message.ts },
        action: {
          type: element.type,
          action_id: actionId,
          block_id: block.block_id,
          value: element.value,
          ...more.action,
        },
        ...(more.state ? { state: more.state } : {}),
      })
    }
    throw new Error(`${actionId} is not on the message: ${textOf(message)}`)
  }
  const typed = (id: string, value: string) => ({ [id]: { [id]: { type: 'plain_text_input', value } } })
  /** The conversation, once it stands at this question. */
  const question = (person: string, number: number) =>
    shown(person, person === 'U0LEI' ? `第 ${number} 题` : `· ${number} of 5`)
  /** Goes through the three statements and the comment. */
  const upToColleague = async (person: string, value: number, comment: string) => {
    for (const number of [1, 2, 3]) await act(person, await question(person, number), `pulse:answer:${value}`)
    await act(person, await question(person, 4), 'pulse:send', { state: typed('pulse:comment', comment) })
    return question(person, 5)
  }
  const name = async (person: string, colleague: string) => {
    const asked = await upToColleague(person, 2, `From ${person} with love`)
    await act(person, asked, 'pulse:colleague', { action: { selected_user: colleague } })
    return shown(person, 'pulse:kudos:private')
  }
  const recognitions = () =>
    laurel.test.connection.prisma.recognition.findMany({
      where: { text: { startsWith: 'She' } },
      include: { tags: true, recipients: true },
    })

  it('is one message that goes from question to question and says at each what becomes of the answer', async () => {
    await say('U0ANA', '/pulse')
    await act('U0ANA', await shown('U0ANA', 'pulse:ask-run'), 'pulse:ask-run')
    await act('U0ANA', await shown('U0ANA', 'pulse:run'), 'pulse:run')
    const first = await question('U0BEN', 1)
    expect(textOf(first)).toContain('your name is not stored')
    await act('U0BEN', first, 'pulse:skip')
    await act('U0BEN', await question('U0BEN', 2), 'pulse:answer:4')
    await act('U0BEN', await question('U0BEN', 3), 'pulse:answer:3')
    const comment = await question('U0BEN', 4)
    expect(textOf(comment)).toContain('shuffled')
    await act('U0BEN', comment, 'pulse:send', { state: typed('pulse:comment', '  ') })
    await shown('U0BEN', 'Nothing is written yet')
    await act('U0BEN', await question('U0BEN', 4), 'pulse:send', {
      state: typed('pulse:comment', 'More time to think <!channel>'),
    })
    const colleague = await question('U0BEN', 5)
    expect(textOf(colleague)).toContain('Whom you name is not stored')
    await act('U0BEN', colleague, 'pulse:skip')
    await shown('U0BEN', 'Your answers are counted')
    const conversations = direct('U0BEN').filter(message => textOf(message).includes('Check-in of Design'))
    expect(conversations).toHaveLength(1)
  })

  it('asks once whether a named colleague shall get kudos; only then, and only to them, it is told', async () => {
    const before = direct('U0ROSA').length
    const confirm = await name('U0TOM', 'U0ROSA')
    expect(textOf(confirm)).toMatch(/Kudos to <@U0ROSA> for/)
    expect(direct('U0ROSA')).toHaveLength(before)
    // Without words there are no kudos, and the question stays.
    await act('U0TOM', confirm, 'pulse:kudos:private', { state: typed('pulse:kudos-text', '') })
    await shown('U0TOM', 'Say what they did')
    await act('U0TOM', confirm, 'pulse:kudos:private', {
      state: typed('pulse:kudos-text', 'She asked the drivers first'),
    })
    await shown('U0TOM', 'Your answers are counted')
    const card = await shown('U0ROSA', 'She asked the drivers first')
    expect(card.conversation).toBe(laurel.driver.botConversation('U0ROSA'))
    expect(JSON.stringify(laurel.driver.messages('C0KUDOS'))).not.toContain('She asked the drivers first')
    const [given] = await recognitions()
    expect(given).toMatchObject({
      giverId: 'U0TOM',
      recipients: [{ personId: 'U0ROSA' }],
      tags: [{ origin: 'explicit' }],
    })
  })

  it('posts kudos in the kudos channel where the answerer wants it public', async () => {
    const confirm = await name('U0KIT', 'U0PRIYA')
    await act('U0KIT', confirm, 'pulse:kudos:public', {
      state: typed('pulse:kudos-text', 'She saw the cable coming'),
    })
    await laurel.driver.waitFor(
      () => laurel.driver.messages('C0KUDOS').some(message => textOf(message).includes('She saw the cable')),
      { what: 'the card in the channel' },
    )
  })

  it('refuses oneself as a colleague, and keeps nothing of a name without kudos', async () => {
    const asked = await upToColleague('U0PRIYA', 3, 'Fewer meetings on Mondays')
    await act('U0PRIYA', asked, 'pulse:colleague', { action: { selected_user: 'U0PRIYA' } })
    await shown('U0PRIYA', 'Kudos to oneself is not possible')
    await act('U0PRIYA', asked, 'pulse:colleague', { action: { selected_user: 'U0HAO' } })
    await act('U0PRIYA', await shown('U0PRIYA', 'pulse:kudos:none'), 'pulse:kudos:none')
    await shown('U0PRIYA', 'Your answers are counted')
    const { rows } = await laurel.test.connection.pool.query(
      `select (select json_agg(d) from "Delivery" d where "personId" = 'U0HAO' or "conversation" = 'U0HAO') as deliveries,
        (select json_agg(r) from "RecognitionRecipient" r where "personId" = 'U0HAO' and "createdAt" > now() - interval '1 hour') as kudos,
        (select json_agg(c) from "PulseComment" c where c::text like '%U0HAO%') as comments,
        (select json_agg(j) from graphile_worker._private_jobs j where j::text like '%U0HAO%') as jobs`,
    )
    expect(rows).toEqual([{ deliveries: null, kudos: null, comments: null, jobs: null }])
    expect(await recognitions()).toHaveLength(2)
  })

  it('closed, reports to the manager and the team channel, the comments to the manager alone and without figures', async () => {
    for (const person of ['U0ROSA', 'U0LEI']) {
      const asked = await upToColleague(
        person,
        person === 'U0LEI' ? 4 : 1,
        `Words of ${person === 'U0LEI' ? '小雷' : 'R'}`,
      )
      await act(person, asked, 'pulse:skip')
    }
    await say('U0ANA', '/pulse')
    await act('U0ANA', await shown('U0ANA', 'pulse:close'), 'pulse:close')
    const report = await shown('U0ANA', 'Result of the check-in of')
    expect(textOf(report)).toContain('6 of 6 answered')
    expect(textOf(report)).toContain('6 comments, in a message of their own')
    expect(textOf(report)).not.toMatch(/Mondays|lately\?/)
    const comments = await shown('U0ANA', 'Please do not try to guess')
    expect(textOf(comments)).toContain('Fewer meetings on Mondays')
    expect(textOf(comments)).not.toMatch(/[█░]|Mean|<!channel>/)
    const inChannel = await laurel.driver.waitFor(
      () =>
        laurel.driver.messages('C0BUILD').find(message => textOf(message).includes('Result of the check-in')),
      { what: 'the result in the team channel' },
    )
    expect(textOf(inChannel)).not.toContain('Mondays')
  })

  it('leaves nothing in the log of who answered, what, whom they named, or what they wrote', () => {
    expect(logged.length).toBeGreaterThan(0)
    for (const person of [
      'U0BEN',
      'U0TOM',
      'U0KIT',
      'U0PRIYA',
      'U0ROSA',
      'U0LEI',
      'pulse:answer',
      'Mondays',
      'love',
    ])
      expect(logged.filter(line => line.includes(person))).toEqual([])
  })
})

describe('own questions', () => {
  let laurel: TestLaurel

  beforeAll(async () => {
    laurel = await startTestLaurel()
  })
  afterAll(() => laurel?.close())

  const open = async (as: string, command = '/laurel questions') => {
    await laurel.driver.say({ as, conversation: 'C0KUDOS', text: command })
    return laurel.driver.waitFor(() => laurel.driver.views(as).at(-1), { what: 'the modal' })
  }
  const submit = (as: string, viewId: string, kind: string, texts: Record<string, string>) => {
    const typed = (id: string) => ({ [id]: { type: 'plain_text_input', value: texts[id] ?? null } })
    return laurel.driver.submit({
      as,
      viewId,
      values: {
        'questions:kind': {
          'questions:kind': {
            type: 'static_select',
            selected_option: { text: { type: 'plain_text', text: kind }, value: kind },
          },
        },
        ...Object.fromEntries(
          ['questions:en', 'questions:zh', 'questions:options'].map(id => [id, typed(id)]),
        ),
      },
    })
  }
  const stored = () => laurel.test.database.ownQuestions.list(workspaceId)

  it('are added by a manager, in one language or both, and wrong ones are refused at their input', async () => {
    const { id } = await open('U0MEI', '/laurel 题库')
    await submit('U0MEI', id, 'agreement', {})
    await laurel.driver.waitFor(() => laurel.driver.views('U0MEI').at(-1)?.errors['questions:en'], {
      what: 'the missing text',
    })
    await submit('U0MEI', id, 'choice', { 'questions:zh': '午饭吃什么？', 'questions:options': '面' })
    await laurel.driver.waitFor(() => laurel.driver.views('U0MEI').at(-1)?.errors['questions:options'], {
      what: 'the missing options',
    })
    await submit('U0MEI', id, 'choice', {
      'questions:zh': '午饭吃什么？',
      'questions:options': '面\nRice | 饭',
    })
    await laurel.driver.waitFor(() => laurel.driver.views('U0MEI').length === 0, { what: 'the modal closed' })
    expect(await stored()).toMatchObject([
      {
        kind: 'choice',
        text: { en: '午饭吃什么？', 'zh-CN': '午饭吃什么？' },
        options: [
          { en: '面', 'zh-CN': '面' },
          { en: 'Rice', 'zh-CN': '饭' },
        ],
        addedBy: 'U0MEI',
      },
    ])
  })

  it('are kept by admins and managers only', async () => {
    await laurel.driver.say({ as: 'U0BEN', conversation: 'C0KUDOS', text: '/laurel questions' })
    await laurel.driver.waitFor(
      () =>
        laurel.driver
          .ephemerals('U0BEN')
          .some(message => textOf(message).includes('Only admins and managers')),
      { what: 'the refusal' },
    )
  })

  it('are retired with one press, and are not asked any more', async () => {
    const view = await open('U0ANA')
    const [question] = await stored()
    const blocks = (view.view as View).blocks as { block_id?: string; accessory?: { value?: string } }[]
    const listed = blocks.find(({ accessory }) => accessory?.value === question!.code)
    await laurel.driver.act({
      as: 'U0ANA',
      source: { viewId: view.id },
      action: {
        type: 'button',
        action_id: 'questions:retire',
        block_id: listed?.block_id,
        value: question!.code,
      },
    })
    await laurel.driver.waitFor(
      () => JSON.stringify(laurel.driver.views('U0ANA').at(-1)).includes('Retired.'),
      {
        what: 'that it is retired',
      },
    )
    expect((await stored())[0]?.retiredAt).not.toBeNull()
  })
})
