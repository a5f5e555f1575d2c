import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markFeedback } from '../../../src/app/mark-feedback.ts'
import { requestFeedback } from '../../../src/app/request-feedback.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

interface Element {
  type: string
  action_id?: string
  value?: string
}

const textOf = (message: { text?: string; blocks: unknown[] }) =>
  `${message.text ?? ''} ${JSON.stringify(message.blocks)}`

const interrupted =
  'In this morning’s stand-up you interrupted Rosa twice, so we did not hear about the blocked order.'
const workspaceId = 'T0LAUREL'

let laurel: TestLaurel

beforeAll(async () => {
  laurel = await startTestLaurel()
})
afterAll(() => laurel?.close())

const say = (as: string, text: string, conversation = 'C0KUDOS') =>
  laurel.driver.say({ as, conversation, text })
const directs = (person: string) =>
  laurel.driver.messages(laurel.driver.botConversation(person)).filter(message => message.isBot)
const direct = (person: string, ...words: string[]) =>
  laurel.driver.waitFor(
    () => directs(person).findLast(message => words.every(word => textOf(message).includes(word))),
    { what: `a direct message to ${person} with ${words.join(', ')}` },
  )
const answer = (person: string, words: string) =>
  laurel.driver.waitFor(
    () => laurel.driver.ephemerals(person).findLast(message => textOf(message).includes(words)),
    { what: `an answer to ${person} with "${words}"` },
  )
const form = (person: string) =>
  laurel.driver.waitFor(() => laurel.driver.views(person).at(-1), { what: `a form for ${person}` })
const shown = (person: string, words: string) =>
  laurel.driver.waitFor(
    () => {
      const view = laurel.driver.views(person).at(-1)
      return view && JSON.stringify(view.view).includes(words) ? view : null
    },
    { what: `"${words}" in the form of ${person}` },
  )

const elementsOf = (blocks: readonly object[]) =>
  blocks.flatMap(block =>
    ('elements' in block ? (block.elements as Element[]) : []).map(element => ({ block, element })),
  )

const press = (as: string, message: Message, actionId: string) => {
  const found = elementsOf(message.blocks).find(({ element }) => element.action_id === actionId)
  if (!found) throw new Error(`${actionId} is not on the message: ${textOf(message)}`)
  return laurel.driver.act({
    as,
    source: { conversation: message.conversation, ts: message.ts },
    action: {
      type: 'button',
      action_id: actionId,
      block_id: (found.block as { block_id?: string }).block_id,
      value: found.element.value,
    },
  })
}

const text = (value: string) => ({ 'feedback:live': { type: 'plain_text_input', value } })
const radio = (block: string, value: string, label: string) => ({
  [block]: {
    value: { type: 'radio_buttons', selected_option: { value, text: { type: 'plain_text', text: label } } },
  },
})

interface Filled {
  to: string
  kind?: 'strength' | 'growth'
  behaviour: string
  situation?: string
  impact?: string
  managers?: boolean
}

const values = ({
  to,
  kind = 'strength',
  behaviour,
  situation = '',
  impact = '',
  managers = false,
}: Filled) => ({
  to: { 'feedback:live': { type: 'users_select', selected_user: to } },
  ...radio('kind', kind, 'x'),
  situation: text(situation),
  behaviour: text(behaviour),
  impact: text(impact),
  ...radio('visibility', managers ? 'managers' : 'receiver', 'x'),
})

async function give(as: string, filled: Filled): Promise<void> {
  await say(as, '/feedback')
  const view = await form(as)
  await laurel.driver.submit({ as, viewId: view.id, values: values(filled) })
}

const stored = (behaviour: string) =>
  laurel.test.connection.prisma.feedback.findFirstOrThrow({
    where: { behaviour },
    include: { tags: true, readers: true, replies: true },
  })

it('gives words back that no form takes, whole', async () => {
  const words = `you ${'held the line and '.repeat(200)}won`
  await say('U0ANA', `/feedback @ben ${words}`)
  const told = await answer('U0ANA', 'longer than 1900 characters')
  expect(textOf(told)).toContain(words)
  expect(laurel.driver.views('U0ANA')).toEqual([])
})

