import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'
import { saveManyTeams } from '../many-teams.ts'

const workspaceId = 'T0LAUREL'
const textOf = (message: Message) => JSON.stringify(message.blocks)

let laurel: TestLaurel
let teamId: string
let zone: string

beforeAll(async () => {
  laurel = await startTestLaurel()
  const team = (await laurel.test.database.teams.managedBy(workspaceId, 'U0MEI'))[0]!
  teamId = team.id
  zone = team.timeZone
})
afterAll(() => laurel?.close())

const patiently = { timeoutMs: 30_000 }

function direct(person: string, words: string): Promise<Message> {
  return laurel.driver.waitFor(
    () =>
      laurel.driver
        .messages(laurel.driver.botConversation(person))
        .find(message => textOf(message).includes(words)),
    { what: `a message with "${words}"`, ...patiently },
  )
}

function told(person: string, words: string): Promise<Message> {
  return laurel.driver.waitFor(
    () => laurel.driver.ephemerals(person).findLast(message => JSON.stringify(message).includes(words)),
    { what: `an answer with "${words}"`, ...patiently },
  )
}

async function press(as: string, message: Message, actionId: string, value: string): Promise<void> {
  const block = message.blocks.find(
    ({ type, ...rest }) => type === 'actions' && JSON.stringify(rest).includes(actionId),
  )
  await laurel.driver.act({
    as,
    source: { conversation: message.conversation, ts: message.ts },
    action: { type: 'button', action_id: actionId, block_id: block?.block_id, value },
  })
}

it('sends each member their month in their own language, with the shape of their evidence', async () => {
  const fireAt = new Date().toISOString()
  await laurel.test.database.jobs.add({
    name: 'post-personal-summaries',
    workspaceId,
    teamId,
    fireAt,
    zone,
    personId: 'U0HAO',
  })
  const month = await direct('U0HAO', '你的这个月')
  expect(textOf(month)).toContain('仅你可见')
  const image = month.blocks.find(block => block.type === 'image')
  expect(image?.alt_text).toMatch(/^雷达图：.+ \d（\d）/)
  const chart = month.blocks.find(({ type }) => (type as string) === 'data_visualization')
  expect(chart).toMatchObject({
    title: '每月已确认行为的点赞数',
    chart: { type: 'line', axis_config: { x_label: '本月还没有结束', y_label: '点赞数' } },
  })
  // Slack's own charts have no alternative text: the message's text says it.
  expect(month.text).toContain('最近六个月')
})

it('opens everything that was said about the person, page by page', async () => {
  await press('U0HAO', await direct('U0HAO', '你的这个月'), 'evidence:all', '0')
  const view = await laurel.driver.waitFor(() => laurel.driver.views('U0HAO').at(-1), {
    what: 'the pages',
    ...patiently,
  })
  expect(JSON.stringify(view)).toContain('第 1 页')
  const turn = JSON.stringify(view).includes('evidence:older')
  expect(turn).toBe(true)
})

it('stops the monthly summary with one press, and starts it again with another', async () => {
  await press('U0HAO', await direct('U0HAO', '你的这个月'), 'summary:mute-personal', 'mute')
  const muted = await told('U0HAO', '以后不再给你发每月小结')
  const { summarySettings } = laurel.test.database
  expect((await summarySettings.personalMuted(workspaceId, ['U0HAO'])).size).toBe(1)
  await press('U0HAO', muted, 'summary:unmute-personal', 'unmute')
  await told('U0HAO', '每月小结恢复发送')
  expect((await summarySettings.personalMuted(workspaceId, ['U0HAO'])).size).toBe(0)
})

it('asks the colleague about what nobody has put into words yet, with one press', async () => {
  const month = await direct('U0HAO', '你的这个月')
  const block = month.blocks.find(
    ({ type, ...rest }) => type === 'section' && JSON.stringify(rest).includes('summary:ask'),
  )
  const value = JSON.stringify(block).match(/"summary:ask","value":"([^"]+)"/)?.[1] ?? ''
  await laurel.driver.act({
    as: 'U0HAO',
    source: { conversation: month.conversation, ts: month.ts },
    action: { type: 'button', action_id: 'summary:ask', block_id: block?.block_id, value },
  })
  await told('U0HAO', '已经问了')
  const [request] = await laurel.test.database.feedbackRequests.openOf(workspaceId, 'U0HAO')
  const [colleague, indicator] = value.split('|')
  expect(request).toMatchObject({
    askerId: 'U0HAO',
    subjectId: 'U0HAO',
    indicators: [indicator],
    invitations: [{ personId: colleague, state: 'open' }],
  })
})

it('posts the week’s public kudos in the channel of the team, once', async () => {
  const fireAt = new Date().toISOString()
  const job = { name: 'post-channel-digest', workspaceId, teamId, fireAt } as const
  await laurel.test.database.jobs.add(job)
  await laurel.test.database.jobs.add(job)
  const digests = () =>
    laurel.driver.messages('C0OPS').filter(message => textOf(message).includes('本周点赞'))
  await laurel.driver.waitFor(() => digests().length > 0, { what: 'the digest', ...patiently })
  expect(digests()).toHaveLength(1)
  expect(textOf(digests()[0]!)).toMatch(/位同事公开点赞 \d+ 次/)
})

it('shows an admin the organisation, and nobody else', async () => {
  await laurel.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: '/competency org' })
  const view = textOf(await told('U0ANA', 'The organisation in kudos'))
  expect(view).toContain('Design &amp; Build')
  expect(view).toMatch(/behaviours of the dictionary were seen/)
  await laurel.driver.say({ as: 'U0HAO', conversation: 'C0KUDOS', text: '/competency 组织' })
  await told('U0HAO', '只有管理员才能查看整个组织的概况')
})

it('turns the organisation’s list of teams to its end, for an admin alone', async () => {
  const takeAway = await saveManyTeams(laurel.test, workspaceId, 21)
  await laurel.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: '/competency org' })
  const first = await told('U0ANA', '1–10 of 2')
  expect(textOf(first)).not.toContain('Zone many-20')
  const later = 'turn:organisation:departments:later'
  await press('U0ANA', first, later, '10')
  await press('U0ANA', await told('U0ANA', '11–20 of 2'), later, '20')
  const last = await told('U0ANA', '21–2')
  expect(textOf(last)).toContain('Zone many-20')
  expect(textOf(last)).not.toContain(later)
  await press('U0ANA', last, 'turn:organisation:departments:earlier', '10')
  const again = await told('U0ANA', '11–20 of 2')
  await laurel.test.connection.prisma.person.update({
    where: { workspaceId_id: { workspaceId, id: 'U0ANA' } },
    data: { isAdmin: false, isOwner: false },
  })
  await press('U0ANA', again, later, '20')
  await told('U0ANA', 'Only admins see the organisation')
  await takeAway()
})
