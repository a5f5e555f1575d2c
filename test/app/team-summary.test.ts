import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainHighlights } from '../../src/app/explain-highlights.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { postTeamSummary } from '../../src/app/post-team-summary.ts'
import { setSummary } from '../../src/app/set-summary.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { viewOfTeamSummary } from '../../src/app/view-of-team-summary.ts'
import { type Chat, ChatFailure, type Directory } from '../../src/core/chat.ts'
import { questionBank } from '../../src/core/pulse/question-bank.ts'
import { defaultPulseSettings } from '../../src/core/pulse/settings.ts'
import type { Team } from '../../src/core/team/team.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { storeSmallFramework } from './stored-framework.ts'

const workspaceId = 'W1'
const now = new Date('2026-11-23T01:00:00Z')
const longAgo = new Date('2026-06-01T01:00:00Z')
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
let laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'framework' | 'chat' | 'directory' | 'questions'>
let moment = now
let inChannel: string[] = []
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
  await storeSmallFramework({ prisma }, workspaceId, now)
  for (const team of [cranes, docks]) await own.database.teams.save(workspaceId, team, longAgo)
  let ids = 0
  laurel = {
    database: own.database,
    clock: { now: () => moment },
    ids: { next: () => `id${++ids}` },
    questions: questionBank([]),
    framework: async () => ({ id: 'f1', framework: smallFramework }),
    directory: () =>
      ({
        mayRead: async (channel: string, personId: string) => mayRead(channel, personId),
        channelMembers: async () => inChannel,
        people: (ids: readonly string[]) => own.database.people.getMany(workspaceId, ids),
      }) as unknown as Directory,
    chat: () => ({ link: (place: Parameters<Chat['link']>[0]) => link(place) }) as Chat,
  }
  link = async ({ messageId }) => `https://example.test/${messageId}`
  await give('r1', 'ana', 'bea', 'ownership.owns-mistakes')
})

afterAll(() => own.close())