describe('what is typed and not understood', () => {
  it('is named in the form, with what may have been meant, and nothing of it is lost', async () => {
    await say('U0BEN', '/feedback list')
    await answer('U0BEN', 'Nothing here yet')
    await say('U0KIT', '/feedback @benn waited until Lei had finished')
    const given = JSON.stringify((await form('U0KIT')).view)
    expect(given).toContain('I do not know who “@benn” is. Nearest: Ben')
    expect(given).toContain('"initial_value":"@benn waited until Lei had finished"')
  })

  it('is a behaviour that the dictionary does not have: it can be asked about in words', async () => {
    await say('U0ROSA', '/feedback request @ana @nobody about juggling and owns-mistakes')
    const asked = JSON.stringify((await form('U0ROSA')).view)
    expect(asked).toContain('I do not know who “@nobody” is.')
    expect(asked).toContain('“juggling” names no single behaviour in the dictionary')
    expect(asked).toContain('"initial_users":["U0ANA"]')
    expect(asked).toContain('"value":"ownership.owns-mistakes"')
    expect(asked).toContain('"initial_value":"juggling"')
  })

  it('is whom a request is about: nobody is asked before the subject is chosen', async () => {
    await say('U0TOM', '/feedback request @ben for @nobody about owns-mistakes')
    const asked = JSON.stringify((await form('U0TOM')).view)
    expect(asked).toContain('I do not know who “@nobody” is.')
    expect(asked).toContain('"initial_users":["U0BEN"]')
    expect(asked).not.toContain('"initial_user":')
  })

  it('is more than two behaviours: the form opens with two, and says which is left out', async () => {
    await say(
      'U0KIT',
      '/feedback request @ben about owns-mistakes, sees-work-through and Builds warmth and morale',
    )
    const asked = JSON.stringify((await shown('U0KIT', 'left out')).view)
    expect(asked).toContain('2 behaviours at most, so I left out “Builds warmth and morale”')
    expect(asked).toContain('"value":"ownership.sees-work-through"')
    expect(asked).not.toContain('warmth-and-morale')
    expect(await laurel.test.connection.prisma.feedbackRequest.count()).toBe(0)
  })

  it('may be a user group: its members are asked', async () => {
    await say('U0ANA', '/feedback request @on-call about juggling')
    const asked = JSON.stringify((await form('U0ANA')).view)
    expect(asked).toContain('"initial_users":["U0TOM","U0HAO","U0LEI"]')
  })

  it('asks nobody about a user group: a request is about one person', async () => {
    await say('U0ANA', '/feedback request for @on-call from @ben about owns-mistakes')
    const asked = JSON.stringify((await form('U0ANA')).view)
    expect(asked).toContain('"initial_users":["U0BEN"]')
    expect(asked).toContain('I left out <@U0HAO> and <@U0LEI>')
    await laurel.driver.close({ as: 'U0ANA', viewId: (await form('U0ANA')).id })
  })

  it('is a name that Slack does not know and Laurel does: it is shown in the form before anybody is asked', async () => {
    await say('U0TOM', '/feedback list')
    await say('U0JING', '/feedback request @Tomasz about owns-mistakes')
    const asked = JSON.stringify((await form('U0JING')).view)
    expect(asked).toContain('"initial_users":["U0TOM"]')
    expect(asked).toContain('"value":"ownership.owns-mistakes"')
    expect(asked).not.toContain('I do not know who')
  })

  it('is a lower-case word without an @ only where somebody goes by it', async () => {
    await say('U0LEI', '/feedback request anonymous and tomasz about owns-mistakes')
    const asked = JSON.stringify((await form('U0LEI')).view)
    expect(asked).toContain('@tomasz')
    expect(asked).not.toContain('anonymous”')
    expect(asked).toContain('"value":"ownership.owns-mistakes"')
  })

  it('is said in Chinese too, where the topic was named without a word for “about”', async () => {
    await say('U0HAO', '/feedback 征求 @xia 主动认错误')
    const asked = JSON.stringify((await form('U0HAO')).view)
    expect(asked).toContain('“主动认错误”对不上词典里的某一项行为。最接近的是：`#主动认错补救`')
  })
})

