import { afterAll, beforeAll, expect, test } from 'vitest'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { viewOfChannelDigest } from '../../src/app/view-of-channel-digest.ts'
import { type Turned, turnsOf } from '../../src/core/page.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

const crew = ['a1', 'a2', 'a3', 'a4', 'a5']
let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['zoe', 'ana', 'x1', 'x2', ...crew])
  await world.saveTeam({ id: 'big', memberIds: crew, managerIds: ['ana'], channel: 'C9' })
  await world.saveTeam({ id: 'small', memberIds: ['x1', 'x2'], managerIds: ['ana'] })
  await world.give({ id: 'r1', from: 'a1', to: ['a2'], days: 3 })
  await world.give({ id: 'r2', from: 'a2', to: ['a1'], days: 4, indicator: 'teamwork.lends-a-hand' })
  await world.give({
    id: 'r3',
    from: 'a1',
    to: ['a3'],
    days: 5,
    indicator: 'teamwork.lends-a-hand',
    origin: 'suggested',
  })
  await world.give({ id: 'r4', from: 'ana', to: ['a3', 'a4'], days: 100 })
  await world.give({ id: 'hidden', from: 'x1', to: ['x2'], days: 3, indicator: 'learning.reads' })
  await world.give({ id: 'private', from: 'a4', to: ['a5'], days: 2, channel: 'G1' })
})
afterAll(() => world?.own.close())

const show = (readerId: string) => showOrganisation(world.laurel, { workspaceId, readerId })

test('an admin sees groups of five or more, and how many are too small to be shown', async () => {
  const { view } = await show('zoe')
  expect(view).toMatchObject({
    people: 5,
    recognitions: 4,
    before: 1,
    departments: {
      items: [
        {
          name: 'Team big',
          members: 5,
          gave: 3,
          received: 4,
          competencies: [
            { code: 'ownership', now: 2, before: 1 },
            { code: 'teamwork', now: null, before: 0 },
          ],
        },
      ],
    },
    hidden: 1,
  })
})

test('it tells how many take part and how much is returned, and names nobody', async () => {
  const { view } = await show('zoe')
  expect(view.participation).toEqual({ gave: 3 / 5, received: 4 / 5 })
  // Of four who-recognised-whom too few to say how many were returned.
  expect(view.reciprocity).toBeNull()
  expect(view.concentration).toBeNull()
  expect(JSON.stringify(view)).not.toMatch(/"(a\d|x\d)"|Name of/)
})

test('what only a group that is too small has shown is not told', async () => {
  const { view } = await show('zoe')
  expect(view.coverage.seen).toBe(2)
  expect(view.coverage.unseen.length + view.coverage.moreUnseen).toBe(view.coverage.all - 2)
  expect(JSON.stringify(view.departments)).not.toContain('learning')
})

test('nobody but an admin sees it', async () => {
  await expect(show('ana')).rejects.toMatchObject({ code: 'organisation-is-for-admins' })
})

test('the digest of a channel quotes only what everybody may read, and counts nothing else', async () => {
  world.closed.add('G1')
  const digest = await viewOfChannelDigest(world.laurel, workspaceId, {
    teamId: 'big',
    periodEnd: now,
    conversation: 'C9',
  })
  const ids = digest?.view.highlights.map(({ recognitionId }) => recognitionId)
  expect(ids).toEqual(expect.arrayContaining(['r1', 'r2']))
  expect(ids).not.toContain('private')
  expect(digest?.view).toMatchObject({ counts: { recognitions: 3, givers: 2 } })
  // What is only suggested was not seen yet.
  expect(digest?.view.seen.map(({ code }) => code)).toEqual([
    'teamwork.lends-a-hand',
    'ownership.owns-mistakes',
  ])
})

test('a digest counts all that was public, and what was not quoted was seen as well', async () => {
  await world.give({ id: 'rare', from: 'a3', to: ['a4'], days: 6, indicator: 'learning.reads' })
  for (let n = 0; n < 120; n++) {
    const channel = n < 60 ? 'G1' : 'C1'
    await world.give({ id: `many ${n}`, from: 'ana', to: ['a1'], days: 1 + n / 100, channel })
  }
  const digest = await viewOfChannelDigest(world.laurel, workspaceId, {
    teamId: 'big',
    periodEnd: now,
    conversation: 'C9',
  })
  expect(digest?.view.counts).toEqual({ recognitions: 3 + 1 + 60, givers: 4 })
  expect(digest?.view.seen.map(({ code }) => code)).toContain('learning.reads')
})

test('a channel without public kudos gets no digest', async () => {
  const nothing = { teamId: 'big', periodEnd: new Date('2026-10-01T00:00:00Z'), conversation: 'C9' }
  expect(await viewOfChannelDigest(world.laurel, workspaceId, nothing)).toBeNull()
})

