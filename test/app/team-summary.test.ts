import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Laurel } from '../../src/app/laurel.ts'
import { postTeamSummary } from '../../src/app/post-team-summary.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { viewOfTeamSummary } from '../../src/app/view-of-team-summary.ts'
import { type Chat, ChatFailure, type Directory } from '../../src/core/chat.ts'
import { defaultPulseSettings } from '../../src/core/pulse/settings.ts'
import type { Team } from '../../src/core/team/team.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const workspaceId = 'W1'
const now = new Date('2026-11-23T01:00:00Z')
const cranes: Team = {
  id: 't1',
  name: 'Cranes',
  language: 'en',
  timeZone: 'Asia/Shanghai',
  channel: null,
  source: 'people',
  threshold: 5,
  pulse: defaultPulseSettings,
  memberIds: ['bea', 'cao', 'gus'],
  managerIds: ['ana', 'mei'],
  schedules: [
    { id: 's1', kind: 'summary', cron: '0 9 * * 1', timeZone: 'Asia/Shanghai', enabled: true, since: now },
  ],
}
const docks: Team = {
  ...cranes,
  id: 't2',
  name: 'Docks',
  memberIds: ['eve'],
  managerIds: ['mei'],
  schedules: [],
}

let own: TestDatabase
let laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'framework' | 'chat' | 'directory'>
let link: Chat['link']
let mayRead: (channel: string, personId: string) => boolean = () => true

beforeAll(async () => {
  own = await createTestDatabase()
  const { prisma } = own.connection
  await prisma.workspace.create({ data: { id: workspaceId, platform: 'slack', name: 'W', createdAt: now } })
  await prisma.person.createMany({
    data: ['ana', 'mei', 'bea', 'cao', 'eve', 'gus', 'zoe'].map(id => ({
      workspaceId,
      id,
      name: id,
      language: id === 'mei' ? 'zh-CN' : 'en',
      timeZone: id === 'mei' ? 'Asia/Shanghai' : 'Europe/Lisbon',
      isActive: id !== 'gus',
      isAdmin: id === 'zoe',
      refreshedAt: now,
    })),
  })
  await prisma.framework.create({
    data: { workspaceId, id: 'f1', code: 'small', version: 1, document: {}, loadedAt: now },
  })
  await prisma.indicator.createMany({
    data: smallFramework.indicators.map(({ code, competency }) => ({
      workspaceId,
      frameworkId: 'f1',
      code,
      competency: competency.code,
    })),
  })
  for (const team of [cranes, docks]) await own.database.teams.save(workspaceId, team, now)
  let ids = 0
  laurel = {
    database: own.database,
    clock: { now: () => now },
    ids: { next: () => `id${++ids}` },
    framework: async () => ({ id: 'f1', framework: smallFramework }),
    directory: () => ({ mayRead: async (channel, personId) => mayRead(channel, personId) }) as Directory,
    chat: () => ({ link: (place: Parameters<Chat['link']>[0]) => link(place) }) as Chat,
  }
  link = async ({ messageId }) => `https://example.test/${messageId}`
  await give('r1', 'ana', 'bea', 'ownership.owns-mistakes')
})

afterAll(() => own.close())

async function give(id: string, giverId: string, recipient: string, indicatorCode: string): Promise<void> {
  const createdAt = new Date(now.getTime() - 86_400_000)
  const { prisma } = own.connection
  await prisma.recognition.create({
    data: {
      workspaceId,
      id,
      giverId,
      text: 'He told everyone before anyone noticed and wrote the fix that night.',
      day: '2026-11-22',
      channel: 'C1',
      answerIn: 'C1',
      behavioural: 0.9,
      createdAt,
      recipients: { create: [{ personId: recipient, createdAt }] },
      tags: { create: [{ frameworkId: 'f1', indicatorCode, origin: 'confirmed', createdAt }] },
    },
  })
  await prisma.delivery.create({
    data: {
      workspaceId,
      id: `card of ${id}`,
      kind: 'kudos-card',
      key: `kudos-card:${id}`,
      recognitionId: id,
      conversation: 'C1',
      state: 'sent',
      channel: 'C1',
      messageId: '1.0',
      createdAt,
    },
  })
}

const show = (readerId: string, team: { id: string } | { name: string } | null = null) =>
  showTeamSummary(laurel, { workspaceId, readerId, team })

test('a manager of one team sees its summary without naming it', async () => {
  const shown = await show('ana')
  expect(shown).toMatchObject({
    kind: 'summary',
    summary: {
      language: 'en',
      view: {
        team: 'Cranes',
        from: new Date('2026-11-16T01:00:00Z'),
        to: now,
        headline: { recognitions: 1, average: 0, recognised: 1, members: 2, givers: 1 },
        competencies: [{ name: 'Ownership', now: 1, before: 0, suggested: 0 }],
        highlights: [{ giverId: 'ana', recipientIds: ['bea'], link: 'https://example.test/1.0' }],
        unseen: { byAnyone: { personIds: ['cao'], total: 1 }, byReader: { personIds: [], total: 0 } },
      },
    },
  })
})

