import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import type { Evidence } from '../../src/core/summary/evidence.ts'
import { summaryPeriod } from '../../src/core/summary/period.ts'
import { PostgresEvidence } from '../../src/store/evidence.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const people = ['ana', 'bea', 'cao', 'dan', 'eve']
const memberIds = ['bea', 'cao', 'dan']
const to = new Date('2026-11-23T01:00:00Z')
const period = summaryPeriod(to, 'Asia/Shanghai')
const daysAgo = (days: number) => new Date(to.getTime() - days * 86_400_000)

let own: TestDatabase
let evidence: Evidence
let count = 0

beforeAll(async () => {
  own = await createTestDatabase()
  evidence = new PostgresEvidence(own.connection.prisma)
  for (const workspaceId of ['W1', 'W2']) await createWorkspace(workspaceId)
})

afterAll(() => own.close())

beforeEach(async () => {
  await own.connection.prisma.delivery.deleteMany()
  await own.connection.prisma.recognition.deleteMany()
})

async function createWorkspace(workspaceId: string): Promise<void> {
  const { prisma } = own.connection
  const createdAt = new Date('2026-01-01T00:00:00Z')
  await prisma.workspace.create({
    data: { id: workspaceId, platform: 'slack', name: workspaceId, createdAt },
  })
  await prisma.person.createMany({
    data: people.map(id => ({
      workspaceId,
      id,
      name: id,
      language: 'en',
      timeZone: 'UTC',
      refreshedAt: createdAt,
    })),
  })
  await prisma.framework.create({
    data: { workspaceId, id: 'f1', code: 'small', version: 1, document: {}, loadedAt: createdAt },
  })
  await prisma.indicator.createMany({
    data: ['ownership.owns', 'ownership.repairs', 'teamwork.helps'].map(code => ({
      workspaceId,
      frameworkId: 'f1',
      code,
      competency: code.split('.')[0] ?? '',
    })),
  })
}

interface Given {
  from?: string
  to?: string[]
  at?: Date
  tags?: Record<string, TagOrigin>
  state?: 'posted' | 'withdrawn'
  workspaceId?: string
  behavioural?: number
}

async function give(given: Given = {}): Promise<string> {
  const { from = 'ana', to: recipients = ['bea'], at = daysAgo(1), tags = {}, workspaceId = 'W1' } = given
  count += 1
  const id = `r${count}`
  await own.connection.prisma.recognition.create({
    data: {
      workspaceId,
      id,
      giverId: from,
      text: `text of ${id}`,
      day: at.toISOString().slice(0, 10),
      channel: 'C1',
      answerIn: 'C1',
      state: given.state ?? 'posted',
      behavioural: given.behavioural ?? null,
      createdAt: at,
      recipients: { create: recipients.map(personId => ({ personId, createdAt: at })) },
      tags: {
        create: Object.entries(tags).map(([indicatorCode, origin]) => ({
          frameworkId: 'f1',
          indicatorCode,
          origin,
          createdAt: at,
        })),
      },
    },
  })
  return id
}

const ofTeam = (readerId = 'ana') => evidence.ofTeam('W1', { memberIds, readerId, period })

test('a team that received nothing has no evidence', async () => {
  expect(await ofTeam()).toEqual({
    totals: { recognitions: 0, baseline: 0, recognised: 0, givers: 0 },
    others: { now: 0, before: 0, baseline: 0 },
    competencies: [],
    indicators: [],
    members: [],
    statements: [],
  })
})

test('a recognition with several recipients in the team counts once, and recognises each of them', async () => {
  await give({ to: ['bea', 'cao', 'eve'], tags: { 'ownership.owns': 'confirmed' } })
  const { totals, competencies, indicators, members, statements } = await ofTeam()
  expect(totals).toEqual({ recognitions: 1, baseline: 0, recognised: 2, givers: 1 })
  expect(competencies).toEqual([{ code: 'ownership', now: 1, before: 0, suggested: 0 }])
  expect(indicators).toMatchObject([{ code: 'ownership.owns', now: 1 }])
  expect(members.map(({ personId }) => personId).sort()).toEqual(['bea', 'cao'])
  expect(statements).toMatchObject([{ recipientIds: ['bea', 'cao', 'eve'] }])
})

