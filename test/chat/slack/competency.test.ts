import { afterAll, beforeAll, expect, it } from 'vitest'
import { showTeamSummary } from '../../../src/app/show-team-summary.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const textOf = (message: Message) => JSON.stringify(message.blocks)

let laurel: TestLaurel

beforeAll(async () => {
  laurel = await startTestLaurel()
})
afterAll(() => laurel?.close())

const say = (as: string, text: string) => laurel.driver.say({ as, conversation: 'C0KUDOS', text })
const answerTo = (person: string, words: string) =>
  laurel.driver.waitFor(
    () => laurel.driver.ephemerals(person).findLast(message => textOf(message).includes(words)),
    {
      what: `an answer with "${words}"`,
    },
  )

it('shows a manager the week of the team: counts, competencies, quotes, and whom to notice', async () => {
  await say('U0ANA', '/competency team')
  const summary = textOf(await answerTo('U0ANA', 'the week in kudos'))
  expect(summary).toMatch(/\d+ kudos/)
  expect(summary).toContain('Proactive ownership')
  expect(summary).toContain('Gone quiet')
  expect(summary).toContain('Highlights')
  expect(summary).toContain('giving:open')
})

it('opens the form for kudos with the behaviour that a summary suggests', async () => {
  const { laurel: parts } = laurel.running
  const shown = await showTeamSummary(parts, { workspaceId: 'T0LAUREL', readerId: 'U0ANA', team: null })
  if (shown.kind !== 'summary') throw new Error('a choice of teams')
  const [indicator] = shown.summary.view.quiet
  const suggestion = { kind: 'look-for', indicator: indicator!, lastSeen: indicator!.lastSeen } as const
  const nobody = { personIds: [], total: 0 }
  const unseen = { days: 28, byAnyone: nobody, byReader: nobody }
  const message = { ...shown.summary, view: { ...shown.summary.view, suggestion, unseen } }
  const place = await parts
    .chat('T0LAUREL')
    .post({ ...message, conversation: 'U0KIT', onlyFor: null, deliveryId: 'd-look-for' })
  await laurel.driver.act({
    as: 'U0KIT',
    source: { conversation: place.channel, ts: place.messageId },
    action: { type: 'button', action_id: 'giving:open', value: `#${indicator!.code}` },
  })
  const form = await laurel.driver.waitFor(
    () =>
      laurel.driver.views('U0KIT').find(({ view: open }) => JSON.stringify(open).includes('initial_option')),
    { what: 'the form with a behaviour' },
  )
  expect(JSON.stringify(form.view)).toContain(indicator!.code)
  await laurel.driver.close({ as: 'U0KIT', viewId: form.id })
})

it('speaks Chinese with a manager whose language is Chinese, by either word', async () => {
  await say('U0MEI', '/laurel 胜任力 团队')
  const summary = textOf(await answerTo('U0MEI', '本周点赞小结'))
  expect(summary).toContain('敬业担当')
})

it('shows a person what colleagues have seen them do', async () => {
  await say('U0TOM', '/competency me')
  const profile = textOf(await answerTo('U0TOM', 'What colleagues have seen you do'))
  expect(profile).toContain('only you can see this')
  expect(profile).toContain('No evidence yet')
})

it('does not show the summary of a team to its members', async () => {
  await say('U0BEN', '/competency team Design & Build')
  await laurel.driver.waitFor(
    () =>
      laurel.driver.ephemerals('U0BEN').find(message => JSON.stringify(message).includes('Only a manager')),
    { what: 'a refusal' },
  )
})

it('posts the week to the manager once, as a direct message, when the schedule fires', async () => {
  const { database } = laurel.test
  const [team] = await database.teams.managedBy('T0LAUREL', 'U0ANA')
  const job = {
    name: 'post-team-summary',
    workspaceId: 'T0LAUREL',
    teamId: team!.id,
    fireAt: new Date().toISOString(),
  } as const
  await database.jobs.add(job)
  await database.jobs.add(job)
  const summaries = () =>
    laurel.driver
      .messages(laurel.driver.botConversation('U0ANA'))
      .filter(message => textOf(message).includes('the week in kudos'))
  await laurel.driver.waitFor(() => summaries().length > 0, { what: 'the summary' })
  const { prisma } = laurel.test.connection
  expect(await prisma.delivery.count({ where: { kind: 'team-summary' } })).toBe(1)
  expect(summaries()).toHaveLength(1)
})

it('lets a manager of several teams choose one by its button', async () => {
  const { database, connection } = laurel.test
  const [team] = await database.teams.managedBy('T0LAUREL', 'U0ANA')
  await connection.prisma.teamManager.create({
    data: { workspaceId: 'T0LAUREL', teamId: team!.id, personId: 'U0MEI' },
  })
  await say('U0MEI', '/competency 团队')
  const question = await answerTo('U0MEI', '看哪个团队')
  const actionId = `competency:team:${team!.id}`
  const block = question.blocks.find(({ type }) => type === 'actions')
  await laurel.driver.act({
    as: 'U0MEI',
    source: { conversation: question.conversation, ts: question.ts },
    action: { type: 'button', action_id: actionId, block_id: block?.block_id, value: team!.id },
  })
  await answerTo('U0MEI', 'Design & Build：本周点赞小结')
})