describe('giving feedback', () => {
  it('to oneself is refused at once, by the command and in the form', async () => {
    const opened = laurel.driver.views('U0TOM').length
    await say('U0TOM', '/feedback @tom well done')
    await answer('U0TOM', 'Feedback to oneself is not possible')
    expect(laurel.driver.views('U0TOM').length).toBe(opened)
  })

  it('fills in what the command says, and tells as one types what would make it clearer', async () => {
    await say('U0PRIYA', '/feedback @tom')
    const view = await form('U0PRIYA')
    expect(JSON.stringify(view.view)).toContain('"initial_user":"U0TOM"')
    expect(JSON.stringify(view.view)).toContain('I will say here what would make it clearer')
    expect(JSON.stringify(view.view)).toContain('Their manager: <@U0ANA>')
    const type = (behaviour: string) =>
      laurel.driver.act({
        as: 'U0PRIYA',
        source: { viewId: view.id },
        action: {
          type: 'plain_text_input',
          action_id: 'feedback:live',
          block_id: 'behaviour',
          value: behaviour,
        },
        state: values({ to: 'U0TOM', behaviour }),
      })
    await type('You are lazy and you never answer.')
    await shown('U0PRIYA', 'says what they are')
    await shown('U0PRIYA', 'Name one occasion instead')
    const clear =
      'On Monday you told everyone about your own mistake before anybody had noticed, so we could fix it the same day.'
    await type(clear)
    const clearer = await shown('U0PRIYA', 'Clear: it says when it was')
    expect(JSON.stringify(clearer.view)).toContain('Sounds like')
    expect(JSON.stringify(clearer.view)).not.toContain('says what they are')
    await type('hello')
    const begun = await shown('U0PRIYA', 'I will say here what would make it clearer')
    expect(JSON.stringify(begun.view)).not.toContain('Clear: it says')
    await laurel.driver.close({ as: 'U0PRIYA', viewId: view.id })
    expect(await laurel.test.connection.prisma.feedback.count()).toBe(0)
  })

  it('delivers it to the receiver alone, and asks the giver whether the mapping is right', async () => {
    await give('U0PRIYA', {
      to: 'U0TOM',
      situation: 'During the outage on Monday',
      behaviour: 'you told everyone that it came from your own patch before anyone noticed',
      impact: 'so we had the fix that night',
    })
    const card = await direct('U0TOM', 'tells you about a strength')
    expect(textOf(card)).toContain('*Situation*')
    expect(textOf(card)).toContain('Only you and the giver can read this')
    const copy = await direct('U0PRIYA', 'Your feedback to <@U0TOM>', 'feedback:pick:')
    const confirm = elementsOf(copy.blocks).find(({ element }) =>
      element.action_id?.startsWith('feedback:pick:ownership.owns-mistakes'),
    )
    await press('U0PRIYA', copy, confirm!.element.action_id!)
    await direct('U0PRIYA', 'Noted as')
    await laurel.driver.waitFor(
      () => {
        const now = directs('U0TOM').find(({ ts }) => ts === card.ts)
        return now && textOf(now).includes('Owns up') && !textOf(now).includes('suggested')
      },
      { what: 'the confirmed indicator on the card of the receiver' },
    )
    for (const message of laurel.driver.messages('C0KUDOS'))
      expect(textOf(message)).not.toContain('came from your own patch')
    for (const person of ['U0ANA', 'U0BEN', 'U0ROSA'])
      expect(directs(person).map(textOf).join()).not.toContain('came from your own patch')
    const { tags } = await stored('you told everyone that it came from your own patch before anyone noticed')
    expect(tags).toMatchObject([{ indicatorCode: 'ownership.owns-mistakes', origin: 'confirmed' }])
  })

  it('speaks Chinese with somebody whose language is Chinese, by either word', async () => {
    await say('U0HAO', '/laurel 反馈 @xia')
    const view = await form('U0HAO')
    expect(JSON.stringify(view.view)).toContain('给反馈')
    const behaviour = '上周二客户还没开口，你就发现报表口径要变，提前把方案准备好了，所以当天就定下来了'
    await laurel.driver.act({
      as: 'U0HAO',
      source: { viewId: view.id },
      action: {
        type: 'plain_text_input',
        action_id: 'feedback:live',
        block_id: 'behaviour',
        value: behaviour,
      },
      state: values({ to: 'U0XIA', behaviour }),
    })
    await shown('U0HAO', '很清楚')
    await laurel.driver.submit({
      as: 'U0HAO',
      viewId: view.id,
      values: values({ to: 'U0XIA', behaviour, managers: true }),
    })
    await direct('U0XIA', '想告诉你一个优点', '提前把方案准备好了')
    await answer('U0HAO', '<@U0MEI> 也能看到')
    await direct('U0HAO', '你给 <@U0XIA> 的反馈')
  })

  it('refuses oneself, apps and an empty text at the field, and keeps nothing', async () => {
    const before = await laurel.test.connection.prisma.feedback.count()
    await say('U0KIT', '/feedback')
    const view = await form('U0KIT')
    const errors = async (filled: Filled) => {
      await laurel.driver.submit({ as: 'U0KIT', viewId: view.id, values: values(filled) })
      return (await laurel.driver.waitFor(() => laurel.driver.views('U0KIT')[0], { what: 'the form' })).errors
    }
    expect((await errors({ to: 'U0KIT', behaviour: 'you fixed it' })).to).toContain('oneself')
    expect((await errors({ to: 'U0OLU', behaviour: 'you fixed it' })).to).toContain('another organisation')
    expect(await laurel.test.connection.prisma.feedback.count()).toBe(before)
    await laurel.driver.close({ as: 'U0KIT', viewId: view.id })
  })

  it('sends it once when everything arrives three times', async () => {
    laurel.playground.faults.redeliver = 2
    try {
      const behaviour =
        'you brought the torque wrench to the quay at six and stayed until the last bolt was checked'
      await give('U0BEN', { to: 'U0LEI', behaviour })
      await direct('U0LEI', 'torque wrench')
      await laurel.driver.waitFor(() => laurel.driver.settled(), { what: 'all deliveries' })
      expect(directs('U0LEI').filter(message => textOf(message).includes('torque wrench'))).toHaveLength(1)
      expect(await laurel.test.connection.prisma.feedback.count({ where: { behaviour } })).toBe(1)
    } finally {
      laurel.playground.faults.redeliver = 0
    }
  })
})