test('a manager of several teams is asked which, by their names', async () => {
  expect(await show('mei')).toEqual({
    kind: 'choice',
    teams: [
      { id: 't1', name: 'Cranes' },
      { id: 't2', name: 'Docks' },
    ],
  })
})

test('a team is found by its name, whatever the case, and told in the language of the reader', async () => {
  const shown = await show('mei', { name: 'cranes' })
  expect(shown).toMatchObject({
    kind: 'summary',
    summary: { language: 'zh-CN', view: { competencies: [{ name: '担当' }] } },
  })
})

test('others do not see the summary of a team: not its members, not the manager of another', async () => {
  await expect(show('bea', { id: 't1' })).rejects.toMatchObject({ code: 'not-a-manager' })
  await expect(show('ana', { name: 'Docks' })).rejects.toMatchObject({ code: 'not-a-manager' })
  await expect(show('bea')).rejects.toMatchObject({ code: 'no-team' })
})

test('a Laurel admin sees any team', async () => {
  expect(await show('zoe', { name: 'Docks' })).toMatchObject({
    kind: 'summary',
    summary: { view: { empty: true } },
  })
  expect(await show('zoe')).toMatchObject({ kind: 'choice' })
})

test('an unknown team is refused by its name', async () => {
  await expect(show('ana', { name: 'Trains' })).rejects.toMatchObject({
    code: 'no-team',
    detail: { word: 'Trains' },
  })
})

test('a link that the platform cannot give costs the link only', async () => {
  const before = link
  link = async () => {
    throw new ChatFailure('busy', 'ratelimited', 30)
  }
  const shown = await show('ana')
  link = before
  expect(shown).toMatchObject({ summary: { view: { highlights: [{ link: null }] } } })
})

test('each manager gets one message for each time the schedule fires, however often the job runs', async () => {
  const job = { workspaceId, teamId: 't1', fireAt: now.toISOString() }
  await postTeamSummary(laurel, job)
  await postTeamSummary(laurel, job)
  const { prisma } = own.connection
  const posted = await prisma.delivery.findMany({
    where: { kind: 'team-summary' },
    orderBy: { personId: 'asc' },
  })
  expect(posted).toMatchObject([
    { personId: 'ana', conversation: 'ana', teamId: 't1', periodEnd: now, state: 'queued' },
    { personId: 'mei', conversation: 'mei', teamId: 't1', periodEnd: now, state: 'queued' },
  ])
})

test('the message covers the period that it was queued for, whenever it is sent', async () => {
  const periodEnd = new Date('2026-11-16T01:00:00Z')
  const message = await viewOfTeamSummary(laurel, workspaceId, { teamId: 't1', personId: 'ana', periodEnd })
  expect(message?.view).toMatchObject({ to: periodEnd, empty: true })
})

test('the message is not sent to somebody who manages the team no longer', async () => {
  const delivery = { teamId: 't1', personId: 'bea', periodEnd: now }
  expect(await viewOfTeamSummary(laurel, workspaceId, delivery)).toBeNull()
})

test('a person sees their own evidence and no one else’s', async () => {
  const bea = await showCompetencyProfile(laurel, { workspaceId, personId: 'bea' })
  expect(bea.view).toMatchObject({
    received: 1,
    given: 0,
    competencies: [{ name: 'Ownership', givers: 1, indicators: [{ recognitions: 1, givers: 1 }] }],
    noEvidenceYet: [{ code: 'teamwork' }, { code: 'learning' }],
    latest: [{ recognitionId: 'r1', link: 'https://example.test/1.0' }],
  })
  const cao = await showCompetencyProfile(laurel, { workspaceId, personId: 'cao' })
  expect(cao.view).toMatchObject({ received: 0, competencies: [], latest: [] })
})

test('what was said where the manager may not read counts, but is not quoted', async () => {
  mayRead = (channel, personId) => !(channel === 'C1' && personId === 'ana')
  await give('r-closed', 'cao', 'bea', 'ownership.owns-mistakes')
  const quoted = async (readerId: string) => {
    const shown = await show(readerId, { id: 't1' })
    if (shown.kind !== 'summary') throw new Error('a choice of teams')
    const { headline, highlights } = shown.summary.view
    return { count: headline.recognitions, ids: highlights.map(quote => quote.recognitionId).sort() }
  }
  try {
    const there = await quoted('mei')
    const outside = await quoted('ana')
    expect(there.ids).toContain('r-closed')
    expect(outside.count).toBe(there.count)
    // What she wrote herself she may see again.
    expect(outside.ids).toContain('r1')
    expect(outside.ids).not.toContain('r-closed')
  } finally {
    mayRead = () => true
  }
})
