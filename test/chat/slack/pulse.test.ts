import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { readQuestions } from '../../../src/seeds/question-file.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const textOf = (message: Message) => `${message.text} ${JSON.stringify(message.blocks)}`

interface Element {
  action_id?: string
  type: string
  value?: string
}

const team = ['U0BEN', 'U0PRIYA', 'U0TOM', 'U0ROSA', 'U0KIT', 'U0LEI']

describe.each(['socket', 'http'] as const)('the pulse over %s', transport => {
  let laurel: TestLaurel

  beforeAll(async () => {
    laurel = await startTestLaurel({ transport })
    if (transport === 'http') await foundTeam(laurel)
    const { teams } = laurel.test.database
    const build = (await teams.byName('T0LAUREL', 'Design & Build'))!
    await teams.save('T0LAUREL', { ...build, pulse: { ...build.pulse, questions: 1 } }, new Date())
    await askedAllBut('manager-listens', build.id, laurel)
  })
  afterAll(() => laurel?.close())

  const seenBy = (person: string) => [
    ...laurel.driver.ephemerals(person),
    ...laurel.driver.messages(laurel.driver.botConversation(person)).filter(message => message.isBot),
  ]
  const shown = (person: string, words: string) =>
    laurel.driver.waitFor(() => seenBy(person).findLast(message => textOf(message).includes(words)), {
      what: `${person} sees "${words}"`,
    })
  const say = (as: string, text: string) => laurel.driver.say({ as, conversation: 'C0KUDOS', text })
  const overview = async (words: string) => {
    await say('U0ANA', '/pulse')
    return shown('U0ANA', words)
  }
  const press = (as: string, message: Message, actionId: string) => {
    for (const block of message.blocks) {
      const elements = ('elements' in block ? block.elements : []) as Element[]
      const element = elements.find(({ action_id }) => action_id === actionId)
      if (!element) continue
      return laurel.driver.act({
        as,
        source: { conversation: message.conversation, ts: message.ts },
        action: { type: element.type, action_id: actionId, block_id: block.block_id, value: element.value },
      })
    }
    throw new Error(`${actionId} is not on the message: ${textOf(message)}`)
  }

  it('is run by a manager, shows no figures while it is open', async () => {
    const before = await overview('No check-in is open')
    // The demo's last round asked three questions; over HTTP there was none.
    expect(before.text.match(/Mean \*/g) ?? []).toHaveLength(transport === 'socket' ? 3 : 0)
    await press('U0ANA', before, 'pulse:ask-run')
    await press('U0ANA', await shown('U0ANA', '6 people will be asked at once'), 'pulse:run')
    await shown('U0ANA', 'Started: 6 people are being asked.')
    for (const [index, person] of team.slice(0, 5).entries()) {
      const question = await shown(person, 'pulse:answer:5')
      expect(textOf(question)).toContain('your name is not stored with your answer')
      await press(person, question, `pulse:answer:${(index % 5) + 1}`)
      const answered = await shown(person, 'Your answers are counted')
      expect(textOf(answered)).not.toContain('pulse:answer')
      expect(textOf(await overview('Open since'))).toContain('Figures appear when it closes')
    }
    await expect
      .poll(async () => textOf(await overview('Open since')), { timeout: 10_000 })
      .toContain('6 of 6 sent.')
  })

  it('offers a colleague their question by command, and counts the answer given there once', async () => {
    const cards = () =>
      laurel.driver.ephemerals('U0LEI').filter(message => textOf(message).includes('pulse:answer:4'))
    for (const count of [1, 2]) {
      await say('U0LEI', '/laurel 问卷')
      await laurel.driver.waitFor(() => cards().length === count, { what: `the question ${count} times` })
    }
    const [first, second] = cards()
    await press('U0LEI', first!, 'pulse:answer:4')
    await laurel.driver.waitFor(
      () =>
        laurel.driver
          .messages(laurel.driver.botConversation('U0LEI'))
          .some(message => textOf(message).includes('回答已经计入')),
      { what: 'the direct message says so, too' },
    )
    await press('U0LEI', second!, 'pulse:answer:1')
    await shown('U0LEI', '你已经回答过了')
    await laurel.driver.waitFor(() => cards().length === 0, { what: 'no question left' })
    const [round] = await laurel.test.connection.prisma.pulseRound.findMany({ where: { closedAt: null } })
    const tallies = await laurel.test.database.pulses.tallies('T0LAUREL', round!.id)
    expect([...tallies.get(0)!.values()].reduce((sum, count) => sum + count, 0)).toBe(6)
  })

  it('is closed by the manager, who gets the report once', async () => {
    await press('U0ANA', await overview('Open since'), 'pulse:close')
    const report = await shown('U0ANA', 'Result of the check-in of')
    expect(textOf(report)).toContain('My manager')
    expect(textOf(report)).toContain('6 of 6 answered')
    expect(textOf(report)).toContain('Mean *3.2* of 5')
    await shown('U0ANA', 'No check-in is open')
  })

  it('is refused to those who manage no such team', async () => {
    await say('U0BEN', '/pulse Design & Build')
    const refusal = await shown('U0BEN', 'There is no team called')
    expect(textOf(refusal)).toContain('Design &amp; Build')
  })

  it('that takes long to start is told of once it has begun, also where that it is starting could not be shown', async () => {
    await press('U0ANA', await overview('No check-in is open'), 'pulse:ask-run')
    const question = await shown('U0ANA', '6 people will be asked')
    const begun = () => seenBy('U0ANA').filter(message => textOf(message).includes('Started: 6 people'))
    const before = begun().length
    const holder = await laurel.test.connection.pool.connect()
    await holder.query(`begin; select pg_advisory_xact_lock(hashtextextended('openings:T0LAUREL', 0))`)
    const send = globalThis.fetch
    let failed = 0
    const failing = vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, how) => {
      if (!String(how?.body).includes('Starting:')) return send(to, how)
      failed += 1
      return new Response('', { status: 500 })
    })
    try {
      const pressed = press('U0ANA', question, 'pulse:run')
      await expect.poll(() => failed, { timeout: 10_000 }).toBe(1)
      expect(begun()).toHaveLength(before)
      await holder.query('commit')
      await pressed
    } finally {
      failing.mockRestore()
      holder.release()
    }
    await expect.poll(() => begun().length, { timeout: 10_000 }).toBe(before + 1)
    expect(failed).toBe(1)
  })
})