describe('what the receiver can do', () => {
  it('thank, ask back in a thread that both find in their direct messages, and mark it as acted on', async () => {
    await give('U0ROSA', { to: 'U0KIT', kind: 'growth', behaviour: interrupted })
    const card = await direct('U0KIT', 'has a suggestion for you')
    await press('U0KIT', card, 'feedback:thank')
    await direct('U0ROSA', 'thanks you for your feedback')
    await press('U0KIT', card, 'feedback:thread')
    await laurel.driver.submit({
      as: 'U0KIT',
      viewId: (await form('U0KIT')).id,
      values: {
        text: { value: { type: 'plain_text_input', value: 'Would it help if I wrote my points down?' } },
      },
    })
    const question = await direct('U0ROSA', 'wrote about a feedback', 'wrote my points down')
    await press('U0ROSA', question, 'feedback:thread')
    const thread = await form('U0ROSA')
    expect(JSON.stringify(thread.view)).toContain('wrote my points down')
    await laurel.driver.submit({
      as: 'U0ROSA',
      viewId: thread.id,
      values: { text: { value: { type: 'plain_text_input', value: 'Yes, very much!' } } },
    })
    await direct('U0KIT', 'wrote about a feedback', 'very much')
    await press('U0KIT', card, 'feedback:act-on')
    await direct('U0ROSA', 'has acted on your feedback')
    const redrawn = await laurel.driver.waitFor(
      () =>
        directs('U0KIT').find(
          ({ ts, ...message }) => ts === card.ts && textOf(message).includes('2 messages'),
        ),
      { what: 'the card with what became of it' },
    )
    expect(textOf(redrawn)).toContain('thanked')
    expect((await stored(interrupted)).replies).toHaveLength(2)
  })

  it('dispute an indicator: it does not count until the giver has answered', async () => {
    const behaviour =
      'last Friday you owned up to the client before anyone noticed that the mistake in the drawing was yours, and put it right'
    await give('U0TOM', { to: 'U0BEN', behaviour })
    const copy = await direct('U0TOM', 'the mistake in the drawing', 'feedback:pick:ownership.owns-mistakes')
    await press('U0TOM', copy, 'feedback:pick:ownership.owns-mistakes')
    const confirmed = await laurel.driver.waitFor(
      () =>
        directs('U0BEN').find(
          message =>
            textOf(message).includes('the mistake in the drawing') &&
            textOf(message).includes('Owns up') &&
            !textOf(message).includes('suggested'),
        ),
      { what: 'the confirmed card' },
    )
    const evidence = async () => {
      const now = new Date()
      const from = new Date(now.getTime() - 3_600_000)
      const found = await laurel.running.laurel.database.evidence.ofPerson(
        workspaceId,
        'U0BEN',
        from,
        new Date(now.getTime() + 1000),
      )
      return found.indicators.find(({ code }) => code === 'ownership.owns-mistakes')?.feedback ?? 0
    }
    expect(await evidence()).toBe(1)
    await press('U0BEN', confirmed, 'feedback:dispute')
    await laurel.driver.submit({
      as: 'U0BEN',
      viewId: (await form('U0BEN')).id,
      values: {
        ...radio('tag', 'ownership.owns-mistakes', 'x'),
        note: { value: { type: 'plain_text_input', value: 'Rosa found it, not me' } },
      },
    })
    const notice = await direct('U0TOM', 'does not see it as', 'Rosa found it, not me')
    await direct('U0BEN', 'disputed: does not count')
    expect(await evidence()).toBe(0)
    await press('U0TOM', notice, 'feedback:settle')
    await direct('U0BEN', 'looked at again and kept')
    expect(await evidence()).toBe(1)
  })

  it('nothing with feedback that is not theirs', async () => {
    const { id } = await stored(interrupted)
    const wish = { workspaceId, receipt: 'forged', feedbackId: id }
    for (const personId of ['U0LEI', 'U0ANA'])
      await expect(
        markFeedback(laurel.running.laurel, { ...wish, personId, mark: 'acted-on' }),
      ).rejects.toThrow('not-found')
    await expect(
      markFeedback(laurel.running.laurel, { ...wish, personId: 'U0ROSA', mark: 'thanked' }),
    ).rejects.toThrow('not-the-receiver')
  })
})

