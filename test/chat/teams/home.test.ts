import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveManyTeams } from '../many-teams.ts'
import { actionOf, ana, ben, cao, personal, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  for (const person of [ana, ben, cao]) await client.install(person)
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
      `no card with "${words}"`,
    ),
  )

async function homeOf(person: Colleague, word = 'home', waits = 'Nothing waits for you') {
  await client.say(person, word)
  return cardTo(person, waits)
}

it('home shows what there is to do, and a page each for competencies, feedback and settings', async () => {
  const start = await homeOf(ben)
  for (const verb of ['giving:open', 'feedback:open', 'feedback:open-request'])
    expect(actionOf(start, verb)).toBeDefined()
  expect(actionOf(start, 'home:page', 'Admin')).toBeUndefined()
  const open = async (page: string) =>
    (await client.press(ben, personal(ben), actionOf(start, 'home:page', page))).body.value
  expect(wordsOf(await open('My competencies'))).toContain('What colleagues have seen you do')
  expect(wordsOf(await open('Feedback'))).toContain('Ask for feedback')
  expect(wordsOf(await open('Settings'))).toContain('Your time zone')
})

it('home counts a colleague’s request, and leads to it', async () => {
  await client.say(cao, '反馈 征求')
  const form = await cardTo(cao, '征求反馈')
  const wish = { subject: cao.aadObjectId, to: ben.aadObjectId, indicator: 'ownership.owns-mistakes' }
  await client.press(cao, personal(cao), actionOf(form, 'feedback:request'), wish)
  const start = await homeOf(ben, 'home', 'A colleague asks you for feedback')
  const list = await client.press(ben, personal(ben), actionOf(start, 'home:page', 'Feedback'))
  expect(actionOf(list.body.value, 'feedback:answer')).toBeDefined()
})

it('the list of feedback is turned where it stands, in home and on its own card', async () => {
  const { database } = client.running.laurel
  const { id: frameworkId } = await client.running.laurel.framework(tenantId)
  for (let index = 0; index < 7; index++)
    await database.feedback.add(tenantId, {
      id: `note-${index}`,
      giverId: cao.aadObjectId,
      receiverId: ben.aadObjectId,
      kind: 'strength',
      visibility: 'receiver',
      readerIds: [],
      situation: null,
      behaviour: `checked drawing ${index} a second time`,
      impact: null,
      indicators: [],
      frameworkId,
      createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
    })
  await client.say(ben, 'feedback list')
  const list = await cardTo(ben, '1–5 of 7')
  const turned = await client.press(ben, personal(ben), actionOf(list, 'feedback:list'))
  expect(wordsOf(turned.body.value)).toContain('6–7 of 7')
  expect(wordsOf(turned.body.value)).toContain('checked drawing 0')
  const home = await client.press(ben, personal(ben), {
    verb: 'home:page',
    data: { page: 'feedback', list: 'received', offset: '5' },
  })
  expect(wordsOf(home.body.value)).toContain('6–7 of 7')
  expect(actionOf(home.body.value, 'home:page', 'Earlier')).toMatchObject({ data: { page: 'feedback' } })
})

it('the organisation’s list of teams is turned to its end, for an admin alone', async () => {
  const takeAway = await saveManyTeams(client.test, tenantId, 21)
  await client.say(ana, 'competency org')
  const first = await cardTo(ana, '1–10 of 21')
  expect(wordsOf(first)).not.toContain('Zone many-20')
  const turn = async (card: unknown, title: string) =>
    (await client.press(ana, personal(ana), actionOf(card, 'competency:organisation', title))).body.value
  const second = await turn(first, 'More')
  expect(wordsOf(second)).toContain('11–20 of 21')
  const last = await turn(second, 'More')
  expect(wordsOf(last)).toContain('Zone many-20')
  expect(actionOf(last, 'competency:organisation', 'More')).toBeUndefined()
  expect(wordsOf(await turn(last, 'Earlier'))).toContain('11–20 of 21')
  const others = await client.press(ben, personal(ben), actionOf(first, 'competency:organisation', 'More'))
  expect(others.body.value).toContain('Only admins see the organisation')
  await takeAway()
})

it('home speaks the other language once it is asked to', async () => {
  const start = await homeOf(cao, '主页', '现在没有等你处理的事')
  const settings = await client.press(cao, personal(cao), actionOf(start, 'home:page', '设置'))
  const english = await client.press(cao, personal(cao), actionOf(settings.body.value, 'home:language'))
  expect(wordsOf(english.body.value)).toContain('I speak English with you')
  await client.press(cao, personal(cao), actionOf(english.body.value, 'home:language'))
})

