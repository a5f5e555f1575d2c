import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainHighlights } from '../../src/app/explain-highlights.ts'
import { makeReportLink } from '../../src/app/make-report-link.ts'
import { makeTeamReport } from '../../src/app/make-team-report.ts'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { viewOfChannelDigest } from '../../src/app/view-of-channel-digest.ts'
import { renderMessage } from '../../src/chat/slack/render.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import { teamPage } from '../../src/web/team-page.ts'
import { now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

const five = ['bea', 'cao', 'dan', 'eve', 'fay']
const others = ['hal', 'ida', 'jon', 'kim', 'lee']
let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'max', 'zoe', 'olga', 'gil', ...five, ...others])
  await world.own.connection.prisma.person.update({
    where: { workspaceId_id: { workspaceId, id: 'olga' } },
    data: { isOwner: true },
  })
  await world.saveTeam({ id: 'one', memberIds: ['bea'], managerIds: ['ana'], channel: 'C9' })
  await world.saveTeam({ id: 'five', memberIds: five, managerIds: ['ana'] })
  await world.saveTeam({ id: 'six', memberIds: [...five, 'gil'], managerIds: ['max', 'olga'], channel: 'C6' })
  for (const [n, days] of [2, 3, 4, 20, 21, 22, 23].entries()) {
    await world.give({ id: `b${n}`, from: 'eve', to: ['bea', 'cao'], days })
    await world.give({ id: `g${n}`, from: 'eve', to: ['gil'], days, indicator: 'learning.reads' })
  }
})
afterAll(() => world?.own.close())

async function summaryOf(readerId: string, id: string) {
  const shown = await showTeamSummary(world.laurel, { workspaceId, readerId, team: { id } })
  if (shown.kind !== 'summary') throw new Error('a choice of teams')
  return shown.summary
}

test('a manager of one person reads what was seen, and not how often', async () => {
  const { view, pictures } = await summaryOf('ana', 'one')
  expect(view).toMatchObject({
    counted: false,
    headline: { recognitions: 1, average: 0, recognised: 1, members: 1, givers: 1 },
    competencies: [{ code: 'ownership', now: 1, before: 0, suggested: 0 }],
  })
  expect(view.highlights.length).toBeGreaterThan(0)
  expect(pictures).toEqual([])
  for (const language of ['en', 'zh-CN'] as const) {
    for (const message of [
      renderMessage(view, language, 'UTC').text,
      JSON.stringify(renderCard(view, language, 'UTC')),
    ]) {
      expect(message).toContain(language === 'en' ? 'Seen this week: Ownership' : '本周看到：')
      expect(message).not.toMatch(/\d kudos|\d 条|[█░]/)
    }
    const report = await makeTeamReport(world.laurel, { workspaceId, readerId: 'ana', teamId: 'one' })
    expect(report.view.weeks).toEqual([])
    const { markup } = teamPage({ ...report, language }, null)
    expect(markup).toContain(language === 'en' ? 'Seen this week: Ownership' : '本周看到：')
    expect(markup).not.toMatch(/\d<\/b>kudos|\d kudos|\d 条点赞|<rect|<polyline/)
  }
})

test('the digest of one person’s team does not count', async () => {
  const delivery = { teamId: 'one', periodEnd: now, conversation: 'C9' }
  const { view } = (await viewOfChannelDigest(world.laurel, workspaceId, delivery))!
  expect(view.counts).toBeNull()
  for (const language of ['en', 'zh-CN'] as const)
    expect(renderMessage(view, language, 'UTC').text).not.toMatch(/\d (public )?kudos|点赞 \d+ 次/)
})

test('a team is counted for whoever reads no other that is all of it but one', async () => {
  expect((await summaryOf('ana', 'five')).view).toMatchObject({
    counted: true,
    headline: { recognitions: 3 },
  })
  expect((await summaryOf('max', 'six')).view).toMatchObject({ counted: true, headline: { recognitions: 6 } })
  // An admin may read both: what sets them apart is Gil.
  expect((await summaryOf('zoe', 'five')).view.counted).toBe(true)
  expect((await summaryOf('zoe', 'six')).view.counted).toBe(false)
  // So may who owns the workspace, though Laurel was told of no such admin.
  expect((await summaryOf('olga', 'five')).view.counted).toBe(true)
  expect((await summaryOf('olga', 'six')).view.counted).toBe(false)
})

test('who owns the workspace has every team’s summary, its reasons and its page', async () => {
  const wish = { workspaceId, readerId: 'olga', teamId: 'five' }
  expect((await explainHighlights(world.laurel, { ...wish, to: now })).highlights).not.toEqual([])
  const laurel = { ...world.laurel, reportAddress: (id: string) => `https://laurel.example/${id}` }
  const subject = { kind: 'team', teamId: 'five' } as const
  expect(await makeReportLink(laurel, { workspaceId, readerId: 'olga', subject })).not.toBeNull()
})

test('what was said where the manager may not read counts, though it is not quoted', async () => {
  const before = (await summaryOf('ana', 'five')).view.headline.recognitions
  world.closed.add('G1')
  await world.give({ id: 'closed', from: 'gil', to: ['cao'], days: 1, channel: 'G1' })
  const { headline, highlights } = (await summaryOf('ana', 'five')).view
  expect(headline.recognitions).toBe(before + 1)
  expect(highlights.map(({ recognitionId }) => recognitionId)).not.toContain('closed')
})

test('the organisation view shows no two teams that one person sets apart', async () => {
  const { view } = await showOrganisation(world.laurel, { workspaceId, readerId: 'zoe' })
  expect(view.departments.items.map(({ name }) => name)).toEqual(['Team five'])
  expect(view).toMatchObject({ people: 5, recognitions: 8, hidden: 2 })
  expect(JSON.stringify(view.departments)).not.toContain('learning')
})

