import { afterAll, beforeAll, expect, test } from 'vitest'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { makeEvidenceReport } from '../../src/app/make-evidence-report.ts'
import { postPersonalSummaries } from '../../src/app/post-personal-summaries.ts'
import { setPersonalSummary } from '../../src/app/set-personal-summary.ts'
import { setSummary } from '../../src/app/set-summary.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { viewOfPersonalSummary } from '../../src/app/view-of-personal-summary.ts'
import { renderCompetencyProfile } from '../../src/chat/slack/blocks/competency-profile.ts'
import { renderPersonalSummary } from '../../src/chat/slack/blocks/personal-summary.ts'
import { personalSummaryKey } from '../../src/core/summary/personal-summary.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { evidencePage } from '../../src/web/evidence-page.ts'
import { daysAgo, now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'bea', 'cao', 'dan', 'eve'])
  await world.saveTeam({ id: 't1', memberIds: ['bea', 'cao'], managerIds: ['ana'] })
  await world.saveTeam({ id: 't2', memberIds: ['bea', 'dan'], managerIds: ['ana'] })
  await world.give({ id: 'old', from: 'dan', to: ['bea'], days: 90 })
  await world.give({ id: 'new 1', from: 'cao', to: ['bea'], days: 5 })
  await world.give({ id: 'new 2', from: 'cao', to: ['bea'], days: 4 })
  await world.give({
    id: 'guess',
    from: 'eve',
    to: ['bea'],
    days: 3,
    indicator: 'teamwork.lends-a-hand',
    origin: 'suggested',
  })
  await world.give({ id: 'given', from: 'bea', to: ['dan'], days: 2 })
})
afterAll(() => world?.own.close())

const summaryOf = async (id: string, mayPrompt = true) => {
  const person = await world.laurel.database.people.get(workspaceId, id)
  return (await composePersonalSummary(world.laurel, workspaceId, { person: person!, to: now, mayPrompt }))
    .view
}

test('it counts distinct people behind each behaviour, and how many there were a month ago', async () => {
  const view = await summaryOf('bea')
  expect(view).toMatchObject({
    received: 3,
    given: 1,
    competencies: [{ code: 'ownership', givers: 2, before: 1 }],
    indicators: [{ code: 'ownership.owns-mistakes', recognitions: 2, givers: 2, before: 1 }],
  })
})

test('a suggestion that nobody confirmed is no evidence', async () => {
  const { competencies, noEvidenceYet } = await summaryOf('bea')
  expect(competencies.map(({ code }) => code)).not.toContain('teamwork')
  expect(noEvidenceYet.map(({ code }) => code)).toContain('teamwork')
})

test('a strength that came in private is put into words, in chat and on the page', async () => {
  const { prisma } = world.own.connection
  await prisma.feedback.create({
    data: {
      workspaceId,
      id: 'f1',
      giverId: 'dan',
      receiverId: 'cao',
      kind: 'strength',
      visibility: 'receiver',
      behaviour: 'told everyone of the mistake on Monday',
      createdAt: daysAgo(3),
      tags: {
        create: [
          {
            frameworkId: 'f1',
            indicatorCode: 'ownership.owns-mistakes',
            origin: 'confirmed',
            createdAt: daysAgo(3),
          },
        ],
      },
    },
  })
  const view = await summaryOf('cao', false)
  expect(view).toMatchObject({ received: 0, strengths: 1, indicators: [{ recognitions: 0, feedback: 1 }] })
  const profile = await showCompetencyProfile(world.laurel, { workspaceId, personId: 'cao' })
  const report = await makeEvidenceReport(world.laurel, { workspaceId, readerId: 'cao', personId: 'cao' })
  expect(evidencePage(report, null).markup).not.toContain('Nobody has written anything down')
  for (const language of ['en', 'zh-CN'] as const) {
    const t = catalogueOf(language)
    const reader = { language, timeZone: 'UTC' }
    const month = renderPersonalSummary(view, t, reader).text
    expect(month).not.toContain(t.moreSummaries.personalNothing)
    expect(month).toContain(
      language === 'en' ? '1 private strength :lock:, 1 colleague' : '1 条私下肯定 :lock:，有 1 位同事',
    )
    expect(renderCompetencyProfile(profile.view, t, reader).text).not.toContain(t.summary.profileNothing)
  }
})