it('the admin’s page of home leads to the setup, and nobody else gets it', async () => {
  const start = await homeOf(ana)
  const page = actionOf(start, 'home:page', 'Admin')
  const admin = await client.press(ana, personal(ana), page)
  expect(wordsOf(admin.body.value)).toContain('Teams and schedules')
  const setup = await client.press(ana, personal(ana), actionOf(admin.body.value, 'setup:open'))
  expect(actionOf(setup.body.value, 'setup:new-team')).toBeDefined()
  const others = await client.press(ben, personal(ben), page)
  expect(wordsOf(others.body.value)).not.toContain('Teams and schedules')
})

it('a manager finds their people in home, with what was seen and kudos to give', async () => {
  const start = await homeOf(ana)
  const setup = await client.press(ana, personal(ana), {
    verb: 'setup:save-team',
    data: {
      team: 'home-team',
      name: 'Harbour Crew',
      sourceKind: 'people',
      people: [ben, cao].map(({ aadObjectId }) => aadObjectId).join(','),
      managers: ana.aadObjectId,
      language: 'en',
      timeZone: 'UTC',
      threshold: '4',
      pulseMode: 'off',
      summaryMode: 'off',
      personalMode: 'off',
      digestMode: 'off',
      pulseQuestions: '3',
      pulseIdentity: 'anonymous',
      commentThreshold: '5',
    },
  })
  expect(wordsOf(setup.body.value)).toContain('Harbour Crew')
  const team = await client.press(ana, personal(ana), {
    ...actionOf(start, 'home:page', 'Settings'),
    data: { page: 'team' },
  })
  expect(wordsOf(team.body.value)).toContain('**Ben Okafor**')
  expect(wordsOf(team.body.value)).toContain('Not recognised by you yet')
  await client.press(ana, personal(ana), actionOf(team.body.value, 'giving:open'))
  await cardTo(ana, 'Give kudos')
  // The behaviour that a summary suggests is in the form.
  await client.press(ana, personal(ana), {
    verb: 'giving:open',
    data: { about: 'ownership.owns-mistakes' },
  })
  await expect
    .poll(async () => JSON.stringify(await cardTo(ana, 'Give kudos')))
    .toContain('"value":"ownership.owns-mistakes"')
})

it('gives no more of the setup to whoever gave up being an admin', async () => {
  const { people } = client.running.laurel.database
  await people.setAdmins(tenantId, [ben.aadObjectId])
  await client.say(ben, 'setup')
  await cardTo(ben, 'Laurel admins')
  const workspace = (await client.running.laurel.database.workspaces.get(tenantId))!
  const saved = await client.press(ben, personal(ben), {
    verb: 'setup:save-settings',
    data: { admins: '', dailyLimit: '20', language: 'en', timeZone: workspace.timeZone },
  })
  expect(saved.body).toMatchObject({
    type: 'application/vnd.microsoft.activity.message',
    value: expect.stringContaining('saved'),
  })
  expect((await people.get(tenantId, ben.aadObjectId))?.isAdmin).toBe(false)
})

it('without a web address an admin marks a copy of somebody’s data as handed over', async () => {
  const open = () => client.running.laurel.database.privacyRequests.open(tenantId)
  await client.press(ben, personal(ben), { verb: 'privacy:ask', data: { kind: 'export' } })
  const press = async (action: unknown) => (await client.press(ana, personal(ana), action)).body.value
  const admin = await press({ verb: 'home:page', data: { page: 'admin' } })
  expect(wordsOf(admin)).toContain(`laurel export ${ben.aadObjectId} --everything`)
  const question = await press(actionOf(admin, 'privacy:confirm', 'Mark as handed over'))
  expect(wordsOf(question)).toContain('Has this person got their data?')
  expect(await open()).toHaveLength(1)
  const done = await press(actionOf(question, 'privacy:handed-over'))
  expect(wordsOf(done)).toContain('Closed, and the person is told')
  await cardTo(ben, 'you have got the copy of your data')
  expect(await open()).toEqual([])
})

it('turns one’s own summary off and on in the settings, and that of a team only for its managers', async () => {
  const { summarySettings } = client.running.laurel.database
  const press = async (action: unknown) => (await client.press(ben, personal(ben), action)).body
  const settings = (await press({ verb: 'home:page', data: { page: 'settings' } })).value
  const off = (await press(actionOf(settings, 'home:summary', 'Turn my summary off'))).value
  expect(wordsOf(off)).toContain('Your own summary does not come')
  expect([...(await summarySettings.personalMuted(tenantId, [ben.aadObjectId]))]).toEqual([ben.aadObjectId])
  const on = (await press(actionOf(off, 'home:summary', 'Turn my summary on'))).value
  expect(wordsOf(on)).toContain('No summary of your own is scheduled')
  const [team] = await client.running.laurel.database.teams.list(tenantId)
  const refused = await press({ verb: 'home:summary', data: { team: team?.id ?? 'none', to: 'off' } })
  expect(refused.type).toBe('application/vnd.microsoft.activity.message')
})
