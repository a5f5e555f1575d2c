import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEvidenceReport } from '../../src/app/make-evidence-report.ts'
import { showColleague } from '../../src/app/show-colleague.ts'
import { showHome } from '../../src/app/show-home.ts'
import type { Language } from '../../src/core/language.ts'
import type { ReportDays } from '../../src/core/report/report-days.ts'
import { evidenceCsv, evidenceJson } from '../../src/web/evidence-files.ts'
import { evidencePage } from '../../src/web/evidence-page.ts'
import { createReportWorld, type ReportWorld, workspaceId } from './report-world.ts'

const owns = 'ownership.owns-mistakes'
const helps = 'teamwork.lends-a-hand'

let world: ReportWorld

beforeAll(async () => {
  world = await createReportWorld()
  await world.give({ id: 'r1', from: 'ana', to: ['bea'], tags: { [owns]: 'confirmed' } })
  await world.give({ id: 'r2', from: 'cao', to: ['bea', 'eve'], tags: { [owns]: 'explicit' }, daysAgo: 40 })
  await world.give({ id: 'r3', from: 'cao', to: ['bea'], tags: { [owns]: 'corrected' }, daysAgo: 41 })
  await world.give({ id: 'r4', from: 'eve', to: ['bea'], tags: { [helps]: 'confirmed' } })
  await world.give({ id: 'r5', from: 'mei', to: ['bea'], tags: { [helps]: 'suggested' } })
  await world.give({ id: 'r6', from: 'mei', to: ['bea'] })
  await world.give({ id: 'r7', from: 'mei', to: ['bea'], tags: { [owns]: 'confirmed' }, channel: 'PRIVATE' })
  await world.give({ id: 'old', from: 'zoe', to: ['bea'], tags: { [owns]: 'confirmed' }, daysAgo: 400 })
  await world.note({ id: 'n1', from: 'cao', to: 'bea', kind: 'growth' })
  await world.note({ id: 'n2', from: 'cao', to: 'bea', kind: 'growth', readers: ['ana'] })
  await world.note({ id: 'n3', from: 'eve', to: 'bea', kind: 'strength', readers: ['mei'] })
  world.closed.set('PRIVATE', ['ana'])
})
afterAll(() => world?.close())

const report = async (readerId: string, personId = 'bea', days: Partial<ReportDays> = {}) =>
  (await makeEvidenceReport(world.laurel, { workspaceId, readerId, personId, days })).view

test('evidence is counted by distinct givers, and suggestions are no part of it', async () => {
  const { competencies, received, givers } = await report('bea')
  expect(received).toBe(7)
  expect(givers).toBe(4)
  expect(competencies).toMatchObject([
    { code: 'teamwork', givers: 1, statements: 1, enough: false },
    { code: 'ownership', givers: 3, statements: 4, enough: true, indicators: [{ code: owns, givers: 3 }] },
    { code: 'learning', givers: 1, statements: 1, indicators: [{ notes: ['n3'], quoted: [] }] },
  ])
})

test('the figures are those of the profile in chat', async () => {
  const { competencies, from, to } = await report('bea')
  const profile = await world.own.database.evidence.ofPerson(workspaceId, 'bea', from, to)
  const counted = (all: { code: string; givers: number }[]) =>
    all.map(({ code, givers }) => `${code} ${givers}`).sort()
  expect(counted(competencies)).toEqual(counted(profile.competencies.filter(({ givers }) => givers > 0)))
  expect(counted(competencies.flatMap(({ indicators }) => indicators))).toEqual(
    counted(profile.indicators.filter(({ givers }) => givers > 0)),
  )
})

test('the person sees every word, with its giver and its link', async () => {
  const { statements, unquoted } = await report('bea')
  expect(statements.map(({ recognitionId }) => recognitionId).sort()).toEqual([
    'r1',
    'r2',
    'r3',
    'r4',
    'r5',
    'r6',
    'r7',
  ])
  expect(unquoted).toBe(false)
  expect(statements.find(({ recognitionId }) => recognitionId === 'r2')).toMatchObject({
    giver: { name: 'Cao Li' },
    recipients: 2,
    link: 'https://chat.test/at-r2',
  })
})

test('a manager sees nothing that the person does not see, and no words from where they may not read', async () => {
  const [own, managers] = [await report('bea'), await report('ana')]
  const seen = new Map(own.statements.map(statement => [statement.recognitionId, statement]))
  for (const statement of managers.statements) expect(seen.get(statement.recognitionId)).toEqual(statement)
  expect(managers.statements.map(({ recognitionId }) => recognitionId)).not.toContain('r7')
  expect(managers.unquoted).toBe(true)
  const givers = new Map(own.competencies.map(competency => [competency.code, competency.givers]))
  for (const { code, givers: known } of managers.competencies)
    expect(known).toBeLessThanOrEqual(givers.get(code) ?? 0)
  expect(managers.own).toBe(false)
})

test('how many kudos there are altogether is the person’s own: a manager’s report and its files do not add up to it', async () => {
  const ofReader = (readerId: string) =>
    makeEvidenceReport(world.laurel, { workspaceId, readerId, personId: 'bea' })
  const [own, managers] = [await ofReader('bea'), await ofReader('ana')]
  expect(JSON.parse(evidenceJson(own))).toMatchObject({ received: 7 })
  const read = JSON.parse(evidenceJson(managers))
  expect(read).toMatchObject({ received: null, unquoted: true })
  expect(Object.values(read)).not.toContain(7)
  expect(parse(evidenceCsv(managers), { bom: true })).toHaveLength(1 + managers.view.statements.length + 1)
  expect(evidencePage(managers, null).markup).toContain('Some kudos count and are not quoted')
})