test('the digest counts whom the summary counts, and nobody whom another team sets apart', async () => {
  const countsOf = async (teamId: string) => {
    const delivery = { teamId, periodEnd: now, conversation: 'C9' }
    return (await viewOfChannelDigest(world.laurel, workspaceId, delivery))!.view.counts
  }
  // Whoever manages one of them reads its summary beside the digest of the other.
  expect(await countsOf('five')).toBeNull()
  expect(await countsOf('six')).toBeNull()
  await world.saveTeam({ id: 'others', memberIds: others, managerIds: ['ana'], channel: 'C8' })
  await world.give({ id: 'h1', from: 'eve', to: ['hal'], days: 1 })
  await world.give({ id: 'k1', from: 'fay', to: ['kim'], days: 1 })
  // Two who know their own would read the other's.
  expect(await countsOf('others')).toBeNull()
  await world.give({ id: 'l1', from: 'fay', to: ['lee'], days: 1 })
  expect(await countsOf('others')).toEqual({ recognitions: 3, givers: 2 })
  await world.own.database.people.saveLeft(workspaceId, 'kim', now)
  expect(await countsOf('others')).toBeNull()
})

test('where one person alone was recognised, nothing is counted: not in the week, not in the weeks of the report', async () => {
  const team = ['m1', 'm2', 'm3', 'm4', 'm5']
  const { prisma } = world.own.connection
  await prisma.person.createMany({
    data: [...team, 'boss'].map(id => ({
      workspaceId,
      id,
      name: id,
      language: 'en',
      timeZone: 'Europe/Lisbon',
      refreshedAt: now,
    })),
  })
  await world.saveTeam({ id: 'lone', memberIds: [...team, 'boss'], managerIds: ['boss'] })
  const weeksOf = async () => {
    const wish = { workspaceId, readerId: 'boss', teamId: 'lone' }
    return (await makeTeamReport(world.laurel, wish)).view.weeks.map(({ competencies }) => competencies)
  }
  const counted = async () => (await summaryOf('boss', 'lone')).view.counted
  for (const n of [1, 2, 3]) await world.give({ id: `only ${n}`, from: 'm2', to: ['m1'], days: n })
  expect(await counted()).toBe(false)
  // What the reader received, they know.
  await world.give({ id: 'own', from: 'm2', to: ['boss'], days: 2 })
  expect(await counted()).toBe(false)
  await world.give({ id: 'second', from: 'm1', to: ['m3'], days: 2 })
  expect(await counted()).toBe(true)
  expect((await weeksOf()).at(-1)).toEqual({ ownership: 5 })
  // The week before stands beside it.
  await world.give({ id: 'before', from: 'm2', to: ['m1'], days: 9 })
  expect(await counted()).toBe(false)
  await world.give({ id: 'before too', from: 'm2', to: ['m4'], days: 10 })
  await world.give({ id: 'long ago', from: 'm2', to: ['m5'], days: 50 })
  expect(await counted()).toBe(true)
  const weeks = await weeksOf()
  expect(weeks.filter(week => week === null)).toHaveLength(1)
  expect(weeks.slice(-2)).toEqual([{ ownership: 2 }, { ownership: 5 }])
})

test('counts do not tell of who leaves or joins: what was received in the team stays in them, and nothing else comes', async () => {
  const team = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6']
  const joining = 'n7'
  const { prisma } = world.own.connection
  await prisma.person.createMany({
    data: [...team, joining, 'chief'].map(id => ({
      workspaceId,
      id,
      name: id,
      language: 'en',
      timeZone: 'Europe/Lisbon',
      refreshedAt: now,
    })),
  })
  const stored = { id: 'moving', managerIds: ['chief'] }
  await world.saveTeam({ ...stored, memberIds: team })
  for (const [n, days] of [1, 2, 9, 10, 20, 40].entries()) {
    await world.give({ id: `leaver ${n}`, from: 'n2', to: ['n1'], days })
    await world.give({ id: `joiner ${n}`, from: 'n2', to: [joining], days })
    for (const member of ['n3', 'n4'])
      await world.give({ id: `${member} ${n}`, from: 'n2', to: [member], days })
  }
  const report = async () => {
    const { view } = await makeTeamReport(world.laurel, {
      workspaceId,
      readerId: 'chief',
      teamId: 'moving',
    })
    const { headline, competencies, counted } = view.summary
    const { recognitions, average } = headline
    const { view: whole } = await showOrganisation(world.laurel, { workspaceId, readerId: 'zoe' })
    const line = whole.departments.items.find(({ teamId }) => teamId === 'moving')
    return {
      ...{ recognitions, average, competencies, counted },
      weeks: view.weeks.map(week => week.competencies),
      inOrganisation: line?.competencies,
      whole: [whole.recognitions, whole.before],
    }
  }
  const before = await report()
  expect(before).toMatchObject({ counted: true, recognitions: 6 })
  expect(before.inOrganisation).toMatchObject([{ code: 'ownership', now: 18 }])
  const { teams } = world.own.database
  const current = (await teams.get(workspaceId, 'moving'))!
  await teams.save(workspaceId, { ...current, memberIds: [...team.slice(1), joining] }, now)
  expect(await report()).toEqual(before)
  world.setClock(new Date(now.getTime() + 86_400_000))
  await world.give({ id: 'joiner since', from: 'n2', to: [joining], days: -0.5 })
  expect((await report()).recognitions).toBe(7)
  world.setClock(now)
})