test('two indicators of one competency are one recognition for the competency', async () => {
  await give({
    tags: { 'ownership.owns': 'confirmed', 'ownership.repairs': 'explicit', 'teamwork.helps': 'corrected' },
  })
  const { competencies, indicators } = await ofTeam()
  expect(competencies).toEqual([
    { code: 'ownership', now: 1, before: 0, suggested: 0 },
    { code: 'teamwork', now: 1, before: 0, suggested: 0 },
  ])
  expect(indicators.map(({ code, now }) => [code, now])).toEqual([
    ['ownership.owns', 1],
    ['ownership.repairs', 1],
    ['teamwork.helps', 1],
  ])
})

test('what was withdrawn is nowhere', async () => {
  await give({ state: 'withdrawn', tags: { 'ownership.owns': 'confirmed' } })
  expect((await ofTeam()).totals.recognitions).toBe(0)
  expect((await ofTeam()).statements).toEqual([])
  expect(await evidence.ofPerson('W1', 'bea', daysAgo(365), to)).toMatchObject({
    received: 0,
    indicators: [],
  })
  expect(await evidence.ofPerson('W1', 'ana', daysAgo(365), to)).toMatchObject({ given: 0 })
})

test('behaviours that were seen in a time are read alone', async () => {
  await give({ at: daysAgo(2), tags: { 'ownership.owns': 'confirmed', 'teamwork.helps': 'suggested' } })
  await give({ at: daysAgo(3), tags: { 'ownership.owns': 'explicit' } })
  await give({ at: daysAgo(9), tags: { 'ownership.repairs': 'confirmed' } })
  await give({ state: 'withdrawn', tags: { 'ownership.repairs': 'confirmed' } })
  const time = { personIds: memberIds, from: daysAgo(5), to }
  expect(await evidence.indicatorsSeen('W1', time)).toEqual(['ownership.owns'])
})

test('a suggestion counts in the headline and is no evidence', async () => {
  await give({ tags: { 'ownership.owns': 'suggested' } })
  const { totals, competencies, indicators, statements } = await ofTeam()
  expect(totals.recognitions).toBe(1)
  expect(competencies).toEqual([{ code: 'ownership', now: 0, before: 0, suggested: 1 }])
  expect(indicators).toEqual([])
  expect(statements).toMatchObject([{ tags: [{ indicator: 'ownership.owns', origin: 'suggested' }] }])
})

test('a suggestion beside evidence for the same competency is not counted again', async () => {
  await give({ tags: { 'ownership.owns': 'suggested', 'ownership.repairs': 'confirmed' } })
  expect((await ofTeam()).competencies).toEqual([{ code: 'ownership', now: 1, before: 0, suggested: 0 }])
})

test('the periods include their first moment and exclude their last', async () => {
  const tags = { 'teamwork.helps': 'confirmed' } as const
  await give({ at: to, tags })
  await give({ at: new Date(to.getTime() - 1), tags })
  await give({ at: period.from, tags })
  await give({ at: new Date(period.from.getTime() - 1), tags })
  await give({ at: period.before, tags })
  await give({ at: period.baseline, tags })
  await give({ at: new Date(period.baseline.getTime() - 1), tags })
  await give({ at: new Date(period.horizon.getTime() - 1), tags })
  const { totals, competencies, indicators } = await ofTeam()
  expect(totals).toMatchObject({ recognitions: 2, baseline: 3 })
  expect(competencies).toEqual([{ code: 'teamwork', now: 2, before: 2, suggested: 0 }])
  expect(indicators).toEqual([
    { code: 'teamwork.helps', now: 2, givers: 1, baseline: 3, earlier: 2, last: new Date(to.getTime() - 1) },
  ])
})

test('the week of a team begins at the same time of day in its zone, across a change of the clocks', async () => {
  const monday = new Date('2026-10-26T09:00:00Z')
  const lisbon = summaryPeriod(monday, 'Europe/Lisbon')
  await give({ at: new Date('2026-10-19T08:00:00Z') })
  await give({ at: new Date('2026-10-19T07:59:59.999Z') })
  const { totals } = await evidence.ofTeam('W1', { memberIds, readerId: 'ana', period: lisbon })
  expect(totals).toMatchObject({ recognitions: 1, baseline: 1 })
})