it('lets the giver edit and withdraw: the words are gone from the card of the receiver', async () => {
  const behaviour = 'yesterday you wrote down every step of the rig test, so Tom could repeat it'
  await give('U0KIT', { to: 'U0ROSA', behaviour })
  const card = await direct('U0ROSA', 'every step of the rig test')
  const copy = await direct('U0KIT', 'every step of the rig test', 'feedback:edit')
  await press('U0KIT', copy, 'feedback:edit')
  await laurel.driver.submit({
    as: 'U0KIT',
    viewId: (await form('U0KIT')).id,
    values: { situation: text(''), behaviour: text(`${behaviour} with photos`), impact: text('') },
  })
  await laurel.driver.waitFor(
    () =>
      directs('U0ROSA').find(
        each =>
          each.ts === card.ts && textOf(each).includes('with photos') && textOf(each).includes('edited'),
      ),
    { what: 'the edited card' },
  )
  await press('U0KIT', copy, 'feedback:withdraw')
  await laurel.driver.submit({ as: 'U0KIT', viewId: (await form('U0KIT')).id, values: {} })
  const withdrawn = await laurel.driver.waitFor(
    () => directs('U0ROSA').find(each => each.ts === card.ts && textOf(each).includes('withdrew')),
    { what: 'the withdrawn card' },
  )
  expect(textOf(withdrawn)).not.toContain('rig test')
})