test.each([
  ['en', [', none a month ago', ', 1 a month ago', ', as a month ago', ', 3 a month ago']],
  ['zh-CN', ['一个月前还没有', '一个月前是 1 位', '与一个月前相同', '一个月前是 3 位']],
] as const)('fewer colleagues than a month ago are not as many (%s)', (language, ends) => {
  const { giversNow } = catalogueOf(language).moreSummaries
  expect([0, 1, 2, 3].map(before => giversNow(2, before))).toEqual(
    ends.map(end => expect.stringContaining(end)),
  )
})

test('it comes before the first manager reads of the team, wherever the manager is', async () => {
  const { prisma } = world.own.connection
  const zone = (id: string, timeZone: string) =>
    prisma.person.update({ where: { workspaceId_id: { workspaceId, id } }, data: { timeZone } })
  await zone('eve', 'America/Los_Angeles')
  await zone('dan', 'Asia/Shanghai')
  const schedule = { timeZone: 'Asia/Shanghai', enabled: true, since: daysAgo(365) }
  const summaryAt = (cron: string) =>
    world.saveTeam({
      id: 't3',
      memberIds: ['eve'],
      managerIds: ['dan', 'ana'],
      schedules: [{ id: 's3', kind: 'summary', cron, ...schedule }],
    })
  await summaryAt('0 9 * * 1')
  // Monday, 08:00 in Shanghai: it is Sunday in Los Angeles.
  const fireAt = '2027-02-01T00:00:00.000Z'
  world.setClock(new Date(fireAt))
  const post = () =>
    postPersonalSummaries(world.laurel, { workspaceId, teamId: 't3', fireAt, zone: 'Asia/Shanghai' })
  const queued = () => prisma.delivery.count({ where: { personId: 'eve', kind: 'personal-summary' } })
  const mute = (muted: boolean) =>
    setSummary(world.laurel, { workspaceId, teamId: 't3', personId: 'dan', change: { muted } })
  // The other manager is in Lisbon, where it is nine at 09:00Z.
  await mute(true)
  await post()
  expect(await queued()).toBe(0)
  await mute(false)
  await post()
  expect(await queued()).toBe(1)
  await prisma.delivery.deleteMany()
  // However many went before in the week that a manager may wait.
  await summaryAt('0 9,17 * * *')
  await post()
  expect(await queued()).toBe(1)
  await prisma.delivery.deleteMany()
  world.setClock(now)
  await zone('dan', 'Europe/Lisbon')
  await zone('eve', 'Europe/Lisbon')
})

test('the months of a person are drawn once there is evidence in two of them, the newest not over', async () => {
  const composed = async (id: string) => {
    const person = await world.laurel.database.people.get(workspaceId, id)
    return composePersonalSummary(world.laurel, workspaceId, { person: person!, to: now, mayPrompt: false })
  }
  const { view, pictures } = await composed('bea')
  expect(view.trend.months).toHaveLength(6)
  expect(view.trend.competencies).toMatchObject([{ code: 'ownership', counts: [0, 0, 1, 0, 0, 2] }])
  expect(pictures).toEqual([
    {
      kind: 'trend-lines',
      period: 'month',
      starts: view.trend.months,
      lines: [{ name: view.competencies[0]!.name, values: [0, 0, 1, 0, 0, 2] }],
    },
  ])
  expect((await composed('dan')).pictures).toEqual([])
})

test('it ends with one thing to ask a colleague who has seen the person at work', async () => {
  expect((await summaryOf('bea')).prompt).toMatchObject({
    colleagueId: expect.stringMatching(/^(cao|eve|dan)$/),
  })
  expect((await summaryOf('bea', false)).prompt).toBeNull()
})