async function give(
  id: string,
  giverId: string,
  recipient: string,
  indicatorCode: string,
  createdAt = new Date(now.getTime() - 86_400_000),
  channel = 'C1',
): Promise<void> {
  const { prisma } = own.connection
  await prisma.recognition.create({
    data: {
      workspaceId,
      id,
      giverId,
      text: 'He told everyone before anyone noticed and wrote the fix that night.',
      day: '2026-11-22',
      channel,
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

async function waitingJobs() {
  const { rows } = await own.connection.pool.query<{ payload: { personId?: string }; run_at: Date }>(
    `select j.payload, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'post-team-summary'
     order by j.id desc`,
  )
  return rows
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

test('a manager who has left sees it no more, whatever link they still have', async () => {
  await own.database.teams.save(workspaceId, { ...docks, managerIds: ['mei', 'gus'] }, longAgo)
  await expect(show('gus', { name: 'Docks' })).rejects.toMatchObject({ code: 'not-a-manager' })
  await own.database.teams.save(workspaceId, docks, longAgo)
})

test('who was not seen is for managers: an admin who is none reads of nobody, nor is asked to write about them', async () => {
  const shown = await show('zoe', { id: 't1' })
  expect(shown).toMatchObject({
    summary: { view: { unseen: { byAnyone: { total: 0 }, byReader: { total: 0 } } } },
  })
  expect(shown.kind === 'summary' && shown.summary.view.suggestion?.kind).not.toBe('recognise')
})

test('a Laurel admin sees any team', async () => {
  expect(await show('zoe', { name: 'Docks' })).toMatchObject({
    kind: 'summary',
    summary: { view: { empty: true, isManager: false } },
  })
  expect(await show('mei', { name: 'Docks' })).toMatchObject({ summary: { view: { isManager: true } } })
  expect(await show('zoe')).toMatchObject({ kind: 'choice' })
})

test('a team that has emptied says so, and a workspace without any team says that to an admin', async () => {
  const { id } = docks
  await own.database.teams.save(workspaceId, { ...docks, memberIds: [] }, longAgo)
  await expect(show('mei', { id })).rejects.toMatchObject({ code: 'no-members', detail: { word: 'Docks' } })
  await own.database.teams.save(workspaceId, docks, longAgo)
  const none = { ...laurel.database.teams, managedBy: async () => [], list: async () => [] }
  const database = { ...laurel.database, people: laurel.database.people, teams: none }
  const wish = (readerId: string) => ({ workspaceId, readerId, team: null })
  const ask = (readerId: string) =>
    showTeamSummary({ ...laurel, database } as unknown as typeof laurel, wish(readerId))
  await expect(ask('zoe')).rejects.toMatchObject({ code: 'no-teams' })
  await expect(ask('bea')).rejects.toMatchObject({ code: 'no-team' })
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

const deliveries = () =>
  own.connection.prisma.delivery.findMany({ where: { kind: 'team-summary' }, orderBy: { createdAt: 'asc' } })

test('each manager gets one message for each time the schedule fires, when it is that time where they are', async () => {
  // Monday 09:00 in Shanghai, where Mei is; Ana is in Lisbon.
  const job = { workspaceId, teamId: 't1', fireAt: now.toISOString() }
  await postTeamSummary(laurel, job)
  await postTeamSummary(laurel, job)
  expect(await deliveries()).toMatchObject([
    { personId: 'mei', conversation: 'mei', teamId: 't1', periodEnd: now, state: 'queued' },
  ])
  const [waiting] = await waitingJobs()
  expect(waiting).toMatchObject({
    payload: { ...job, personId: 'ana' },
    run_at: new Date('2026-11-23T09:00:00Z'),
  })

  moment = new Date('2026-11-23T09:00:00Z')
  await postTeamSummary(laurel, { ...job, personId: 'ana' })
  await postTeamSummary(laurel, { ...job, personId: 'ana' })
  expect(await deliveries()).toMatchObject([
    { personId: 'mei' },
    { personId: 'ana', conversation: 'ana', periodEnd: moment, state: 'queued' },
  ])
})

test('a schedule that fires for each in their own zone reaches all of them at its time of day', async () => {
  // 09:00 on Monday, first in Kiribati.
  moment = new Date('2026-12-20T19:00:00Z')
  const job = { workspaceId, teamId: 't1', fireAt: moment.toISOString(), zone: 'Pacific/Kiritimati' }
  await postTeamSummary(laurel, job)
  const due = async (id: string) =>
    (await waitingJobs()).find(({ payload }) => payload.personId === id)?.run_at.toISOString()
  expect(await due('mei')).toBe('2026-12-21T01:00:00.000Z')
  expect(await due('ana')).toBe('2026-12-21T09:00:00.000Z')
})

test('a member who is out of office or on a day off is not named as unseen', async () => {
  const unseen = async () => {
    const shown = await show('ana')
    return shown.kind === 'summary' ? shown.summary.view.unseen.byAnyone.personIds : null
  }
  moment = now
  expect(await unseen()).toEqual(['cao'])
  const { prisma } = own.connection
  await prisma.dayOff.create({ data: { workspaceId, personId: 'cao', from: '2026-11-20', to: '2026-11-23' } })
  expect(await unseen()).toEqual([])
  await prisma.dayOff.deleteMany()
  const where = { workspaceId_id: { workspaceId, id: 'cao' } }
  await prisma.person.update({ where, data: { isAway: true } })
  expect(await unseen()).toEqual([])
  await prisma.person.update({ where, data: { isAway: false } })
})

test('a manager gets it on the day they chose, and not at all once it is muted', async () => {
  const set = (change: Parameters<typeof setSummary>[1]['change']) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change })
  const fireAt = new Date('2026-11-30T01:00:00Z')
  const job = { workspaceId, teamId: 't1', fireAt: fireAt.toISOString() }
  moment = fireAt
  const before = (await deliveries()).length
  await set({ weekday: 3 })
  await postTeamSummary(laurel, job)
  expect(await deliveries()).toHaveLength(before)
  const wednesday = new Date('2026-12-02T01:00:00Z')
  expect((await waitingJobs()).find(({ payload }) => payload.personId === 'mei')?.run_at).toEqual(wednesday)
  // She changes her mind while the job waits: it waits on.
  await set({ weekday: 4 })
  moment = wednesday
  await postTeamSummary(laurel, { ...job, personId: 'mei' })
  expect(await deliveries()).toHaveLength(before)
  await set({ muted: true })
  moment = new Date('2026-12-03T01:00:00Z')
  await postTeamSummary(laurel, { ...job, personId: 'mei' })
  expect(await deliveries()).toHaveLength(before)
  await set({ muted: false })
  await postTeamSummary(laurel, { ...job, personId: 'mei' })
  expect((await deliveries()).at(-1)).toMatchObject({ personId: 'mei', periodEnd: moment })
  await set({ weekday: null })
})

test('a manager gets it at the time they chose, on their own clock', async () => {
  const set = (minute: number | null) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change: { minute } })
  moment = new Date('2026-12-07T01:00:00Z')
  const before = (await deliveries()).length
  await set(17 * 60 + 30)
  await postTeamSummary(laurel, { workspaceId, teamId: 't1', fireAt: moment.toISOString(), personId: 'mei' })
  expect(await deliveries()).toHaveLength(before)
  const evening = new Date('2026-12-07T09:30:00Z')
  expect((await waitingJobs()).find(({ payload }) => payload.personId === 'mei')?.run_at).toEqual(evening)
  await set(null)
})

test('a manager who reads in the evening misses nothing where it fires every day', async () => {
  const set = (minute: number | null) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change: { minute } })
  await own.connection.pool.query('delete from graphile_worker._private_jobs')
  await set(20 * 60)
  // 09:00 in Kiribati, on the evening before in Shanghai.
  for (const day of [10, 11, 12]) {
    moment = new Date(`2026-12-${day}T19:00:00Z`)
    const fireAt = moment.toISOString()
    await postTeamSummary(laurel, {
      workspaceId,
      teamId: 't1',
      fireAt,
      zone: 'Pacific/Kiritimati',
      personId: 'mei',
    })
  }
  const waiting = await waitingJobs()
  expect(waiting.map(({ run_at }) => run_at.toISOString()).sort()).toEqual([
    '2026-12-11T12:00:00.000Z',
    '2026-12-12T12:00:00.000Z',
    '2026-12-13T12:00:00.000Z',
  ])
  await set(null)
})

test('what came between two summaries further apart than a week is quoted, and it says so', async () => {
  const { prisma } = own.connection
  const end = (day: string) => new Date(`2027-08-${day}T01:00:00Z`)
  const summary = { teamId: 't1', personId: 'mei', conversation: 'mei' }
  const sent = { ...summary, workspaceId, kind: 'team-summary', state: 'sent' } as const
  await prisma.delivery.create({
    data: { ...sent, id: 'first', key: 'first', periodEnd: end('02'), createdAt: end('02') },
  })
  await give('between', 'cao', 'bea', 'ownership.owns-mistakes', end('04'))
  const viewed = async (periodEnd: Date) =>
    (await viewOfTeamSummary(laurel, workspaceId, { ...summary, id: 'later', state: 'queued', periodEnd }))!
      .view
  const quoted = (view: Awaited<ReturnType<typeof viewed>>) =>
    view.highlights.map(quote => quote.recognitionId)
  // The day was changed from Monday to Friday.
  const friday = await viewed(end('13'))
  expect([quoted(friday), friday.empty, friday.quotesFrom]).toEqual([['between'], false, end('02')])
  expect(friday.headline.recognitions).toBe(0)
  const monday = await viewed(end('09'))
  expect([quoted(monday), monday.quotesFrom]).toEqual([['between'], null])
  // However long ago the last one was, it looks back five weeks.
  expect(quoted(await viewed(end('31')))).toEqual(['between'])
  const late = await viewed(new Date('2027-09-07T02:00:00Z'))
  expect([quoted(late), late.quotesFrom]).toEqual([['between'], new Date('2027-08-03T02:00:00Z')])
  expect(quoted(await viewed(new Date('2027-09-12T01:00:00Z')))).toEqual([])
  await prisma.delivery.deleteMany({ where: { id: 'first' } })
  await prisma.recognition.deleteMany({ where: { id: 'between' } })
})

test('two fires that come down to the same moment are one message', async () => {
  const set = (weekday: number | null) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change: { weekday } })
  await set(5)
  const before = (await deliveries()).length
  // Monday's fire waits for Friday, when the schedule fires as well.
  moment = new Date('2026-12-04T01:00:00Z')
  for (const day of ['11-30', '12-04'])
    await postTeamSummary(laurel, {
      workspaceId,
      teamId: 't1',
      fireAt: `2026-${day}T01:00:00.000Z`,
      personId: 'mei',
    })
  expect((await deliveries()).slice(before)).toMatchObject([{ personId: 'mei', periodEnd: moment }])
  await set(null)
})

