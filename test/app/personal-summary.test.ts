import { afterAll, beforeAll, expect, test } from 'vitest'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { postPersonalSummaries } from '../../src/app/post-personal-summaries.ts'
import { setPersonalSummary } from '../../src/app/set-personal-summary.ts'
import { viewOfPersonalSummary } from '../../src/app/view-of-personal-summary.ts'
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

test('each member gets one a month, however many teams they are in and however often the job runs', async () => {
  world.setClock(now)
  const fireAt = now.toISOString()
  for (const teamId of ['t1', 't2', 't1'])
    await postPersonalSummaries(world.laurel, { workspaceId, teamId, fireAt, zone: 'Europe/Lisbon' })
  expect((await posted()).map(({ personId, conversation }) => [personId, conversation])).toEqual([
    ['bea', 'bea'],
    ['cao', 'cao'],
    ['dan', 'dan'],
  ])
})

test('whoever does not want it gets none, not even one that is on its way', async () => {
  const [bea] = await posted()
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