const posted = () =>
  world.own.connection.prisma.delivery.findMany({
    where: { kind: 'personal-summary' },
    orderBy: { personId: 'asc' },
  })

test('each member and manager gets one a month, however many teams they are in and however often the job runs', async () => {
  world.setClock(now)
  const fireAt = now.toISOString()
  for (const teamId of ['t1', 't2', 't1'])
    await postPersonalSummaries(world.laurel, { workspaceId, teamId, fireAt, zone: 'Europe/Lisbon' })
  expect((await posted()).map(({ personId, conversation }) => [personId, conversation])).toEqual([
    ['ana', 'ana'],
    ['bea', 'bea'],
    ['cao', 'cao'],
    ['dan', 'dan'],
  ])
})

test.each([
  [
    'at half past midnight, before and after the clocks change',
    ['2028-03-01T00:30:00Z', 'Europe/Lisbon'],
    ['2028-03-31T23:30:00Z', 'Europe/Lisbon'],
  ],
  [
    'also once its schedule follows the clocks of each person',
    ['2028-11-01T09:00:00Z', 'Europe/Lisbon'],
    ['2028-11-30T19:00:00Z', 'Pacific/Kiritimati'],
  ],
] as const)('every month has its summary: %s', async (_, first, second) => {
  for (const [fireAt, zone] of [first, second, second]) {
    world.setClock(new Date(Date.parse(fireAt) + 30 * 3_600_000))
    await postPersonalSummaries(world.laurel, { workspaceId, teamId: 't1', fireAt, zone })
  }
  world.setClock(now)
  const later = { periodEnd: { gt: new Date('2028-01-01') } }
  const { prisma } = world.own.connection
  const sent = await prisma.delivery.findMany({ where: later })
  await prisma.delivery.deleteMany({ where: later })
  expect(sent.filter(({ personId }) => personId === 'cao')).toHaveLength(2)
})

test('one that a holiday moved into the next month is that of its own, and the next month has another', async () => {
  const { prisma } = world.own.connection
  const schedule = { timeZone: 'Europe/Lisbon', enabled: true, since: daysAgo(365) }
  await world.saveTeam({
    id: 't4',
    memberIds: ['eve'],
    managerIds: [],
    schedules: [{ id: 's4', kind: 'personal', cron: '0 9 30 * *', ...schedule }],
  })
  // 30 November 2029 is a Friday; moved behind a weekend and two holidays, it is in December.
  for (const fireAt of ['2029-12-05T09:00:00Z', '2029-12-30T09:00:00Z', '2029-12-30T09:00:00Z']) {
    world.setClock(new Date(fireAt))
    await postPersonalSummaries(world.laurel, { workspaceId, teamId: 't4', fireAt, zone: 'Europe/Lisbon' })
  }
  const keys = (await prisma.delivery.findMany({ where: { personId: 'eve' } })).map(({ key }) => key)
  expect(keys.sort()).toEqual(['personal-summary:eve:2029-11', 'personal-summary:eve:2029-12'])
  await prisma.delivery.deleteMany({ where: { personId: 'eve' } })
  await prisma.team.delete({ where: { workspaceId_id: { workspaceId, id: 't4' } } })
  world.setClock(now)
})

