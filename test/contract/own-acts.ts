import { expect } from 'vitest'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import type { Play } from './play.ts'

/** Hours of the recipient as they are stored. */
async function reach({ platform: { running, workspaceId, world } }: Play) {
  const id = world.recipient!
  return (await running.laurel.database.hours.reach(workspaceId, [id])).get(id)!
}

/** A link to a report that was handed over, at the address of this process. */
async function reportOf(play: Play): Promise<Response> {
  const { words } = await play.says('/report/')
  const token = /\/report\/([\w.-]+)/.exec(words)![1]
  return fetch(`http://127.0.0.1:${play.platform.running.port}/report/${token}`)
}

/** What people decide and see for themselves. They need a team of giver, recipient and colleague with some kudos. */
export const ownActs = {
  async 'save-hours'(play: Play) {
    await play.plays('save-hours')
    await play.says('I keep to it from now on')
    expect(await reach(play)).toMatchObject({
      timeZone: 'Asia/Tokyo',
      country: 'JP',
      days: [1, 2, 4],
      hours: { start: 570, end: 960 },
      quiet: { start: 720, end: 780 },
      checkIns: false,
    })
  },

  async 'add-days-off'(play: Play) {
    await play.plays('add-days-off')
    await play.says('2027-03-01 to 2027-03-05')
    expect((await reach(play)).daysOff).toEqual([{ from: '2027-03-01', to: '2027-03-05' }])
  },

  async 'remove-days-off'(play: Play) {
    await play.plays('remove-days-off')
    await expect.poll(async () => (await reach(play)).daysOff, { timeout: 15_000 }).toEqual([])
    await play.says('None yet.')
  },

  async 'list-own-evidence'(play: Play) {
    const { running, workspaceId, world } = play.platform
    const text = 'drew the plan of the quay so that even the visitors understood it'
    await play.kudos(text)
    const { laurel } = running
    // A shape needs three competencies.
    const { framework } = await laurel.framework(workspaceId)
    const ofEach = new Map(framework.indicators.map(({ code }) => [code.split('.')[0], code]))
    for (const indicator of [...ofEach.values()].slice(0, 3)) {
      const recognition = await play.kudos()
      const { revision } = await play.recognition(recognition)
      await play.plays('change-tag', { recognition, revision: String(revision), indicator })
      const tags = async () => (await play.recognition(recognition)).tags.map(tag => tag.indicator)
      await expect.poll(tags, { timeout: 15_000 }).toEqual([indicator])
    }
    await laurel.database.jobs.add({
      name: 'post-personal-summaries',
      workspaceId,
      teamId: await play.team(),
      fireAt: laurel.clock.now().toISOString(),
      zone: 'Asia/Tokyo',
      personId: world.recipient!,
    })
    const month = await play.says(
      'Your month',
      ({ conversation }) => conversation === play.platform.direct('recipient'),
    )
    // Neither platform has a chart of this shape: it is a picture, which says what it shows.
    expect(month.pictures).toContainEqual(
      expect.stringMatching(/^Radar of how many colleagues saw each competency.*: .+ \d+ \(\d+\)/),
    )
    await play.plays('list-own-evidence')
    const { words } = await play.says('Said about you')
    expect(words).toContain(text)
    expect(words).toContain('only you can see this')
  },

  async 'dispute-kudos-tag'(play: Play) {
    const text = 'said at once that the crane had been left unlocked, and locked it'
    const recognition = await play.kudos(text)
    const { revision } = await play.recognition(recognition)
    const indicator = 'ownership.owns-mistakes'
    await play.plays('change-tag', { recognition, revision: String(revision), indicator })
    const tags = async () => (await play.recognition(recognition)).tags
    await expect.poll(tags, { timeout: 15_000 }).toMatchObject([{ indicator }])
    const { recipient, giver, channel } = play.platform.world
    const note = 'It was nobody’s mistake.'
    await play.plays('dispute-kudos-tag', { recognition, indicator, note })
    await play.says('disputed: does not count for now')
    expect(await tags()).toMatchObject([{ disputed: { state: 'open', personId: recipient, note } }])
    await play.says(
      words => words.includes('does not see it as') && words.includes(note),
      ({ conversation }) => [giver, play.platform.direct('giver')].includes(conversation),
    )
    await play.says(
      words => words.includes(text) && words.includes('until they answer, it does not count'),
      ({ conversation }) => [recipient, play.platform.direct('recipient')].includes(conversation),
    )
    const inChannel = play.platform.delivered().filter(({ conversation }) => conversation === channel)
    expect(inChannel.filter(({ words }) => words.includes('disput'))).toEqual([])
  },

  async 'keep-disputed-kudos-tag'(play: Play) {
    const { recognitionId: recognition, indicatorCode: indicator } =
      await play.platform.prisma.tag.findFirstOrThrow({ where: { disputedAt: { not: null }, keptAt: null } })
    await play.plays('keep-disputed-kudos-tag', { recognition, indicator })
    await play.says('Noted as', ({ conversation }) =>
      [play.platform.world.recipient, play.platform.direct('recipient')].includes(conversation),
    )
    expect((await play.recognition(recognition)).tags).toMatchObject([{ disputed: { state: 'kept' } }])
  },

  async 'drop-disputed-kudos-tag'(play: Play) {
    const { prisma } = play.platform
    const recognition = await play.kudos('walked the whole line again after the rain and wrote it all down')
    const { revision } = await play.recognition(recognition)
    const [indicator, other] = ['ownership.owns-mistakes', 'ownership.sees-work-through']
    await play.plays('change-tag', { recognition, revision: String(revision), indicator })
    const tags = async () => (await play.recognition(recognition)).tags
    await expect.poll(tags, { timeout: 15_000 }).toMatchObject([{ indicator }])
    const tag = await prisma.tag.findFirstOrThrow({ where: { recognitionId: recognition } })
    await prisma.tag.create({ data: { ...tag, indicatorCode: other } })
    await play.plays('dispute-kudos-tag', { recognition, indicator, note: 'I do not see it.' })
    await play.plays('drop-disputed-kudos-tag', { recognition, indicator })
    await expect.poll(async () => (await tags()).map(left => left.indicator)).toEqual([other])
    expect((await play.recognition(recognition)).decision).toBe('decided')
  },

  async 'ask-from-summary'(play: Play) {
    const { running, prisma, workspaceId, world } = play.platform
    const { laurel } = running
    // Whoever had a nudge this week is not told whom to ask.
    await prisma.nudge.deleteMany({ where: { workspaceId, personId: world.recipient! } })
    const now = laurel.clock.now()
    const fireAt = new Date(now.getTime() - 40 * 86_400_000).toISOString()
    const job = { name: 'post-personal-summaries', workspaceId, zone: 'Asia/Tokyo' } as const
    await laurel.database.jobs.add({ ...job, teamId: await play.team(), fireAt, personId: world.recipient! })
    const person = (await laurel.database.people.get(workspaceId, world.recipient!))!
    // What it asks about is read from the rows up to its own day.
    const summary = () =>
      prisma.delivery.findFirst({
        where: { workspaceId, key: `personal-summary:${person.id}:${fireAt.slice(0, 7)}` },
      })
    await expect.poll(summary, { timeout: 15_000 }).not.toBeNull()
    const to = (await summary())!.periodEnd!
    const { view } = await composePersonalSummary(laurel, workspaceId, { person, to, mayPrompt: true })
    const { colleagueId, name, indicator } = view.prompt!
    await play.plays('ask-from-summary', {
      asked: colleagueId,
      askedName: name,
      code: indicator.code,
      indicator: indicator.name,
    })
    await play.says('What they answer is for you alone')
    const open = await laurel.database.feedbackRequests.openOf(workspaceId, person.id)
    expect(open.map(({ indicators, invitations }) => [indicators, invitations[0]?.personId])).toContainEqual([
      [indicator.code],
      colleagueId,
    ])
  },

  async 'mute-own-summary'(play: Play) {
    const { running, workspaceId, world } = play.platform
    await play.plays('mute-own-summary')
    await play.says('You get no monthly summary any more.')
    const muted = await running.laurel.database.summarySettings.personalMuted(workspaceId, [
      world.giver!,
      world.recipient!,
    ])
    expect([...muted]).toEqual([world.recipient])
  },

  async 'show-home'(play: Play) {
    const { running, workspaceId, world } = play.platform
    await play.plays('show-home')
    const { words } = await play.says('What colleagues have seen in each of your people')
    const recipient = await running.laurel.database.people.get(workspaceId, world.recipient!)
    expect(words).toContain(play.platform.name === 'slack' ? `<@${world.recipient}>` : recipient!.name)
  },

  async 'show-organisation'(play: Play) {
    await play.plays('show-organisation')
    const { words } = await play.says('The organisation in kudos')
    // Three people are too few to be shown as a group.
    expect(words).toContain('One team is not shown')
    expect(words).not.toContain('Crane Crew')
  },

  async 'open-report'(play: Play) {
    const { prisma, workspaceId, world } = play.platform
    await play.plays('open-report')
    const page = await reportOf(play)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Evidence from colleagues')
    expect(await prisma.reportLink.findMany({ where: { workspaceId } })).toMatchObject([
      { kind: 'evidence', readerId: world.recipient, personId: world.recipient, revokedAt: null },
    ])
  },

  async 'report-other-days'(play: Play) {
    const { prisma, workspaceId } = play.platform
    await play.plays('report-other-days')
    await play.says('It covers 2026-01-01 to 2026-06-30')
    const page = await reportOf(play)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/Jan 1\s–\sJun 30, 2026/)
    expect(
      await prisma.reportLink.findMany({ where: { workspaceId, fromDay: { not: null } } }),
    ).toMatchObject([{ kind: 'evidence', fromDay: '2026-01-01', toDay: '2026-06-30' }])
  },

  async 'revoke-reports'(play: Play) {
    const { prisma, workspaceId } = play.platform
    const before = await reportOf(play)
    expect(before.status).toBe(200)
    await play.plays('revoke-reports')
    await play.says('Taken back: 3 links no longer work.')
    expect((await fetch(before.url)).status).toBe(404)
    expect(await prisma.reportLink.count({ where: { workspaceId, revokedAt: null } })).toBe(0)
  },
}