test('managers who read it in the same channel get one there, not one each', async () => {
  inChannel = ['ana', 'mei']
  for (const personId of ['ana', 'mei'])
    await setSummary(laurel, { workspaceId, teamId: 't1', personId, change: { conversation: 'G7' } })
  const before = (await deliveries()).length
  // Ten hours apart by their clocks, and on the same day of each.
  moment = new Date('2026-12-05T09:00:00Z')
  await postTeamSummary(laurel, { workspaceId, teamId: 't1', fireAt: '2026-12-05T01:00:00.000Z' })
  expect((await deliveries()).slice(before)).toMatchObject([{ conversation: 'G7' }])
  for (const personId of ['ana', 'mei'])
    await setSummary(laurel, { workspaceId, teamId: 't1', personId, change: { conversation: null } })
})

test('it goes to a channel only while nobody but the managers reads it', async () => {
  const choose = (conversation: string) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change: { conversation } })
  inChannel = ['ana', 'mei', 'bea']
  await expect(choose('G1')).rejects.toMatchObject({ code: 'channel-has-others' })
  // Of another manager's own chat they are no member.
  inChannel = ['ana']
  await expect(choose('G1')).rejects.toMatchObject({ code: 'channel-has-others' })
  inChannel = ['ana', 'mei']
  await choose('G1')
  moment = new Date('2026-12-07T01:00:00Z')
  const post = () =>
    postTeamSummary(laurel, { workspaceId, teamId: 't1', fireAt: moment.toISOString(), personId: 'mei' })
  await post()
  expect((await deliveries()).at(-1)).toMatchObject({ personId: 'mei', conversation: 'G1' })
  // It may have been chosen before it was looked who reads it.
  inChannel = ['ana']
  moment = new Date('2026-12-08T01:00:00Z')
  await post()
  expect((await deliveries()).at(-1)).toMatchObject({ personId: 'mei', conversation: 'mei' })
  inChannel = ['ana', 'mei', 'cao']
  moment = new Date('2026-12-14T01:00:00Z')
  await post()
  expect((await deliveries()).at(-1)).toMatchObject({ personId: 'mei', conversation: 'mei' })
})

