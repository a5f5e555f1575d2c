import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { importTeams } from '../../src/app/import-teams.ts'
import type { TeamWish } from '../../src/core/team/team-wish.ts'
import { createTeamWorld, type TeamWorld, teamWish } from './team-world.ts'

let world: TeamWorld

beforeAll(async () => {
  world = await createTeamWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.own.connection.prisma.team.deleteMany()
})

const run = (changes: Partial<Parameters<typeof importTeams>[1]> = {}) =>
  importTeams(world.laurel, {
    workspaceId: 'W1',
    settings: {},
    adminIds: null,
    wishes: [teamWish()],
    dryRun: false,
    ...changes,
  })

it('creates what is missing, leaves what is the same and changes what is different', async () => {
  expect((await run()).map(({ change }) => change)).toEqual(['created'])
  const [stored] = await world.own.database.teams.list('W1')
  world.advance(5)
  expect((await run()).map(({ change }) => change)).toEqual(['unchanged'])
  expect(await world.own.database.teams.list('W1')).toEqual([stored])
  const [changed] = await run({ wishes: [teamWish({ people: ['CAO', 'DAN'] })] })
  expect(changed).toMatchObject({ change: 'changed', joined: ['DAN'], left: ['BEN'] })
})

it('tells which managers leave a team, and which source it no longer follows, in a dry run too', async () => {
  const channel: Partial<TeamWish> = { source: { kind: 'channel', id: 'C1' }, managerIds: ['ANA', 'BEN'] }
  expect(await run({ wishes: [teamWish(channel)] })).toMatchObject([{ managersLeft: [], sourceBefore: null }])
  const wishes = [teamWish({ managerIds: ['BEN', 'DAN'] })]
  const told = [{ managersLeft: ['ANA'], sourceBefore: 'channel:C1' }]
  expect(await run({ wishes, dryRun: true })).toMatchObject(told)
  expect(await run({ wishes })).toMatchObject(told)
  expect(await run({ wishes })).toMatchObject([{ change: 'unchanged', managersLeft: [], sourceBefore: null }])
})

it('changes nothing in a dry run', async () => {
  await run({ dryRun: true, settings: { dailyLimit: 3 }, adminIds: ['BEN'] })
  expect(await world.own.database.teams.list('W1')).toEqual([])
  expect((await world.own.database.workspaces.get('W1'))?.dailyLimit).toBe(20)
  expect((await world.own.database.people.get('W1', 'BEN'))?.isAdmin).toBe(false)
})

it('changes nothing at all where one of the teams is refused', async () => {
  const wishes = [teamWish(), teamWish({ id: 'T2', name: 'Empty', people: ['BOT'] })]
  await expect(run({ wishes, settings: { dailyLimit: 3 } })).rejects.toMatchObject({ code: 'empty-team' })
  const sameName = [teamWish(), teamWish({ id: 'T2' })]
  await expect(run({ wishes: sameName, settings: { dailyLimit: 3 } })).rejects.toMatchObject({
    code: 'name-taken',
  })
  expect(await world.own.database.teams.list('W1')).toEqual([])
  expect((await world.own.database.workspaces.get('W1'))?.dailyLimit).toBe(20)
})

it('leaves teams alone that the file does not name', async () => {
  await run()
  await run({ wishes: [teamWish({ id: 'T2', name: 'Operations' })] })
  expect((await world.own.database.teams.list('W1')).map(({ name }) => name)).toEqual([
    'Design & Build',
    'Operations',
  ])
})
