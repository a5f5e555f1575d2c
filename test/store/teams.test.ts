import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Schedule, Team } from '../../src/core/team/team.ts'
import { createTeamWorld, start, storedTeam, type TeamWorld } from '../app/team-world.ts'

let world: TeamWorld
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)

beforeAll(async () => {
  world = await createTeamWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.own.connection.prisma.team.deleteMany()
})

const schedule = (kind: Schedule['kind'], changes: Partial<Schedule> = {}): Schedule => ({
  id: `${kind}-1`,
  kind,
  cron: '0 9 * * 1',
  timeZone: 'Europe/Lisbon',
  enabled: true,
  since: new Date(0),
  ...changes,
})

const save = (team: Team, now = start) =>
  world.own.database.transaction(stores => stores.teams.save('W1', team, now))

describe('teams', () => {
  it('come back as they were saved', async () => {
    const team = storedTeam({ schedules: [schedule('pulse'), schedule('summary')] })
    await save(team)
    const stored = { ...team, schedules: team.schedules.map(each => ({ ...each, since: start })) }
    expect(await world.own.database.teams.get('W1', 'T1')).toEqual(stored)
    expect(await world.own.database.teams.byName('W1', 'Design & Build')).toEqual(stored)
    expect(await world.own.database.teams.managedBy('W1', 'ANA')).toEqual([stored])
    expect(await world.own.database.teams.ofMember('W1', 'BEN')).toEqual([stored])
    expect(await world.own.database.teams.managedBy('W1', 'BEN')).toEqual([])
    expect(await world.own.database.teams.list('W2')).toEqual([])
  })

  it('keep the day on which a member joined when others come and go', async () => {
    await save(storedTeam({ memberIds: ['BEN', 'CAO'] }))
    await save(storedTeam({ memberIds: ['CAO', 'DAN'] }), minutes(5))
    const members = await world.own.connection.prisma.teamMember.findMany({ orderBy: { personId: 'asc' } })
    expect(members.map(({ personId, joinedAt }) => [personId, joinedAt])).toEqual([
      ['CAO', start],
      ['DAN', minutes(5)],
    ])
  })

  it('start a schedule anew only where it was changed', async () => {
    await save(storedTeam({ schedules: [schedule('pulse'), schedule('summary')] }))
    await save(
      storedTeam({
        name: 'Another name',
        schedules: [schedule('pulse', { id: 'other' }), schedule('summary', { cron: '30 9 * * 1' })],
      }),
      minutes(5),
    )
    const [pulse, summary] = (await world.own.database.teams.get('W1', 'T1'))!.schedules
    expect([pulse?.id, pulse?.since]).toEqual(['pulse-1', start])
    expect([summary?.cron, summary?.since]).toEqual(['30 9 * * 1', minutes(5)])
  })

  it.each([
    ['the zone', { timeZone: 'Asia/Shanghai' }],
    ['whether it is on', { enabled: false }],
  ])('start a schedule anew where a change is of %s', async (_, change) => {
    await save(storedTeam({ schedules: [schedule('pulse')] }))
    await save(storedTeam({ schedules: [schedule('pulse', change)] }), minutes(5))
    expect((await world.own.database.teams.get('W1', 'T1'))!.schedules[0]?.since).toEqual(minutes(5))
  })

  it('leave past rounds, their answers and the run ledger as they are', async () => {
    const { database, connection } = world.own
    await save(storedTeam({ schedules: [schedule('pulse')] }))
    const run = { scheduleId: 'pulse-1', fireAt: minutes(1), outcome: 'enqueued' as const, reason: null }
    await database.scheduleRuns.claim('W1', run, minutes(1))
    const round = {
      id: 'R1',
      teamId: 'T1',
      threshold: 5,
      commentThreshold: 8,
      mode: 'anonymous' as const,
      reportToChannel: false,
      invited: 2,
      questions: [{ position: 0, code: 'q', kind: 'agreement' as const, showable: true }],
      openedAt: start,
      closesAt: minutes(60),
      closedAt: null,
    }
    await database.transaction(stores => stores.pulses.open('W1', round, ['BEN', 'CAO'], [[1, 2, 3, 4, 5]]))
    await database.transaction(stores => stores.pulses.answer('W1', 'R1', 'BEN', 0, { value: 4 }, start))
    const answers = async () => [
      await connection.prisma.pulseTally.findMany(),
      await connection.prisma.pulseInvitation.findMany({ orderBy: { personId: 'asc' } }),
    ]
    const before = await answers()
    await save(
      storedTeam({ threshold: 3, memberIds: ['DAN'], schedules: [schedule('pulse', { cron: '5 5 * * *' })] }),
    )
    await database.transaction(stores => stores.teams.archive('W1', 'T1', minutes(5)))
    expect(await database.pulses.get('W1', 'R1')).toEqual(round)
    expect(await answers()).toEqual(before)
    expect(await connection.prisma.scheduleRun.count()).toBe(1)
  })

  it('are found no more once archived, and give their name to another', async () => {
    const { database } = world.own
    await save(storedTeam())
    await database.transaction(stores => stores.teams.archive('W1', 'T1', minutes(5)))
    expect(await database.teams.list('W1')).toEqual([])
    expect(await database.teams.get('W1', 'T1')).toBeNull()
    expect(await database.teams.managedBy('W1', 'ANA')).toEqual([])
    await save(storedTeam({ id: 'T2' }))
    expect((await database.teams.byName('W1', 'Design & Build'))?.id).toBe('T2')
    await expect(save(storedTeam({ id: 'T1', name: 'Back again' }))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('refuse a name that another team has in other letters, and are found by either', async () => {
    await save(storedTeam())
    await expect(save(storedTeam({ id: 'T2', name: 'DESIGN & build' }))).rejects.toMatchObject({
      code: 'name-taken',
      detail: { word: 'Design & Build' },
    })
    expect((await world.own.database.teams.byName('W1', 'design & build'))?.id).toBe('T1')
    await save(storedTeam({ id: 'T2', name: 'A_b' }))
    await save(storedTeam({ id: 'T3', name: 'Axb' }))
    await save(storedTeam({ id: 'T2', name: 'a_B' }))
    expect((await world.own.database.teams.byName('W1', 'A_B'))?.id).toBe('T2')
  })

  it('refuse the name of another team, and change nothing', async () => {
    await save(storedTeam())
    await save(storedTeam({ id: 'T2', name: 'Operations' }))
    const renamed = save(storedTeam({ id: 'T2', memberIds: ['DAN'] }))
    await expect(renamed).rejects.toMatchObject({ code: 'name-taken', detail: { word: 'Design & Build' } })
    expect(await world.own.database.teams.get('W1', 'T2')).toMatchObject({
      name: 'Operations',
      memberIds: ['BEN', 'CAO'],
    })
  })

  it('cannot hold people of another workspace', async () => {
    const { database, connection } = world.own
    const { prisma } = connection
    await database.people.save(
      'W2',
      [
        {
          id: 'ONLY2',
          name: 'only2',
          email: null,
          language: 'en',
          timeZone: 'UTC',
          isBot: false,
          isStranger: false,
          isActive: true,
          isOwner: false,
        },
      ],
      start,
    )
    await expect(save(storedTeam({ memberIds: ['BEN', 'ONLY2'] }))).rejects.toMatchObject({ code: 'P2003' })
    await expect(save(storedTeam({ managerIds: ['ONLY2'] }))).rejects.toMatchObject({ code: 'P2003' })
    expect(await prisma.team.count()).toBe(0)
    await save(storedTeam())
    const stolen = prisma.teamMember.create({
      data: { workspaceId: 'W2', teamId: 'T1', personId: 'BEN', joinedAt: start },
    })
    await expect(stolen).rejects.toMatchObject({ code: 'P2003' })
  })

  it('saved by two admins at once are one of the two, whole', async () => {
    await save(storedTeam())
    await Promise.all([
      save(storedTeam({ name: 'One', memberIds: ['BEN'], managerIds: ['ANA'] })),
      save(storedTeam({ name: 'Two', memberIds: ['CAO', 'DAN'], managerIds: ['BEN'] })),
    ])
    const { name, memberIds, managerIds } = (await world.own.database.teams.get('W1', 'T1'))!
    expect([
      ['One', ['BEN'], ['ANA']],
      ['Two', ['CAO', 'DAN'], ['BEN']],
    ]).toContainEqual([name, memberIds, managerIds])
  })
})