const lead = (n: number) => `lead${n}`
const team = (n: number) => Array.from({ length: 6 }, (_, m) => `t${n}m${m}`)

/** Teams of six whose members and manager recognise each other, and nobody else. */
async function teamsWithManagers(count: number) {
  const teams = Array.from({ length: count }, (_, n) => n)
  const own = await summaryWorld(['zoe', 'kim', ...teams.map(lead), ...teams.flatMap(team)])
  for (const n of teams) {
    await own.saveTeam({ id: `team${n}`, memberIds: team(n), managerIds: [lead(n)] })
    for (const one of team(n)) {
      await own.give({ id: `up ${one}`, from: one, to: [lead(n)], days: 3, indicator: 'learning.reads' })
      await own.give({ id: `down ${one}`, from: lead(n), to: [one], days: 3 })
    }
  }
  const view = async () => (await showOrganisation(own.laurel, { workspaceId, readerId: 'zoe' })).view
  return { ...own, view }
}

test('managers, who are seldom members of their teams, are in every figure of the whole', async () => {
  const managed = await teamsWithManagers(5)
  try {
    const view = await managed.view()
    expect(view).toMatchObject({
      people: 35,
      managersLeftOut: 0,
      recognitions: 60,
      participation: { gave: 1, received: 1 },
      reciprocity: 1,
      // What only managers have shown was seen.
      coverage: { seen: 2 },
    })
    // The line of a team is about its members, as its summary is.
    expect(view.departments.items).toHaveLength(5)
    for (const department of view.departments.items)
      expect(department).toMatchObject({
        members: 6,
        gave: 6,
        received: 6,
        competencies: [{ code: 'ownership' }],
      })
    // Of whoever is not counted nobody can be said to have returned it.
    for (const one of team(0))
      await managed.give({ id: `out ${one}`, from: one, to: ['kim'], days: 2, indicator: null })
    expect(await managed.view()).toEqual(view)
    // Who has left is counted no more; of the others one alone would stand beside the teams.
    for (const n of [1, 2, 3, 4]) await managed.own.database.people.saveLeft(workspaceId, lead(n), now)
    expect(await managed.view()).toMatchObject({ people: 30, managersLeftOut: 1 })
  } finally {
    await managed.own.close()
  }
})

test('nothing is told of a few managers, whom the line of their team would set apart', async () => {
  const managed = await teamsWithManagers(1)
  try {
    const view = await managed.view()
    expect(view).toMatchObject({
      people: 6,
      managersLeftOut: 1,
      recognitions: 6,
      // As the line of the team says: six of six gave, though to nobody of the team.
      participation: { gave: 1, received: 1 },
      departments: { items: [{ gave: 6, received: 6 }] },
      reciprocity: null,
      coverage: { seen: 1 },
    })
    await managed.give({ id: 'given', from: lead(0), to: ['kim'], days: 1 })
    await managed.give({ id: 'got', from: 'kim', to: [lead(0)], days: 1, indicator: 'teamwork.lends-a-hand' })
    expect(await managed.view()).toEqual(view)
  } finally {
    await managed.own.close()
  }
})

test('an admin of no team is told that there is none, and not that they manage none', async () => {
  const empty = await summaryWorld(['zoe'])
  try {
    const refused = showOrganisation(empty.laurel, { workspaceId, readerId: 'zoe' })
    await expect(refused).rejects.toMatchObject({ code: 'no-teams' })
    expect(catalogueOf('en').refusals['no-teams']()).toContain('There is no team yet')
    expect(catalogueOf('zh-CN').refusals['no-teams']()).toContain('现在还没有团队')
  } finally {
    await empty.own.close()
  }
})

test('every team is on a page of the list, below the same figures of the whole', async () => {
  const numbers = Array.from({ length: 23 }, (_, n) => n)
  const large = await summaryWorld(['zoe', ...numbers.flatMap(team)])
  try {
    for (const n of numbers) await large.saveTeam({ id: `team${n}`, memberIds: team(n), managerIds: [] })
    const names: string[] = []
    const figures = new Set<string>()
    for (let turned: Turned | null = { list: 'departments', offset: 0 }; turned; ) {
      const wish = { workspaceId, readerId: 'zoe', turned }
      const { departments, ...whole } = (await showOrganisation(large.laurel, wish)).view
      figures.add(JSON.stringify(whole))
      names.push(...departments.items.map(({ name }) => name))
      const { later } = turnsOf(departments)
      turned = later === null ? null : { list: 'departments', offset: later }
    }
    expect(names).toEqual(numbers.map(n => `Team team${n}`).sort())
    expect(figures.size).toBe(1)
  } finally {
    await large.own.close()
  }
})
