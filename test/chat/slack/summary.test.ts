import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const workspaceId = 'T0LAUREL'
const textOf = (message: Message) => JSON.stringify(message.blocks)

let laurel: TestLaurel
let teamId: string
let summary: Message

beforeAll(async () => {
  laurel = await startTestLaurel()
  teamId = (await laurel.test.database.teams.managedBy(workspaceId, 'U0ANA'))[0]!.id
  const fireAt = new Date().toISOString()
  await laurel.test.database.jobs.add({
    name: 'post-team-summary',
    workspaceId,
    teamId,
    fireAt,
    personId: 'U0ANA',
  })
  summary = await laurel.driver.waitFor(
    () =>
      laurel.driver
        .messages(laurel.driver.botConversation('U0ANA'))
        .find(message => textOf(message).includes('the week in kudos')),
    { what: 'the summary', timeoutMs: 30_000 },
  )
})
afterAll(() => laurel?.close())

async function press(actionId: string, message = summary, as = 'U0ANA'): Promise<void> {
  const block = message.blocks.find(
    ({ type, ...rest }) => type === 'actions' && JSON.stringify(rest).includes(actionId),
  )
  const value = JSON.stringify(block).match(new RegExp(`"${actionId}","value":"([^"]+)"`))?.[1] ?? ''
  await laurel.driver.act({
    as,
    source: { conversation: message.conversation, ts: message.ts },
    action: { type: 'button', action_id: actionId, block_id: block?.block_id, value },
  })
}

const told = (words: string, person = 'U0ANA') =>
  laurel.driver.waitFor(
    () => laurel.driver.ephemerals(person).findLast(message => JSON.stringify(message).includes(words)),
    { what: `an answer with "${words}"`, timeoutMs: 20_000 },
  )

const setting = async () =>
  (await laurel.test.database.summarySettings.ofTeam(workspaceId, teamId)).get('U0ANA')

it('has every section: figures, picture, changes, quotes, whom to notice, check-in, and one thing to do', () => {
  const text = textOf(summary)
  for (const words of [
    'kudos* ·',
    'Highlights',
    'Gone quiet',
    'Check-ins',
    'One thing to do',
    'Give kudos to ',
  ])
    expect(text).toContain(words)
  expect(
    summary.blocks.filter(({ type }) => type === 'image' || String(type) === 'data_visualization'),
  ).toHaveLength(2)
})

it('says why it quotes what it quotes, on request and to nobody else', async () => {
  await press('summary:why')
  const why = textOf(await told('Why these quotes'))
  expect(why).toContain('the giver stands behind the behaviour')
  expect(why).toContain('how many joined in')
})

it('is muted with one press, and turned on again with another', async () => {
  await press('summary:mute')
  const muted = await told('is muted')
  expect(await setting()).toMatchObject({ muted: true })
  await press('summary:unmute', muted)
  await told('comes again')
  expect(await setting()).toMatchObject({ muted: false })
})

it('comes on another day, once the manager says so', async () => {
  await press('summary:settings')
  const view = await laurel.driver.waitFor(() => laurel.driver.views('U0ANA').at(-1), {
    what: 'the settings',
  })
  const values = {
    'summary:on': { 'summary:on': { type: 'radio_buttons', selected_option: option('yes') } },
    'summary:day': { 'summary:day': { type: 'static_select', selected_option: option('3') } },
    'summary:time': { 'summary:time': { type: 'static_select', selected_option: option('15:30') } },
    'summary:place': { 'summary:place': { type: 'conversations_select', selected_conversation: null } },
  }
  await laurel.driver.submit({ as: 'U0ANA', viewId: view.id, values } as never)
  await laurel.driver.waitFor(
    () =>
      laurel.driver
        .messages(laurel.driver.botConversation('U0ANA'))
        .find(message => message.text.includes('Saved: how you get the summary')),
    { what: 'that it is saved', timeoutMs: 20_000 },
  )
  expect(await setting()).toEqual({ muted: false, weekday: 3, minute: 930, conversation: null })
})

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value })

it('answers a stranger to the team who presses its buttons with a refusal', async () => {
  await laurel.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: '/competency team' })
  await laurel.test.connection.prisma.teamManager.deleteMany({ where: { teamId, personId: 'U0ANA' } })
  await press('summary:mute')
  await told('Only a manager of this team')
})