test('a summary that waited goes nowhere that others have joined since, and not to whoever has muted it', async () => {
  moment = new Date('2026-12-21T01:00:00Z')
  const summary = {
    id: 'd-waited',
    kind: 'team-summary',
    key: 'waited',
    conversation: 'G1',
    teamId: 't1',
    personId: 'mei',
    periodEnd: moment,
  } as const
  const viewed = () => viewOfTeamSummary(laurel, workspaceId, summary)
  inChannel = ['ana', 'mei']
  expect(await viewed()).not.toBeNull()
  const before = await deliveries()
  inChannel = ['ana', 'mei', 'cao']
  expect([await viewed(), await viewed()]).toEqual([null, null])
  const directly = (await deliveries()).slice(before.length)
  expect(directly).toMatchObject([{ conversation: 'mei', personId: 'mei', periodEnd: moment }])
  expect(await viewOfTeamSummary(laurel, workspaceId, directly[0]!)).not.toBeNull()
  const mute = (muted: boolean) =>
    setSummary(laurel, { workspaceId, teamId: 't1', personId: 'mei', change: { muted } })
  await mute(true)
  expect(await viewOfTeamSummary(laurel, workspaceId, directly[0]!)).toBeNull()
  await mute(false)
  await own.connection.prisma.nudge.deleteMany()
})

test('only the manager of a team changes how its summary comes', async () => {
  const wish = { workspaceId, teamId: 't1', personId: 'bea', change: { muted: true } }
  await expect(setSummary(laurel, wish)).rejects.toMatchObject({ code: 'not-a-manager' })
})

