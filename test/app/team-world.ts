import type { Laurel } from '../../src/app/laurel.ts'
import type { Directory } from '../../src/core/chat.ts'
import type { Profile } from '../../src/core/person.ts'
import { defaultPulseSettings } from '../../src/core/pulse/settings.ts'
import type { Team } from '../../src/core/team/team.ts'
import type { TeamWish } from '../../src/core/team/team-wish.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

export const start = new Date('2026-11-22T10:00:00Z')

type TeamLaurel = Pick<Laurel, 'database' | 'clock' | 'ids' | 'directory'>

/** Two workspaces with the same people, channels and groups, on a database of their own. */
export interface TeamWorld {
  own: TestDatabase
  laurel: TeamLaurel
  /** Who is where: "C1" or "S1" to user ids. */
  groups: Map<string, string[]>
  /** Times that the platform was asked for members. */
  asked: string[]
  advance(minutes: number): Date
  close(): Promise<void>
}

const person = (id: string, rest: Partial<Profile> = {}): Profile => ({
  id,
  name: id.toLowerCase(),
  email: `${id.toLowerCase()}@example.org`,
  language: 'en',
  timeZone: 'Europe/Lisbon',
  isBot: false,
  isStranger: false,
  isActive: true,
  isOwner: false,
  ...rest,
})

export async function createTeamWorld(): Promise<TeamWorld> {
  const own = await createTestDatabase()
  const { database } = own
  for (const id of ['W1', 'W2']) {
    await database.workspaces.connect(
      { id, platform: 'slack', name: `Company ${id}`, botUserId: 'UBOT' },
      start,
    )
    await database.people.save(
      id,
      [
        person('OWNER', { isOwner: true }),
        ...['ANA', 'BEN', 'CAO', 'DAN'].map(name => person(name)),
        person('BOT', { isBot: true }),
        person('GUEST', { isStranger: true }),
        person('GONE', { isActive: false }),
      ],
      start,
    )
  }
  let now = start
  let next = 0
  const groups = new Map([
    ['C1', ['ANA', 'BEN', 'CAO', 'BOT', 'GUEST', 'GONE', 'NOBODY']],
    ['S1', ['DAN', 'CAO']],
    ['C2', ['BOT', 'GUEST']],
  ])
  const asked: string[] = []
  const membersOf = async (id: string) => {
    asked.push(id)
    return groups.get(id) ?? []
  }
  const directory: (workspaceId: string) => Directory = workspaceId => ({
    people: ids => database.people.getMany(workspaceId, ids),
    channelMembers: membersOf,
    groupMembers: membersOf,
    mayRead: async () => true,
  })
  return {
    own,
    laurel: { database, clock: { now: () => now }, ids: { next: () => `id-${++next}` }, directory },
    groups,
    asked,
    advance(minutes) {
      now = new Date(now.getTime() + minutes * 60_000)
      return now
    },
    close: () => own.close(),
  }
}

export function teamWish(changes: Partial<TeamWish> = {}): TeamWish {
  return {
    id: 'T1',
    name: 'Design & Build',
    language: 'en',
    timeZone: 'Europe/Lisbon',
    channel: null,
    threshold: 5,
    pulse: defaultPulseSettings,
    source: { kind: 'people' },
    people: ['BEN', 'CAO'],
    managerIds: ['ANA'],
    schedules: { pulse: { cron: '0 10 * * 2', enabled: true }, summary: null },
    ...changes,
  }
}

export function storedTeam(changes: Partial<Team> = {}): Team {
  return {
    id: 'T1',
    name: 'Design & Build',
    language: 'en',
    timeZone: 'Europe/Lisbon',
    channel: 'C1',
    source: 'people',
    threshold: 5,
    pulse: defaultPulseSettings,
    memberIds: ['BEN', 'CAO'],
    managerIds: ['ANA'],
    schedules: [],
    ...changes,
  }
}