/** Long ago, a question a round, so that the one whose turn it is is always the same. */
async function askedAllBut(code: string, teamId: string, { test }: TestLaurel): Promise<void> {
  const { prisma } = test.connection
  const workspaceId = 'T0LAUREL'
  const { questions } = await readQuestions()
  const asked = questions.filter(question => question.code !== code)
  expect(asked).toHaveLength(questions.length - 1)
  const at = (index: number) => new Date(Date.UTC(2020, 0, 7, 10, index))
  await prisma.pulseRound.createMany({
    data: asked.map((_, index) => ({
      workspaceId,
      id: `long-ago-${index}`,
      teamId,
      threshold: 5,
      invited: 6,
      openedAt: at(index),
      closesAt: at(index),
      closedAt: at(index),
    })),
  })
  await prisma.roundQuestion.createMany({
    data: asked.map(({ code, kind }, index) => ({
      workspaceId,
      roundId: `long-ago-${index}`,
      position: 0,
      code,
      kind,
      showable: false,
    })),
  })
}

/** Over HTTP the workspace starts empty. */
async function foundTeam({ test }: TestLaurel): Promise<void> {
  const now = new Date()
  await test.database.people.save(
    'T0LAUREL',
    ['U0ANA', ...team].map(id => ({
      id,
      name: id,
      email: null,
      language: id === 'U0LEI' ? ('zh-CN' as const) : ('en' as const),
      timeZone: 'UTC',
      isBot: false,
      isStranger: false,
      isActive: true,
      isOwner: id === 'U0ANA',
    })),
    now,
  )
  await test.database.teams.save(
    'T0LAUREL',
    {
      id: 'build',
      name: 'Design & Build',
      language: 'en',
      timeZone: 'UTC',
      channel: null,
      source: 'people',
      threshold: 5,
      pulse: defaultPulseSettings,
      memberIds: team,
      managerIds: ['U0ANA'],
      schedules: [],
    },
    now,
  )
  // At whatever hour this test is run.
  await test.database.hours.saveTeam('T0LAUREL', 'build', {
    country: 'none',
    hours: { start: 0, end: 0 },
    days: [0, 1, 2, 3, 4, 5, 6],
  })
}