test('a summary that comes unasked suggests something only where the prompt of the week is free', async () => {
  moment = new Date('2027-01-04T01:00:00Z')
  const viewed = async () => {
    const posted = (await deliveries()).at(-1)!
    return (await viewOfTeamSummary(laurel, workspaceId, posted))?.view
  }
  const post = async (teamId: string) => {
    await postTeamSummary(laurel, { workspaceId, teamId, fireAt: moment.toISOString(), personId: 'mei' })
    moment = new Date(moment.getTime() + 1000)
  }
  await give('r-january', 'ana', 'bea', 'ownership.owns-mistakes', new Date('2027-01-03T01:00:00Z'))
  await give('r-docks', 'ana', 'eve', 'ownership.owns-mistakes', new Date('2027-01-03T01:00:00Z'))
  // Nothing happened in the week of a team: the one line suggests nothing, and costs nothing.
  const nextWeek = moment
  moment = new Date('2026-11-10T01:00:00Z')
  await post('t2')
  expect(await viewed()).toMatchObject({ empty: true, suggestion: null })
  expect(await laurel.database.nudges.last(workspaceId, 'mei')).toBeNull()
  moment = nextWeek
  await post('t1')
  expect((await viewed())?.suggestion).toMatchObject({ kind: 'recognise' })
  // Sent anew, since it is not known whether it arrived: it says the same.
  expect((await viewed())?.suggestion).toMatchObject({ kind: 'recognise' })
  await post('t2')
  expect((await viewed())?.suggestion).toBeNull()
  // Whoever asks is not prompted: it is an answer.
  const asked = await show('mei', { id: 't2' })
  expect(asked).toMatchObject({ kind: 'summary', summary: { view: { suggestion: { personId: 'eve' } } } })
})

test('a summary suggests something each week, however early its run comes and when the clocks change', async () => {
  const mondays = ['03-08T09:00:00.900Z', '03-15T09:00:00.150Z', '03-22T09:00:00.700Z', '03-29T08:00:00.100Z']
  for (const monday of mondays) {
    moment = new Date(`2027-${monday}`)
    const sunday = new Date(moment.getTime() - 86_400_000)
    await give(`r-${monday}`, 'mei', 'bea', 'ownership.owns-mistakes', sunday)
    const fireAt = moment.toISOString()
    const zone = 'Europe/Lisbon'
    await postTeamSummary(laurel, { workspaceId, teamId: 't1', fireAt, zone, personId: 'ana' })
    const posted = (await deliveries()).at(-1)!
    expect(posted.periodEnd).toEqual(moment)
    expect((await viewOfTeamSummary(laurel, workspaceId, posted))?.view.suggestion).not.toBeNull()
  }
})

test('a manager learns why the summary quotes what it quotes; a member does not', async () => {
  moment = now
  const wish = { workspaceId, readerId: 'ana', teamId: 't1', to: now }
  const { highlights } = await explainHighlights(laurel, wish)
  expect(highlights).toMatchObject([
    { recognitionId: 'r1', reasons: expect.arrayContaining(['confirmed', 'concrete']) },
  ])
  await expect(explainHighlights(laurel, { ...wish, readerId: 'bea' })).rejects.toMatchObject({
    code: 'not-a-manager',
  })
})

test('the message covers the period that it was queued for, whenever it is sent', async () => {
  const periodEnd = new Date('2026-11-16T01:00:00Z')
  const message = await viewOfTeamSummary(laurel, workspaceId, {
    teamId: 't1',
    personId: 'ana',
    periodEnd,
    id: 'd-earlier',
    conversation: 'ana',
  })
  expect(message?.view).toMatchObject({ to: periodEnd, empty: true })
})