test.each([
  ['first days of months', ['2028-10-01T08:00:00Z', '2028-11-01T09:00:00Z', '2028-12-01T09:00:00Z']],
  ['first Mondays', ['2028-10-02T08:00:00Z', '2028-11-06T09:00:00Z', '2028-12-04T09:00:00Z']],
  ['a fire that a holiday moved', ['2028-10-01T08:00:00Z', '2028-11-08T09:00:00Z', '2028-12-01T09:00:00Z']],
  ['one that never came', ['2028-10-02T08:00:00Z', '2028-12-04T09:00:00Z', '2029-01-01T09:00:00Z']],
])('whatever a colleague writes is told of once: %s', async (_, moments) => {
  const { prisma } = world.own.connection
  const written = { workspaceId, channel: 'C1', answerIn: 'C1', behavioural: 0.9, giverId: 'dan' }
  const [first, ...later] = moments.map(moment => new Date(moment)) as [Date, ...Date[]]
  const days = Math.round((later.at(-1)!.getTime() - first.getTime()) / 86_400_000)
  for (let day = 0; day < days; day++) {
    const createdAt = new Date(first.getTime() + day * 86_400_000)
    const id = `daily ${day}`
    await prisma.recognition.create({
      data: {
        ...written,
        id,
        text: id,
        day: createdAt.toISOString().slice(0, 10),
        createdAt,
        recipients: { create: [{ personId: 'eve', createdAt }] },
      },
    })
  }
  const queue = (periodEnd: Date) =>
    world.own.database.deliveries.queueMany(
      workspaceId,
      [
        {
          id: periodEnd.toISOString(),
          kind: 'personal-summary',
          key: personalSummaryKey('eve', periodEnd, 'UTC'),
          conversation: 'eve',
          personId: 'eve',
          periodEnd,
        },
      ],
      periodEnd,
    )
  await queue(first)
  let told = 0
  for (const to of later) {
    await queue(to)
    const person = await world.laurel.database.people.get(workspaceId, 'eve')
    const month = await composePersonalSummary(world.laurel, workspaceId, {
      person: person!,
      to,
      mayPrompt: false,
    })
    told += month.view.received
  }
  await prisma.delivery.deleteMany({ where: { personId: 'eve' } })
  await prisma.recognition.deleteMany({ where: { id: { startsWith: 'daily' } } })
  expect(told).toBe(days)
})

test('a first summary is about a month by the calendar', async () => {
  const to = new Date('2028-11-01T09:00:00Z')
  const person = await world.laurel.database.people.get(workspaceId, 'eve')
  const { view } = await composePersonalSummary(world.laurel, workspaceId, {
    person: person!,
    to,
    mayPrompt: false,
  })
  expect(view.from).toEqual(new Date('2028-10-01T08:00:00Z'))
})

test('whoever does not want it gets none, not even one that is on its way', async () => {
  const bea = (await posted()).find(({ personId }) => personId === 'bea')
  expect(await viewOfPersonalSummary(world.laurel, workspaceId, bea!)).not.toBeNull()
  await setPersonalSummary(world.laurel, { workspaceId, personId: 'bea', muted: true })
  expect(await viewOfPersonalSummary(world.laurel, workspaceId, bea!)).toBeNull()
  const fireAt = new Date('2027-01-04T08:00:00Z')
  world.setClock(fireAt)
  const job = { workspaceId, teamId: 't1', fireAt: fireAt.toISOString(), zone: 'Europe/Lisbon' }
  await postPersonalSummaries(world.laurel, job)
  expect((await posted()).filter(({ personId }) => personId === 'bea')).toHaveLength(1)
  expect((await posted()).filter(({ personId }) => personId === 'cao')).toHaveLength(2)
  await setPersonalSummary(world.laurel, { workspaceId, personId: 'bea', muted: false })
  world.setClock(now)
})

test('everything that was said about a person is theirs to read, page by page', async () => {
  for (let n = 0; n < 8; n++) await world.give({ id: `page ${n}`, from: 'eve', to: ['bea'], days: 10 + n })
  const read = (page: number) => listOwnEvidence(world.laurel, { workspaceId, personId: 'bea', page })
  const [first, second] = [await read(0), await read(1)]
  expect(first).toMatchObject({ page: 0, pages: 2 })
  expect(first.quotes.map(({ recognitionId }) => recognitionId).slice(0, 3)).toEqual([
    'guess',
    'new 2',
    'new 1',
  ])
  expect(second.quotes.map(({ recognitionId }) => recognitionId)).toContain('old')
  expect(new Set([...first.quotes, ...second.quotes].map(({ recognitionId }) => recognitionId)).size).toBe(12)
  expect(daysAgo(90).getTime()).toBe(second.quotes.at(-1)?.at.getTime())
})
