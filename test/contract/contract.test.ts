import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pulseQuestionFor } from '../../src/app/view-of-pulse-question.ts'
import { nextTuesday } from '../next-tuesday.ts'
import { privacyActs, undeliveredActs } from './admin-acts.ts'
import { feedbackActs } from './feedback-acts.ts'
import { identityActs } from './identity-acts.ts'
import { messageActs } from './message-acts.ts'
import { ownActs } from './own-acts.ts'
import type { Delivered } from './platform.ts'
import { type Acts, newest, type Play, playOn } from './play.ts'
import { scheduleActs } from './schedule-acts.ts'
import { slackPlatform } from './slack.ts'
import { teamsPlatform } from './teams.ts'
import { type Scenario, scenarios } from './use-cases.ts'

/** Within everybody's working hours. */
const morning = await nextTuesday(10)
/**
 * Four times as fast as ours: Teams takes sixty messages to one chat in half a minute, and what is put off is not sent
 * before the database's clock has reached that Tuesday.
 */
const clock = { now: () => new Date(morning + 4 * performance.now()) }

/** In this order: later ones build on the team and the kudos of earlier ones. */
const acts: Acts<Scenario> = {
  ...identityActs,

  async 'give-by-command'({ plays, says, platform }) {
    const text = 'stayed until the customer could work again, and wrote down why it had happened'
    await plays('give-by-command', { text })
    const card = await says(text, ({ conversation }) => conversation === platform.world.channel)
    expect(card.words).toMatch(/gave kudos to/)
    await says(/Mapped to|behaviour/, ({ conversation }) => conversation !== platform.world.channel)
  },

  async 'give-in-chinese'({ plays, says, platform }) {
    const text = '客户还没开口，他就发现报表口径要变，提前把方案准备好了'
    await plays('give-in-chinese', { text })
    await says(text, ({ conversation }) => conversation === platform.world.channel)
    const prompt = await says(
      /识别为|具体的行为/,
      ({ conversation }) => conversation !== platform.world.channel,
    )
    expect(prompt.words).not.toMatch(/Mapped to|Correct|About/)
    const { people } = platform.running.laurel.database
    expect(await people.get(platform.workspaceId, platform.world.newcomer!)).toMatchObject({
      language: 'zh-CN',
    })
  },

  async 'give-by-form'({ plays, says, platform }) {
    const text = 'tidied up the shared folder so that everybody finds the drawings'
    await plays('give-by-form', { text })
    await says(text, ({ conversation }) => conversation === platform.world.channel)
  },

  async 'give-with-unknown-tag'({ plays, says, platform }) {
    const text = 'told us of the wrong label before it was printed #own-mistake'
    await plays('give-with-unknown-tag', { text })
    await says(text, ({ conversation }) => conversation === platform.world.channel)
    await says(
      words => words.includes('“own-mistake” names no single behaviour') && words.includes('owns-mistakes'),
    )
  },

  async 'give-to-unknown-name'({ plays, says, platform: { prisma, workspaceId } }) {
    const before = await prisma.recognition.count({ where: { workspaceId } })
    const text = 'kept the line calm #owns-mistakes #sees-work-through'
    await plays('give-to-unknown-name', { nobody: 'Zoltan', text })
    await says('I do not know who “@Zoltan” is.')
    expect(await prisma.recognition.count({ where: { workspaceId } })).toBe(before)
  },

  async 'confirm-tag'(play) {
    const recognition = await play.kudos(
      'owned up to his own mistake in front of everybody and repaired it the same evening',
    )
    const { revision, suggestions } = await play.recognition(recognition)
    const indicator = suggestions[0]!.code
    await play.plays('confirm-tag', { recognition, revision: String(revision), indicator })
    await play.says('Noted as')
    const after = await play.recognition(recognition)
    expect(after.decision).toBe('decided')
    expect(after.tags).toMatchObject([{ indicator, origin: expect.stringMatching(/confirmed|corrected/) }])
  },

  async 'choose-no-tag'(play) {
    const recognition = await play.kudos()
    const { revision } = await play.recognition(recognition)
    await play.plays('choose-no-tag', { recognition, revision: String(revision) })
    await play.says('Noted: no indicator')
    expect(await play.recognition(recognition)).toMatchObject({ decision: 'none', tags: [] })
  },

  async 'change-tag'(play) {
    const recognition = await play.kudos()
    const { revision, suggestions } = await play.recognition(recognition)
    const { framework } = await play.platform.running.laurel.framework(play.platform.workspaceId)
    const indicator = framework.indicators.find(({ code }) => code !== suggestions[0]?.code)!.code
    await play.plays('change-tag', { recognition, revision: String(revision), indicator })
    await play.says('Noted as')
    expect((await play.recognition(recognition)).tags.map(tag => tag.indicator)).toEqual([indicator])
  },

  async 'join-in'(play) {
    const recognition = await play.kudos()
    await play.plays('join-in', { recognition })
    await play.says('+1 · 1')
    expect(await play.recognition(recognition)).toMatchObject({ plusOnes: 1 })
  },

  async 'edit-kudos'(play) {
    const recognition = await play.kudos()
    const text = 'kept every promise to the customer, and said so early when one was in danger'
    await play.plays('edit-kudos', { recognition, text })
    await play.says(text, ({ conversation }) => conversation === play.platform.world.channel)
    expect(await play.recognition(recognition)).toMatchObject({ text })
  },

  async 'withdraw-kudos'(play) {
    const recognition = await play.kudos()
    await play.plays('withdraw-kudos', { recognition })
    await play.says('withdrew this kudos', ({ conversation }) => conversation === play.platform.world.channel)
    expect(await play.recognition(recognition)).toMatchObject({ state: 'withdrawn' })
  },

  async 'report-kudos'(play) {
    const recognition = await play.kudos()
    await play.plays('report-kudos', { recognition })
    await play.says('The admins have been told')
    await play.says('A colleague reported this kudos')
    await play.plays('withdraw-kudos', { recognition })
    await play.says('Its giver has withdrawn it')
    await play.says(/that you reported has been withdrawn|你举报的.*已经撤回/)
  },

  async 'let-kudos-stand'(play) {
    const text = 'said in the review which of the two plans the team could not keep'
    const recognition = await play.kudos(text)
    await play.plays('report-kudos', { recognition })
    const toAdmin = ({ conversation }: Delivered) =>
      [play.platform.world.admin, play.platform.direct('admin')].includes(conversation)
    const report = await play.says(
      words => words.includes(text) && words.includes('A colleague reported this kudos'),
      toAdmin,
    )
    expect(report.words).toContain('It can stand')
    expect(report.words).toContain('see the message')
    await play.plays('let-kudos-stand', { recognition })
    await play.says(words => words.includes(text) && words.includes('it stands'), toAdmin)
    await play.says(words => words.includes(text) && /let it stand|决定保留/.test(words))
  },

  async 'take-kudos-down'(play) {
    const { world, direct } = play.platform
    const text = 'laughed at the plan of the other shift until they dropped it'
    const recognition = await play.kudos(text)
    await play.plays('report-kudos', { recognition })
    await play.says(words => words.includes(text) && words.includes('A colleague reported this kudos'))
    await play.plays('take-kudos-down', { recognition })
    expect(await play.recognition(recognition)).toMatchObject({ state: 'taken-down' })
    const report = await play.says('An admin has taken it down')
    expect(report.words).not.toContain(text)
    await play.says('An admin took down this kudos', ({ conversation }) => conversation === world.channel)
    const told = await play.says('An admin looked at it and took it down', ({ conversation }) =>
      [world.giver, direct('giver')].includes(conversation),
    )
    expect(told.words).toContain(text)
    await play.says(/that you reported, and taken it down|你举报的.*已经撤下/)
  },

  async 'retry-card'(play) {
    const { platform } = play
    const text = 'made the handover so clear that nobody had to ask twice'
    platform.refuseNext('channel')
    await play.plays('give-by-command', { text })
    await play.says('could not be posted', ({ conversation }) => conversation !== platform.world.channel)
    const recognition = await newest(platform)
    await play.plays('retry-card', { recognition })
    await play.says(text, ({ conversation }) => conversation === platform.world.channel)
  },

  ...messageActs,

  ...undeliveredActs,

  async 'show-profile'({ plays, says }) {
    await plays('show-profile')
    const profile = await says('What colleagues have seen you do')
    expect(profile.words).toMatch(/kudos received/)
  },

  async 'save-settings'({ plays, platform }) {
    await plays('save-settings')
    const settings = () => platform.running.laurel.database.workspaces.get(platform.workspaceId)
    await expect.poll(settings, { timeout: 15_000 }).toMatchObject({
      dailyLimit: 7,
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      kudosChannel: platform.world.channel,
    })
    await platform.running.laurel.database.workspaces.update(platform.workspaceId, { dailyLimit: 100 })
  },

  async 'save-team'({ plays, platform }) {
    const { admin, giver, recipient, colleague, channel } = platform.world
    await plays('save-team', { newTeam: 'team-of-the-contract', teamName: 'Crane Crew' })
    await expect
      .poll(() => platform.running.laurel.database.teams.byName(platform.workspaceId, 'Crane Crew'), {
        timeout: 15_000,
      })
      .toMatchObject({
        name: 'Crane Crew',
        managerIds: [admin],
        memberIds: [giver, recipient, colleague].sort(),
        channel,
        threshold: 3,
        // Monthly summaries come with every team.
        schedules: expect.arrayContaining([
          expect.objectContaining({
            kind: 'pulse',
            cron: '0 10 * * 2',
            timeZone: 'Europe/Lisbon',
            enabled: true,
          }),
        ]),
      })
  },

  async 'show-summary'({ plays, says }) {
    await plays('show-summary')
    await says(/Crane Crew/)
  },

  async 'show-colleague'({ plays, says }) {
    await plays('show-colleague')
    const shown = await says(/What colleagues have seen .* do[\s\S]*they see all of this, too/)
    expect(shown.words).toContain('Give feedback')
  },

  async 'explain-quotes'(play) {
    await play.plays('explain-quotes', { team: await play.team() })
    await play.says('Why these quotes (Crane Crew)')
  },

  async 'mute-summary'(play) {
    const { running, workspaceId, world } = play.platform
    const team = await play.team()
    await play.plays('mute-summary', { team })
    await play.says(/The summary of .*Crane Crew.* is muted/)
    const settings = await running.laurel.database.summarySettings.ofTeam(workspaceId, team)
    expect(settings.get(world.admin!)).toMatchObject({ muted: true })
  },

  async 'show-check-ins'({ plays, says }) {
    await plays('show-check-ins')
    await says('No check-in is open.')
  },

  async 'run-check-in'(play) {
    await play.plays('run-check-in', { team: await play.team() })
    await play.says(/3 people will be asked at once\.[\s\S]*It closes/)
    await play.says(/people are being asked/)
    await play.says('Check-in of Crane Crew', ({ words }) => words.includes('Skip'))
    const { giver, recipient, colleague } = play.platform.world
    const invited = async (person: string) =>
      (
        await play.platform.running.laurel.database.pulses.invitation(
          play.platform.workspaceId,
          await play.round(),
          person,
        )
      )?.state
    for (const person of [giver, recipient, colleague]) expect(await invited(person!)).toBe('open')
  },

  async 'snooze-check-in'(play) {
    await play.plays('snooze-check-in', { round: await play.round() })
    await play.says('you hear from me again')
  },

  async 'answer-check-in'(play) {
    const { running, workspaceId, world } = play.platform
    const round = await play.round()
    const question = await pulseQuestionFor(running.laurel, workspaceId, round, world.giver!)
    await play.plays('answer-check-in', { round, answer: String(question!.view.options[0]!.value) })
    await play.says('Your answers are counted')
    const tallies = await running.laurel.database.pulses.tallies(workspaceId, round)
    expect([...tallies.get(0)!.values()].reduce((sum, count) => sum + count, 0)).toBe(1)
  },

  async 'skip-check-in'(play) {
    const { running, workspaceId, world } = play.platform
    const round = await play.round()
    await play.plays('skip-check-in', { round })
    await play.says('Skipped')
    expect(
      await running.laurel.database.pulses.invitation(workspaceId, round, world.recipient!),
    ).toMatchObject({ state: 'skipped' })
  },

  async 'close-check-in'(play) {
    const { running, workspaceId } = play.platform
    const round = await play.round()
    await play.plays('close-check-in', { round })
    await play.says('Result of the check-in of Crane Crew')
    expect((await running.laurel.database.pulses.get(workspaceId, round))?.closedAt).not.toBeNull()
    // Whoever had not answered finds the question closed; the others keep what they were told.
    const says = ({ words }: Delivered) => words.includes('This check-in has closed')
    const ended = await play.says('This check-in has closed', says)
    expect(ended.conversation).toBe(play.platform.direct('colleague'))
    expect(play.platform.delivered().filter(says)).toEqual([ended])
  },

  async 'thank-colleague'(play) {
    const { running, workspaceId, world, direct } = play.platform
    const { teams, recognitions } = running.laurel.database
    const team = (await teams.byName(workspaceId, 'Crane Crew'))!
    // Its last question is who showed a behaviour lately.
    await teams.save(workspaceId, { ...team, pulse: { ...team.pulse, questions: 5 } }, clock.now())
    await play.plays('run-check-in', { team: team.id })
    const text = 'She measured the load twice before the crane went up'
    await play.plays('thank-colleague', { round: await play.round(), text })
    await play.says('Say what they did')
    await play.says(text, ({ conversation }) => conversation === direct('recipient'))
    await play.says('Your answers are counted')
    expect(await recognitions.get(workspaceId, await newest(play.platform))).toMatchObject({
      giverId: world.giver,
      recipientIds: [world.recipient],
      text,
      tags: [{ origin: 'explicit' }],
    })
    expect(
      play.platform
        .delivered()
        .filter(({ conversation, words }) => conversation === world.channel && words.includes(text)),
    ).toEqual([])
    await play.plays('close-check-in', { round: await play.round() })
  },

  ...feedbackActs,

  ...scheduleActs,

  ...ownActs,

  async 'refresh-team'(play) {
    await play.plays('refresh-team', { team: await play.team() })
    expect(
      (await play.platform.running.laurel.database.teams.list(play.platform.workspaceId))[0]!.memberIds,
    ).toHaveLength(3)
  },

  async 'archive-team'(play) {
    await play.plays('archive-team', { team: await play.team() })
    await expect
      .poll(() => play.platform.running.laurel.database.teams.list(play.platform.workspaceId), {
        timeout: 15_000,
      })
      .toEqual([])
  },

  async 'choose-language'({ plays, says, platform }) {
    await plays('choose-language')
    await says('以后我和你说中文')
    expect(
      await platform.running.laurel.database.people.get(platform.workspaceId, platform.world.colleague!),
    ).toMatchObject({
      language: 'zh-CN',
    })
  },

  async 'ask-for-help-in-chinese'({ plays, says }) {
    await plays('ask-for-help-in-chinese')
    const help = await says('你好！我是 Laurel')
    for (const word of ['点赞', '反馈', '胜任力']) expect(help.words).toContain(word)
    expect(help.words).not.toMatch(/Give kudos|I do not know|我不懂/)
  },

  async 'ask-for-help'({ plays, says }) {
    await plays('ask-for-help')
    const help = await says('I am Laurel')
    for (const word of ['kudos', 'competency', 'language']) expect(help.words).toContain(word)
    // The giver is no admin.
    expect(help.words).not.toContain('setup')
  },

  ...privacyActs,
}

describe.each([
  ['Slack', slackPlatform],
  ['Teams', teamsPlatform],
] as const)('%s', (_, start) => {
  let play: Play

  beforeAll(async () => {
    play = await playOn(await start(clock))
  })
  afterAll(async () => {
    const problems = play?.platform.problems()
    await play?.platform.close()
    expect(problems).toEqual([])
  })

  it.each(Object.keys(acts) as Scenario[])('%s', scenario => acts[scenario](play))
})

describe('the scenarios', () => {
  it('are all played', () => {
    expect(Object.keys(acts).sort()).toEqual(Object.keys(scenarios).sort())
  })
})
