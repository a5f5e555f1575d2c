import { afterAll, beforeAll, expect, test } from 'vitest'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { viewOfChannelDigest } from '../../src/app/view-of-channel-digest.ts'
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
    departments: [
      {
        name: 'Team big',
        members: 5,
        gave: 3,
        received: 4,
        competencies: [
          { code: 'ownership', now: 2, before: 1 },
          { code: 'teamwork', now: 1, before: 0 },
        ],
      },
    ],
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
