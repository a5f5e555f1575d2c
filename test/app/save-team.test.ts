import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archiveTeam } from '../../src/app/archive-team.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { refreshTeamMembers } from '../../src/app/refresh-team-members.ts'
import { saveSettings } from '../../src/app/save-settings.ts'
import { saveTeam } from '../../src/app/save-team.ts'
import type { TeamWish } from '../../src/core/team/team-wish.ts'
import { createTeamWorld, type TeamWorld, teamWish } from './team-world.ts'

let world: TeamWorld
let laurel: Laurel
let receipts = 0

beforeAll(async () => {
  world = await createTeamWorld()
  // The use cases of set-up read no more than these parts.
  laurel = world.laurel as Laurel
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.own.connection.prisma.team.deleteMany()
})

const save = (wish: Partial<TeamWish> = {}, actorId = 'OWNER', receipt = `save-${++receipts}`) =>
  saveTeam(laurel, { workspaceId: 'W1', actorId, receipt, wish: teamWish(wish) })

describe('saving a team', () => {
  it('takes the members of a channel without apps, guests, people who left, and managers', async () => {
    const team = await save({ source: { kind: 'channel', id: 'C1' } })
    expect(team).toMatchObject({ source: 'channel:C1', memberIds: ['BEN', 'CAO'], managerIds: ['ANA'] })
  })

  it('takes the members of a user group', async () => {
    expect(await save({ source: { kind: 'usergroup', id: 'S1' } })).toMatchObject({
      source: 'usergroup:S1',
      memberIds: ['CAO', 'DAN'],
    })
  })

  it('counts a manager in who is listed by name', async () => {
    expect((await save({ people: ['ANA', 'BEN'] })).memberIds).toEqual(['ANA', 'BEN'])
  })

  it('refuses a team that nobody would be in', async () => {
    await expect(save({ source: { kind: 'channel', id: 'C2' } })).rejects.toMatchObject({
      code: 'empty-team',
    })
    expect(await laurel.database.teams.list('W1')).toEqual([])
  })

  it.each([
    ['BOT', 'bot'],
    ['GUEST', 'stranger'],
    ['GONE', 'inactive'],
    ['NOBODY', 'unknown-person'],
  ])('refuses %s as a manager', async (managerId, code) => {
    await expect(save({ managerIds: ['ANA', managerId] })).rejects.toMatchObject({
      code,
      detail: { people: [managerId] },
    })
  })

  it('refuses an expression that cannot be read', async () => {
    const schedules = { pulse: { cron: '0 25 * * *', enabled: true }, summary: null }
    await expect(save({ schedules })).rejects.toMatchObject({
      code: 'bad-schedule',
      detail: { word: '0 25 * * *' },
    })
  })

  it('refuses a threshold under three', async () => {
    await expect(save({ threshold: 2 })).rejects.toThrow(/3 or more/)
  })

  it('keeps an expression with its blanks put right', async () => {
    const team = await save({ schedules: { pulse: { cron: '  0  9 * * 1 ', enabled: true }, summary: null } })
    expect(team.schedules.map(({ kind, cron }) => [kind, cron])).toEqual([['pulse', '0 9 * * 1']])
  })

  it('changes nothing the second time the same receipt comes', async () => {
    await save({ name: 'First' }, 'OWNER', 'again')
    expect((await save({ name: 'Second' }, 'OWNER', 'again')).name).toBe('First')
    expect((await laurel.database.teams.list('W1')).map(({ name }) => name)).toEqual(['First'])
  })

  it('can be tried again with the same receipt after a refusal', async () => {
    await expect(save({ people: ['BOT'] }, 'OWNER', 'corrected')).rejects.toMatchObject({
      code: 'empty-team',
    })
    expect((await save({}, 'OWNER', 'corrected')).memberIds).toEqual(['BEN', 'CAO'])
  })

  it('is for owners and Laurel admins: others are told whom to ask, and the platform is not asked', async () => {
    world.asked.length = 0
    const refused = save({ source: { kind: 'channel', id: 'C1' } }, 'BEN')
    await expect(refused).rejects.toMatchObject({ code: 'not-an-admin', detail: { people: ['OWNER'] } })
    expect(world.asked).toEqual([])
  })
})

describe('refreshing members', () => {
  it('says who joined and who left, and starts no schedule anew', async () => {
    const before = await save({ source: { kind: 'usergroup', id: 'S1' } })
    world.groups.set('S1', ['BEN', 'CAO'])
    world.advance(10)
    const input = { workspaceId: 'W1', actorId: 'OWNER', receipt: 'refresh', teamId: 'T1' }
    expect(await refreshTeamMembers(laurel, input)).toMatchObject({ joined: ['BEN'], left: ['DAN'] })
    expect(await refreshTeamMembers(laurel, input)).toBeNull()
    const after = (await laurel.database.teams.get('W1', 'T1'))!
    expect(after.memberIds).toEqual(['BEN', 'CAO'])
    expect(after.schedules).toEqual(before.schedules)
    world.groups.set('S1', ['DAN', 'CAO'])
  })
})

describe('archiving a team', () => {
  it('happens once, and only by an admin', async () => {
    await save()
    const input = { workspaceId: 'W1', receipt: 'archive', teamId: 'T1' }
    await expect(archiveTeam(laurel, { ...input, actorId: 'ANA' })).rejects.toMatchObject({
      code: 'not-an-admin',
    })
    expect((await archiveTeam(laurel, { ...input, actorId: 'OWNER' }))?.id).toBe('T1')
    expect(await archiveTeam(laurel, { ...input, actorId: 'OWNER' })).toBeNull()
    expect(await laurel.database.teams.list('W1')).toEqual([])
  })
})

describe('settings', () => {
  const settings = {
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    dailyLimit: 7,
    kudosChannel: 'C1',
  } as const

  it('name admins, who may then set up Laurel themselves', async () => {
    const input = { workspaceId: 'W1', settings, adminIds: ['BEN'] }
    await saveSettings(laurel, { ...input, actorId: 'OWNER', receipt: 'settings-1' })
    expect(await laurel.database.workspaces.get('W1')).toMatchObject(settings)
    expect((await save({}, 'BEN')).id).toBe('T1')
    await saveSettings(laurel, { ...input, actorId: 'BEN', receipt: 'settings-2', adminIds: [] })
    await expect(save({}, 'BEN')).rejects.toMatchObject({ code: 'not-an-admin' })
  })

  it('refuse an app as an admin, and change nothing', async () => {
    const input = { workspaceId: 'W2', settings, adminIds: ['BOT'], actorId: 'OWNER', receipt: 'settings-3' }
    await expect(saveSettings(laurel, input)).rejects.toMatchObject({ code: 'bot' })
    expect(await laurel.database.workspaces.get('W2')).toMatchObject({ language: 'en', dailyLimit: 20 })
  })
})