test('people outside the team and rows of another workspace are never counted', async () => {
  await give({ to: ['eve'] })
  await give({ workspaceId: 'W2', tags: { 'ownership.owns': 'confirmed' } })
  expect((await ofTeam()).totals.recognitions).toBe(0)
  expect((await ofTeam()).statements).toEqual([])
  expect(await evidence.ofPerson('W1', 'bea', daysAgo(365), to)).toMatchObject({
    received: 0,
    indicators: [],
  })
  expect(await evidence.ofPerson('W1', 'ana', daysAgo(365), to)).toMatchObject({ given: 1 })
})

test('members are known by when they were last recognised, and when by the reader', async () => {
  await give({ from: 'ana', at: daysAgo(40) })
  await give({ from: 'eve', at: daysAgo(3) })
  await give({ from: 'eve', to: ['cao'], at: daysAgo(5) })
  await give({ from: 'ana', to: ['dan'], at: daysAgo(90) })
  const { members } = await ofTeam('ana')
  expect(members.sort((a, b) => (a.personId < b.personId ? -1 : 1))).toEqual([
    { personId: 'bea', last: daysAgo(3), lastByReader: daysAgo(40) },
    { personId: 'cao', last: daysAgo(5), lastByReader: null },
  ])
})

test('statements bring evidence first, and the place of a card that was posted', async () => {
  const vague = await give({ behavioural: 0.99 })
  const concrete = await give({
    behavioural: 0.6,
    tags: { 'teamwork.helps': 'suggested', 'ownership.owns': 'explicit' },
  })
  const card = { workspaceId: 'W1', kind: 'kudos-card', conversation: 'C1', createdAt: daysAgo(1) }
  await own.connection.prisma.delivery.createMany({
    data: [
      {
        ...card,
        id: 'd1',
        key: 'd1',
        recognitionId: concrete,
        state: 'sent',
        channel: 'C1',
        messageId: '1.0',
      },
      { ...card, id: 'd2', key: 'd2', recognitionId: vague, state: 'queued' },
    ],
  })
  expect((await ofTeam()).statements).toEqual([
    {
      workspaceId: 'W1',
      recognitionId: concrete,
      giverId: 'ana',
      names: {},
      recipientIds: ['bea'],
      text: `text of ${concrete}`,
      behavioural: 0.6,
      tags: [
        { indicator: 'ownership.owns', origin: 'explicit' },
        { indicator: 'teamwork.helps', origin: 'suggested' },
      ],
      at: daysAgo(1),
      channel: 'C1',
      card: { channel: 'C1', messageId: '1.0' },
      sourceLink: null,
    },
    expect.objectContaining({ recognitionId: vague, tags: [], card: null }),
  ])
})

test('a person sees each attributed tag, with distinct givers and the last date, and suggestions apart', async () => {
  await give({ from: 'ana', at: daysAgo(9), tags: { 'ownership.owns': 'confirmed' } })
  await give({
    from: 'ana',
    at: daysAgo(8),
    tags: { 'ownership.owns': 'explicit', 'ownership.repairs': 'suggested' },
  })
  await give({ from: 'eve', at: daysAgo(7), tags: { 'ownership.owns': 'corrected' } })
  await give({ from: 'cao', at: daysAgo(6), tags: { 'ownership.owns': 'suggested' } })
  await give({ from: 'bea', to: ['cao'], at: daysAgo(5) })
  const seen = await evidence.ofPerson('W1', 'bea', daysAgo(365), to)
  expect(seen).toMatchObject({ received: 4, given: 1 })
  const owns = {
    recognitions: 3,
    feedback: 0,
    givers: 2,
    suggested: 1,
    last: daysAgo(7),
    lastSuggested: daysAgo(6),
  }
  expect(seen.competencies).toEqual([{ code: 'ownership', ...owns }])
  expect(seen.indicators).toEqual([
    { code: 'ownership.owns', ...owns },
    {
      code: 'ownership.repairs',
      recognitions: 0,
      feedback: 0,
      givers: 0,
      suggested: 1,
      last: null,
      lastSuggested: daysAgo(8),
    },
  ])
  expect(seen.statements.map(({ giverId }) => giverId)).toEqual(['cao', 'eve', 'ana', 'ana'])
})