describe('asking for feedback', () => {
  it('in one line asks each in private; the answer counts for the request', async () => {
    await say('U0TOM', '/feedback request @ben @priya about owns-mistakes')
    await answer('U0TOM', 'will be asked in private')
    const asked = await direct('U0BEN', 'asks you for feedback')
    await direct('U0PRIYA', '<@U0TOM> asks you for feedback')
    await direct('U0TOM', 'You asked <@U0BEN> and <@U0PRIYA> for feedback', 'not answered yet')
    await press('U0BEN', asked, 'feedback:answer')
    const view = await form('U0BEN')
    expect(JSON.stringify(view.view)).toContain('"initial_user":"U0TOM"')
    expect(JSON.stringify(view.view)).toContain('ownership.owns-mistakes')
    await laurel.driver.submit({
      as: 'U0BEN',
      viewId: view.id,
      values: values({
        to: 'U0TOM',
        behaviour: 'last week you said openly that the wrong cable was your order',
      }),
    })
    const card = await direct('U0TOM', 'the wrong cable was your order')
    expect(textOf(card)).not.toContain('suggested')
    await direct('U0TOM', '<@U0BEN>: answered')
    await laurel.driver.waitFor(
      () => directs('U0BEN').find(each => each.ts === asked.ts && textOf(each).includes('You have answered')),
      { what: 'the request without buttons' },
    )
  })

  it('can be declined with a word, which only the asker sees', async () => {
    const asked = await direct('U0PRIYA', '<@U0TOM> asks you for feedback')
    await press('U0PRIYA', asked, 'feedback:decline')
    await laurel.driver.submit({
      as: 'U0PRIYA',
      viewId: (await form('U0PRIYA')).id,
      values: { note: { value: { type: 'plain_text_input', value: 'I was on the other crane' } } },
    })
    await direct('U0TOM', '<@U0PRIYA>: not this time', 'on the other crane')
    expect(directs('U0BEN').map(textOf).join()).not.toContain('on the other crane')
  })

  it('offers colleagues whom one has had to do with, and takes one in by a button', async () => {
    await laurel.driver.shortcut({ as: 'U0ROSA', callbackId: 'ask_for_feedback' })
    const view = await form('U0ROSA')
    const offered = elementsOf(view.view.blocks).filter(({ element }) =>
      element.action_id?.startsWith('feedback:add-person:'),
    )
    expect(offered.length).toBeGreaterThan(0)
    const [{ block, element }] = offered as [(typeof offered)[0]]
    await laurel.driver.act({
      as: 'U0ROSA',
      source: { viewId: view.id },
      action: {
        type: 'button',
        action_id: element.action_id!,
        block_id: (block as { block_id?: string }).block_id,
        value: element.value,
      },
    })
    await shown('U0ROSA', `"initial_users":["${element.value}"]`)
    await laurel.driver.close({ as: 'U0ROSA', viewId: view.id })
  })

  it('by a manager about a report tells the report who asked about what; nobody else may ask', async () => {
    await say('U0ANA', '/feedback request @ben for @kit about owns-mistakes')
    const told = await direct('U0KIT', '<@U0ANA> asked a colleague for feedback about you')
    expect(textOf(told)).toContain('Owns up')
    const asked = await direct('U0BEN', '<@U0ANA> asks you for feedback about <@U0KIT>')
    await press('U0BEN', asked, 'feedback:answer')
    const view = await form('U0BEN')
    expect(JSON.stringify(view.view)).toMatch(/"initial_option":\{[^}]*\{[^}]*\},"value":"managers"/)
    await laurel.driver.close({ as: 'U0BEN', viewId: view.id })
    await say('U0TOM', '/feedback request @ben for @kit about owns-mistakes')
    await answer('U0TOM', 'in a team that you manage')
  })

  it('opens the form where it is not clear which behaviour is meant', async () => {
    await say('U0LEI', '/feedback 征求 @hao 关于 做事')
    const view = await form('U0LEI')
    expect(JSON.stringify(view.view)).toContain('征求反馈')
    expect(JSON.stringify(view.view)).toContain('"initial_users":["U0HAO"]')
    await laurel.driver.close({ as: 'U0LEI', viewId: view.id })
  })

  it('lists what concerns one: received, given, open requests, and for a manager what was shared', async () => {
    await requestFeedback(laurel.running.laurel, {
      workspaceId: 'T0LAUREL',
      receipt: 'asked-for-the-list',
      askerId: 'U0TOM',
      subjectId: 'U0TOM',
      personIds: ['U0KIT'],
      indicators: ['ownership.owns-mistakes'],
      note: null,
    })
    await say('U0TOM', '/feedback list')
    const list = textOf(await answer('U0TOM', 'Your feedback'))
    expect(list).toContain('Open requests')
    expect(list).toContain('Received')
    expect(list).toContain('the wrong cable was your order')
    await say('U0MEI', '/feedback 列表')
    const shared = textOf(await answer('U0MEI', '我的反馈'))
    expect(shared).toContain('提前把方案准备好了')
    await say('U0ANA', '/feedback list')
    const managers = textOf(await answer('U0ANA', 'Your feedback'))
    expect(managers).not.toContain('the wrong cable')
  })
})
