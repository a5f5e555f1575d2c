import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editRecognition } from '../../../src/app/edit-recognition.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const textOf = (message: Message) => `${message.text} ${JSON.stringify(message.blocks)}`

const outage =
  'turns out the outage came from his own patch; he told everyone before anyone noticed and wrote the fix and the check that night'

describe.each(['socket', 'http'] as const)('giving kudos over %s', transport => {
  let laurel: TestLaurel

  beforeAll(async () => {
    laurel = await startTestLaurel({ transport })
  })
  afterAll(() => laurel?.close())

  const cards = () => laurel.driver.messages('C0KUDOS').filter(message => message.isBot)
  const cardWith = (words: string) =>
    laurel.driver.waitFor(() => cards().find(card => textOf(card).includes(words)), {
      what: `a card with "${words}"`,
    })
  const promptOf = (person: string, words: string) =>
    laurel.driver.waitFor(
      () => laurel.driver.ephemerals(person).findLast(message => textOf(message).includes(words)),
      {
        what: `a prompt with "${words}"`,
      },
    )
  const say = (as: string, text: string, conversation = 'C0KUDOS') =>
    laurel.driver.say({ as, conversation, text })
  const press = (as: string, message: Message, actionId: string, more: Record<string, unknown> = {}) => {
    const element = message.blocks
      .flatMap(block =>
        'elements' in block ? (block.elements as { action_id?: string; type: string; value?: string }[]) : [],
      )
      .find(candidate => candidate.action_id === actionId)
    if (!element) throw new Error(`${actionId} is not on the message: ${textOf(message)}`)
    const block = message.blocks.find(
      candidate => 'elements' in candidate && (candidate.elements as unknown[]).includes(element),
    )
    return laurel.driver.act({
      as,
      source: { conversation: message.conversation, ts: message.ts },
      action: {
        type: element.type,
        action_id: actionId,
        block_id: block?.block_id,
        value: element.value,
        ...more,
      },
    })
  }

  it('posts a card, tells the giver alone what it was mapped to and why, and marks the card once confirmed', async () => {
    await say('U0PRIYA', `/kudos @tom ${outage}`)
    const card = await cardWith('his own patch')
    expect(textOf(card)).toContain('<@U0PRIYA> gave kudos to <@U0TOM>')
    const prompt = await promptOf('U0PRIYA', 'Owns up')
    expect(textOf(prompt)).toContain('because of')
    expect(laurel.driver.ephemerals('U0TOM')).toEqual([])
    await press('U0PRIYA', prompt, 'tag:confirm')
    await laurel.driver.waitFor(
      () =>
        cards().find(
          each =>
            each.ts === card.ts && !textOf(each).includes('suggested') && textOf(each).includes('Owns up'),
        ),
      {
        what: 'the confirmed chip',
      },
    )
    await promptOf('U0PRIYA', 'Noted as')
    const [tag] = await laurel.test.connection.prisma.tag.findMany({
      where: { recognition: { giverId: 'U0PRIYA', text: outage } },
    })
    expect(tag).toMatchObject({ indicatorCode: 'ownership.owns-mistakes', origin: 'confirmed' })
  })

  it('speaks Chinese with somebody whose language is Chinese', async () => {
    await say('U0HAO', '/kudos @xia 客户还没开口，她就发现报表口径要变，提前把方案和新模板都准备好了')
    const card = await cardWith('提前把方案')
    expect(textOf(card)).toContain('点赞')
    await promptOf('U0HAO', '不归入指标')
  })

  it('takes several people, a group and an indicator in one line', async () => {
    await say('U0ANA', '/kudos @ben @tom stayed until the last test was green #sees-work-through')
    const card = await cardWith('last test was green')
    expect(textOf(card)).toContain('<@U0BEN> and <@U0TOM>')
    expect(textOf(card)).not.toContain('#sees-work-through')
    expect(textOf(card)).toContain(':checkered_flag:')
  })

  it('refuses kudos to oneself, to apps, outsiders and people who left, empty ones and the same twice', async () => {
    const before = cards().length
    const refusal = (words: string) => promptOf('U0KIT', words)
    await say('U0KIT', '/kudos @kit I fixed it')
    await refusal('oneself')
    await say('U0KIT', '/kudos @laurel nice bot')
    await refusal('is an app')
    await say('U0KIT', '/kudos @olu good plan')
    await refusal('another organisation')
    await say('U0KIT', '/kudos @ben')
    await refusal('text is empty')
    await say('U0KIT', '/kudos thanks everybody')
    await refusal('Whom is it for')
    expect(cards().length).toBe(before)
    await say('U0KIT', '/kudos @ben drew the wiring plan again so that the new colleague could read it')
    await cardWith('drew the wiring plan')
    await say('U0KIT', '/kudos @ben drew  the wiring plan again so that the new colleague could read IT')
    await refusal('already said exactly this')
  })

  it('keeps what was typed from pinging anybody or hiding where a link leads', async () => {
    await say(
      'U0BEN',
      '/kudos @rosa told <!channel> and @here about https://example.com/plan before the change & nobody was surprised',
    )
    const card = await cardWith('nobody was surprised')
    expect(textOf(card)).not.toMatch(/<!(channel|here|everyone)/)
    expect(textOf(card)).toContain('&amp; nobody')
  })

  it('lets the giver edit and withdraw, and nobody else', async () => {
    await say('U0ROSA', '/kudos @kit wrote down every step of the rig test')
    const card = await cardWith('every step of the rig test')
    const choose = (as: string, verb: string) => {
      const overflow = card.blocks
        .flatMap(block =>
          'elements' in block
            ? (block.elements as { action_id?: string; options?: { value: string }[] }[])
            : [],
        )
        .find(element => element.action_id === 'kudos:menu')
      const option = overflow?.options?.find(candidate => candidate.value.startsWith(verb))
      return press(as, card, 'kudos:menu', { selected_option: option, value: undefined })
    }
    await choose('U0TOM', 'edit')
    await promptOf('U0TOM', 'Only the person who gave')
    await choose('U0ROSA', 'edit')
    const [view] = laurel.driver.views('U0ROSA')
    await laurel.driver.submit({
      as: 'U0ROSA',
      viewId: view!.id,
      values: {
        text: {
          value: {
            type: 'plain_text_input',
            value: 'wrote down every single step of the rig test, with photos',
          },
        },
      },
    })
    await cardWith('with photos')
    await choose('U0ROSA', 'withdraw')
    await laurel.driver.submit({ as: 'U0ROSA', viewId: laurel.driver.views('U0ROSA')[0]!.id, values: {} })
    await laurel.driver.waitFor(
      () => cards().find(each => each.ts === card.ts && each.text.includes('withdrew')),
      { what: 'the withdrawn card' },
    )
  })

  it('changes nothing twice when everything arrives three times', async () => {
    laurel.playground.faults.redeliver = 2
    try {
      await say('U0TOM', '/kudos @priya explained the load curve to the port crew with a bottle and a string')
      const card = await cardWith('a bottle and a string')
      await press('U0BEN', card, 'kudos:plus-one')
      await laurel.driver.waitFor(
        () => cards().find(each => each.ts === card.ts && textOf(each).includes('+1 · 1')),
        { what: 'one +1' },
      )
      await laurel.driver.waitFor(() => laurel.driver.settled(), { what: 'all deliveries' })
      expect(cards().filter(each => textOf(each).includes('a bottle and a string'))).toHaveLength(1)
      const stored = await laurel.test.connection.prisma.recognition.findMany({
        where: { giverId: 'U0TOM', text: { contains: 'a bottle' } },
        include: { plusOnes: true },
      })
      expect(stored).toHaveLength(1)
      expect(stored[0]?.plusOnes).toHaveLength(1)
    } finally {
      laurel.playground.faults.redeliver = 0
    }
  })

  it('opens the form for an empty command, and posts what is submitted', async () => {
    await say('U0LEI', '/kudos')
    const view = await laurel.driver.waitFor(() => laurel.driver.views('U0LEI')[0], { what: 'the form' })
    expect(JSON.stringify(view.view)).toContain('点赞同事')
    await laurel.driver.submit({
      as: 'U0LEI',
      viewId: view.id,
      values: {
        to: { value: { type: 'multi_users_select', selected_users: ['U0YAN'] } },
        text: {
          value: { type: 'plain_text_input', value: '盘点对不上账，他自己留下来把三个货架重新数了一遍' },
        },
        indicator: { 'tag:indicator': { type: 'external_select', selected_option: null } },
        channel: { value: { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
      },
    })
    await cardWith('三个货架重新数了一遍')
  })

  it('recognises the author of a message through its menu, with the words and the link', async () => {
    await say('U0YAN', '制动片我昨晚已经先送到四号机了，省得你们早上等')
    const said = await laurel.driver.waitFor(() =>
      laurel.driver.messages('C0KUDOS').find(message => message.text.includes('制动片我昨晚')),
    )
    await laurel.driver.shortcut({
      as: 'U0XIA',
      callbackId: 'give_kudos_for_this',
      conversation: 'C0KUDOS',
      ts: said.ts,
    })
    const view = await laurel.driver.waitFor(() => laurel.driver.views('U0XIA')[0], { what: 'the form' })
    expect(JSON.stringify(view.view)).toContain('制动片我昨晚')
    await laurel.driver.submit({
      as: 'U0XIA',
      viewId: view.id,
      values: {
        to: { value: { type: 'multi_users_select', selected_users: ['U0YAN'] } },
        text: { value: { type: 'plain_text_input', value: '没人催，他前一晚就把件送到了现场' } },
        indicator: { 'tag:indicator': { type: 'external_select', selected_option: null } },
        channel: { value: { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
      },
    })
    const card = await cardWith('前一晚就把件送到了现场')
    expect(textOf(card)).toContain('查看原消息')
  })

  it('takes no answer about words that were changed since it was asked', async () => {
    const first = 'told all of us about his own mistake before anybody else had noticed it'
    const second = 'found the root cause of the jam and fixed it so that it stays fixed'
    await say('U0LEI', `/kudos @hao ${first}`)
    await cardWith(first)
    const asked = await laurel.driver.waitFor(
      () => laurel.driver.ephemerals('U0LEI').findLast(message => textOf(message).includes('tag:confirm')),
      { what: 'the prompt' },
    )
    const { prisma } = laurel.test.connection
    const { id, workspaceId } = await prisma.recognition.findFirstOrThrow({ where: { text: first } })
    await editRecognition(laurel.running.laurel, {
      workspaceId,
      receipt: 'edited',
      recognitionId: id,
      personId: 'U0LEI',
      text: second,
    })
    await cardWith(second)
    const decision = async () => (await prisma.recognition.findFirstOrThrow({ where: { id } })).decision
    await expect.poll(decision, { timeout: 5000 }).toBe('open')
    await press('U0LEI', asked, 'tag:confirm')
    const tags = await prisma.tag.findMany({ where: { recognitionId: id } })
    expect(tags.map(tag => tag.origin)).not.toContain('corrected')
    expect(tags.map(tag => tag.origin)).not.toContain('confirmed')
  })

  it('does not quote in one conversation what was said in another', async () => {
    const secret = 'between us: the second bid was the better one'
    await say('U0LEI', secret, 'C0BUILD')
    const said = await laurel.driver.waitFor(() =>
      laurel.driver.messages('C0BUILD').find(message => message.text === secret),
    )
    await laurel.driver.shortcut({
      as: 'U0ANA',
      callbackId: 'give_kudos_for_this',
      conversation: 'C0BUILD',
      ts: said.ts,
    })
    const view = await laurel.driver.waitFor(() => laurel.driver.views('U0ANA')[0], { what: 'the form' })
    await laurel.driver.submit({
      as: 'U0ANA',
      viewId: view.id,
      values: {
        to: { value: { type: 'multi_users_select', selected_users: ['U0LEI'] } },
        text: { value: { type: 'plain_text_input', value: 'compared both bids line by line on his own' } },
        indicator: { 'tag:indicator': { type: 'external_select', selected_option: null } },
        channel: { value: { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
      },
    })
    const card = await cardWith('both bids line by line')
    expect(textOf(card)).toContain('see the message')
    expect(textOf(card)).not.toContain('between us')
  })

  it('answers a form in time where the database is slow, and says later what was wrong', async () => {
    const words = 'lent us the big crane for a whole day'
    await say('U0KIT', `/kudos @ben ${words}`)
    await cardWith(words)
    await say('U0KIT', '/kudos')
    const view = await laurel.driver.waitFor(() => laurel.driver.views('U0KIT')[0], { what: 'the form' })
    const client = await laurel.test.connection.pool.connect()
    try {
      await client.query('begin')
      await client.query('lock table "Recognition" in access exclusive mode')
      const started = performance.now()
      await laurel.driver.submit({
        as: 'U0KIT',
        viewId: view.id,
        values: {
          to: { value: { type: 'multi_users_select', selected_users: ['U0BEN'] } },
          text: { value: { type: 'plain_text_input', value: words } },
          indicator: { 'tag:indicator': { type: 'external_select', selected_option: null } },
          channel: { value: { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
        },
      })
      expect(performance.now() - started).toBeLessThan(3000)
      await client.query('commit')
    } finally {
      client.release()
    }
    const direct = laurel.driver.botConversation('U0KIT')
    await laurel.driver.waitFor(
      () =>
        laurel.driver.messages(direct).find(message => message.text.includes('already said exactly this')),
      { what: 'the late answer' },
    )
    expect(cards().filter(card => textOf(card).includes(words))).toHaveLength(1)
  })

  it('opens one form, and complains of nothing, where the command arrives three times', async () => {
    laurel.playground.faults.redeliver = 2
    try {
      const before = laurel.driver.ephemerals('U0BEN').length
      await say('U0BEN', '/kudos')
      await laurel.driver.waitFor(() => laurel.driver.views('U0BEN')[0], { what: 'the form' })
      await laurel.driver.waitFor(() => laurel.driver.settled(), { what: 'all deliveries' })
      expect(laurel.driver.ephemerals('U0BEN').slice(before)).toEqual([])
    } finally {
      laurel.playground.faults.redeliver = 0
    }
  })

  it('opens the form with all that was typed where a name is nobody’s, and names the nearest', async () => {
    const before = cards().length
    // Slack's composer does not offer people who left: they cannot be mentioned at all.
    await say('U0TOM', '/kudos @ben @prya kept the demo alive #sees-work-through')
    const { view } = await laurel.driver.waitFor(() => laurel.driver.views('U0TOM').at(-1), {
      what: 'the form',
    })
    const form = JSON.stringify(view)
    expect(form).toContain('I do not know who “@prya” is. Nearest: Priya')
    expect(form).toContain('"initial_users":["U0BEN"]')
    expect(form).toContain('"initial_value":"@prya kept the demo alive"')
    expect(form).toContain('"value":"ownership.sees-work-through"')
    expect(cards().length).toBe(before)
  })

  it('takes every behaviour of such a line: one in its field, the others from the text of the form', async () => {
    await say(
      'U0KIT',
      '/kudos @ben @prya told us first #owns-mistakes #sees-work-through #weighs-risk-benefit',
    )
    const { id, view } = await laurel.driver.waitFor(() => laurel.driver.views('U0KIT').at(-1), {
      what: 'the form',
    })
    const text = '@prya told us first #sees-work-through #weighs-risk-benefit'
    expect(JSON.stringify(view)).toContain('"value":"ownership.owns-mistakes"')
    expect(JSON.stringify(view)).toContain(`"initial_value":"${text}"`)
    const option = { text: { type: 'plain_text', text: 'x' }, value: 'ownership.owns-mistakes' }
    await laurel.driver.submit({
      as: 'U0KIT',
      viewId: id,
      values: {
        to: { value: { type: 'multi_users_select', selected_users: ['U0BEN', 'U0PRIYA'] } },
        text: { value: { type: 'plain_text_input', value: text } },
        indicator: { 'tag:indicator': { type: 'external_select', selected_option: option } },
        channel: { value: { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
      },
    })
    await cardWith('@prya told us first')
    const given = await laurel.test.connection.prisma.recognition.findFirstOrThrow({
      where: { text: '@prya told us first' },
      include: { tags: true },
    })
    expect(given.tags.map(({ indicatorCode }) => indicatorCode).sort()).toEqual([
      'ownership.owns-mistakes',
      'ownership.sees-work-through',
      'problem-solving.weighs-risk-benefit',
    ])
  })

  it('posts a kudos whose #word is no behaviour as it was written, says so, and names the nearest', async () => {
    await say('U0TOM', '/kudos @rosa found the label that #231 was about #own-mistake')
    const card = await cardWith('found the label')
    expect(textOf(card)).toContain('#231 was about #own-mistake')
    const note = await promptOf('U0TOM', 'names no single behaviour')
    expect(textOf(note)).toContain('“own-mistake”')
    expect(textOf(note)).toContain('#owns-mistakes')
    expect(textOf(note)).not.toContain('231')
  })

  it('answers a word that no command has, whatever the word', async () => {
    await say('U0TOM', '/laurel constructor')
    await promptOf('U0TOM', 'do not know')
  })

  it('takes plain thanks in a direct message for kudos, and mere talk about somebody not', async () => {
    const direct = laurel.driver.botConversation('U0ANA')
    await say('U0ANA', 'between us, should @ben really lead the port project', direct)
    await laurel.driver.waitFor(
      () =>
        laurel.driver
          .messages(direct)
          .find(message => message.isBot && message.text.includes('do not know “between”')),
      { what: 'the help' },
    )
    await say('U0ANA', 'thank you @ben for rewiring the port panel before the night shift', direct)
    // Without a kudos channel, over HTTP, it is asked where to post it.
    await laurel.driver.waitFor(
      () =>
        cards().some(card => textOf(card).includes('rewiring the port panel')) ||
        laurel.driver.messages(direct).some(message => message.text.includes('know where to post it')),
      { what: 'the kudos' },
    )
    expect(cards().filter(card => textOf(card).includes('should @ben'))).toEqual([])
  })

  it('understands plain words in a direct message', async () => {
    const direct = laurel.driver.botConversation('U0ANA')
    await say('U0ANA', 'help', direct)
    await laurel.driver.waitFor(
      () =>
        laurel.driver.messages(direct).find(message => message.isBot && message.text.includes('Give kudos')),
      { what: 'the help' },
    )
  })
})