test('the message is not sent to somebody who manages the team no longer', async () => {
  const delivery = { id: 'd-bea', teamId: 't1', personId: 'bea', periodEnd: now, conversation: 'bea' }
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

test('what was said where the manager may not read is not quoted', async () => {
  mayRead = (channel, personId) => !(channel === 'C1' && personId === 'ana')
  await give('r-closed', 'cao', 'bea', 'ownership.owns-mistakes')
  const quoted = async (readerId: string) => {
    const shown = await show(readerId, { id: 't1' })
    if (shown.kind !== 'summary') throw new Error('a choice of teams')
    return shown.summary.view.highlights.map(quote => quote.recognitionId)
  }
  try {
    const there = await quoted('mei')
    const outside = await quoted('ana')
    expect(there).toContain('r-closed')
    // What she wrote herself she may see again.
    expect(outside).toContain('r1')
    expect(outside).not.toContain('r-closed')
  } finally {
    mayRead = () => true
  }
})

test('in a channel of several managers it quotes only what all of them may read, and is about none of them', async () => {
  mayRead = (_channel, personId) => personId !== 'ana'
  inChannel = ['ana', 'mei']
  await give('r-shared', 'cao', 'bea', 'ownership.owns-mistakes')
  const view = async (conversation: string) => {
    const delivery = { id: 'd-mei', teamId: 't1', personId: 'mei', periodEnd: now, conversation }
    return (await viewOfTeamSummary(laurel, workspaceId, delivery))?.view
  }
  const ids = (summary: Awaited<ReturnType<typeof view>>) =>
    summary?.highlights.map(({ recognitionId }) => recognitionId)
  const [own, shared] = [await view('mei'), await view('G1')]
  expect(ids(own)).toContain('r-shared')
  expect(ids(shared)).not.toContain('r-shared')
  expect(ids(shared)).toContain('r1')
  expect(own?.unseen.byReader.total).toBe(1)
  expect(shared?.unseen.byReader.total).toBe(0)
  mayRead = () => true
})

test('the quotes of a message for all managers are explained as they stand there, whatever else one of them may read', async () => {
  moment = new Date('2027-06-14T01:00:00Z')
  const at = new Date(moment.getTime() - 86_400_000)
  await give('open-to-both', 'cao', 'bea', 'ownership.owns-mistakes', at)
  await give('not-for-ana', 'eve', 'cao', 'ownership.owns-mistakes', at, 'C-closed')
  mayRead = (channel, personId) => channel !== 'C-closed' || personId !== 'ana'
  inChannel = ['ana', 'mei']
  const { prisma } = own.connection
  const summary = { id: 'd-shared', teamId: 't1', personId: 'mei', periodEnd: moment, conversation: 'G1' }
  const { view } = (await viewOfTeamSummary(laurel, workspaceId, { ...summary, state: 'queued' }))!
  expect(view.highlights.map(({ recognitionId }) => recognitionId)).toEqual(['open-to-both'])
  const place = { channel: 'G1', messageId: 'at-shared' }
  await prisma.delivery.create({
    data: {
      workspaceId,
      kind: 'team-summary',
      key: 'shared',
      state: 'sent',
      createdAt: moment,
      ...place,
      ...summary,
    },
  })
  await own.database.quotations.record(workspaceId, 'd-shared', view.highlights)
  const wish = { workspaceId, readerId: 'mei', teamId: 't1', to: moment }
  const explained = async (where: typeof place | null) =>
    (await explainHighlights(laurel, { ...wish, place: where })).highlights.map(quote => quote.recognitionId)
  expect(await explained(place)).toEqual(['open-to-both'])
  expect((await explained(null)).sort()).toEqual(['not-for-ana', 'open-to-both'])
  mayRead = () => true
})

test('a message for a channel goes to each of its managers where others have joined, and to who is left where one has gone', async () => {
  inChannel = ['ana', 'mei']
  for (const personId of ['ana', 'mei'])
    await setSummary(laurel, { workspaceId, teamId: 't1', personId, change: { conversation: 'G8' } })
  moment = new Date('2027-10-04T09:00:00Z')
  const shared = { id: 'd-both', teamId: 't1', personId: 'ana', conversation: 'G8', periodEnd: moment }
  const viewed = () => viewOfTeamSummary(laurel, workspaceId, { ...shared, state: 'queued' })
  const stored = (await own.database.teams.get(workspaceId, 't1'))!
  await own.database.teams.save(workspaceId, { ...stored, managerIds: ['mei'] }, longAgo)
  inChannel = ['mei']
  expect(await viewed()).toMatchObject({ language: 'zh-CN', view: { teamId: 't1' } })
  await own.database.teams.save(workspaceId, stored, longAgo)
  inChannel = ['ana', 'mei', 'bea']
  const before = (await deliveries()).length
  expect([await viewed(), await viewed()]).toEqual([null, null])
  expect((await deliveries()).slice(before).map(({ conversation }) => conversation)).toEqual(['ana', 'mei'])
  for (const personId of ['ana', 'mei'])
    await setSummary(laurel, { workspaceId, teamId: 't1', personId, change: { conversation: null } })
  await own.connection.prisma.delivery.deleteMany({ where: { periodEnd: moment } })
})