test('nothing that a manager is given tells how often somebody wrote: more of the same changes not one letter of it', async () => {
  const own = { workspaceId, readerId: 'bea', personId: 'bea' }
  const everything = async (wish: typeof own, language: Language) => {
    const made = await makeEvidenceReport(world.laurel, { ...wish, language })
    return [evidenceJson(made), evidenceCsv(made), evidencePage(made, null).markup]
  }
  const toManager = async () => {
    const wish = { ...own, readerId: 'ana' }
    return [
      ...(await everything(wish, 'en')),
      ...(await everything(wish, 'zh-CN')),
      (await showColleague(world.laurel, wish)).view,
      (await showHome(world.laurel, { workspaceId, personId: 'ana', page: 'team' })).view,
    ]
  }
  const [before, toPerson] = [await toManager(), await everything(own, 'en')]
  const more = ['again-1', 'again-2', 'again-3']
  for (const id of more)
    await world.give({ id, from: 'mei', to: ['bea'], tags: { [owns]: 'confirmed' }, channel: 'PRIVATE' })
  try {
    expect(await toManager()).toEqual(before)
    for (const [index, text] of (await everything(own, 'en')).entries())
      expect(text).not.toBe(toPerson[index])
  } finally {
    await world.own.connection.prisma.recognition.deleteMany({ where: { workspaceId, id: { in: more } } })
  }
})

test('the months of a manager’s report say that somebody saw it, and the person’s how often', async () => {
  const days = { from: '2026-10-01', to: '2026-11-22' }
  expect((await report('ana', 'bea', days)).months).toEqual([
    { month: '2026-10', seen: ['ownership'], counts: null },
    { month: '2026-11', seen: ['teamwork', 'ownership'], counts: null },
  ])
  const { competencies } = await report('ana')
  for (const weight of [...competencies, ...competencies.flatMap(({ indicators }) => indicators)])
    expect(weight.statements).toBeNull()
})

test.each(['cao', 'mei', 'zoe'])('%s, who does not manage the person, is refused', async readerId => {
  await expect(report(readerId)).rejects.toMatchObject({ code: 'not-a-manager' })
})

test('somebody who has left sees nothing any more, and the reason is true', async () => {
  await expect(report('gus', 'gus')).rejects.toMatchObject({ code: 'inactive', detail: { people: ['gus'] } })
  await expect(report('nobody', 'bea')).rejects.toMatchObject({ code: 'unknown-person' })
})

test('an operator can hand over to somebody who has left what is about themselves, and nothing about others', async () => {
  const handedOver = (readerId: string, personId: string) =>
    makeEvidenceReport(world.laurel, { workspaceId, readerId, personId, byOperator: true })
  expect((await handedOver('gus', 'gus')).view).toMatchObject({ own: true, person: { id: 'gus' } })
  await world.own.connection.prisma.teamManager.create({
    data: { workspaceId, teamId: 't2', personId: 'gus' },
  })
  await expect(handedOver('gus', 'eve')).rejects.toMatchObject({ code: 'inactive' })
  await world.own.connection.prisma.teamManager.deleteMany({ where: { personId: 'gus' } })
  await expect(handedOver('cao', 'bea')).rejects.toMatchObject({ code: 'not-a-manager' })
})

test('the days are those of the person’s calendar, both included', async () => {
  const { from, to, received, months } = await report('bea', 'bea', { from: '2026-10-13', to: '2026-10-14' })
  expect([from, to]).toEqual([new Date('2026-10-12T16:00:00Z'), new Date('2026-10-14T16:00:00Z')])
  expect(received).toBe(2)
  expect(months).toEqual([{ month: '2026-10', seen: ['ownership'], counts: { ownership: 2 } }])
})

test('days that are still to come are refused, not turned round', async () => {
  await expect(report('bea', 'bea', { from: '2090-01-01' })).rejects.toMatchObject({ code: 'bad-days' })
})

test('each month of the period has its place in the trend, empty or not', async () => {
  const { months } = await report('bea', 'bea', { from: '2026-08-01', to: '2026-11-22' })
  expect(months.map(({ month }) => month)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
  expect(months[0]).toEqual({ month: '2026-08', seen: [], counts: {} })
  expect(months[3]!.counts).toEqual({ ownership: 2, teamwork: 1, learning: 1 })
})

test('names are in the language that is asked for', async () => {
  const { view, language } = await makeEvidenceReport(world.laurel, {
    workspaceId,
    readerId: 'bea',
    personId: 'bea',
    language: 'zh-CN',
  })
  expect(language).toBe('zh-CN')
  expect(view.competencies.map(({ name }) => name)).toEqual(['协作', '担当', '学习'])
})

test('private notes are the person’s own, and a manager’s only where the giver included them', async () => {
  const ids = async (reader: string) => (await report(reader)).notes.map(({ id }) => id).sort()
  expect(await ids('bea')).toEqual(['n1', 'n2', 'n3'])
  expect(await ids('ana')).toEqual(['n2'])
  const codes = async (reader: string) => (await report(reader)).competencies.map(({ code }) => code)
  expect(await codes('bea')).toContain('learning')
  // A strength that she may not read is no evidence to her.
  expect(await codes('ana')).not.toContain('learning')
})
