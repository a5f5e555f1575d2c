import { randomUUID } from 'node:crypto'
import { type GiveFeedback, giveFeedback } from '../../src/app/give-feedback.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { mapFeedback } from '../../src/app/map-feedback.ts'
import { publicCalendars } from '../../src/calendar/public-calendars.ts'
import type { Directory } from '../../src/core/chat.ts'
import type { Mapping } from '../../src/core/mapping/mapper.ts'
import type { TestDatabase } from '../database.ts'
import { learningWorld } from './learning-world.ts'
import { profileOf } from './profile.ts'
import { storedTeam } from './team-world.ts'

export const owns = 'ownership.owns-mistakes'
export const through = 'ownership.sees-work-through'

const people = ['ANA', 'BEN', 'CAO', 'DAN', 'EVA']

export type FeedbackWorld = Awaited<ReturnType<typeof feedbackWorld>>

/** A workspace of its own: ANA manages BEN and CAO; DAN and EVA are in no team. The mapper is sure that it is `owns`. */
export async function feedbackWorld(own: TestDatabase) {
  const world = await learningWorld(own)
  const { workspaceId, database, connection } = world
  await database.people.save(workspaceId, people.map(profileOf), world.clock.now())
  const team = storedTeam({ id: randomUUID(), memberIds: ['BEN', 'CAO'], managerIds: ['ANA'] })
  await database.transaction(stores => stores.teams.save(workspaceId, team, world.clock.now()))
  const mapping: Mapping = {
    language: 'en',
    behavioural: 0.9,
    competencies: [],
    indicators: [
      { code: owns, line: null, p: 0.8 },
      { code: through, line: null, p: 0.2 },
    ],
    evidence: [],
  }
  const directory: Directory = {
    people: ids => database.people.getMany(workspaceId, ids),
    channelMembers: async () => [],
    groupMembers: async () => [],
    mayRead: async () => true,
  }
  // What a feedback needs of Laurel; asking for anything else fails the test.
  const laurel = {
    ...world.laurel,
    localMapper: async () => ({ map: async () => mapping }),
    directory: () => directory,
    workspace: async () => (await database.workspaces.get(workspaceId))!,
    calendars: publicCalendars(),
  } as unknown as Laurel

  const give = async (wish: Partial<GiveFeedback> & Pick<GiveFeedback, 'giverId' | 'receiverId'>) => {
    const whose = { workspaceId, giverId: wish.giverId, receiverId: wish.receiverId }
    const before = await connection.prisma.feedback.findMany({ where: whose, select: { id: true } })
    await giveFeedback(laurel, {
      workspaceId,
      receipt: randomUUID(),
      kind: 'strength',
      visibility: 'receiver',
      behaviour: 'told everybody about the wrong cable before it was built in',
      indicators: [],
      ...wish,
    })
    const { id } = await connection.prisma.feedback.findFirstOrThrow({
      // The clock stands still: none is the newest.
      where: { ...whose, id: { notIn: before.map(feedback => feedback.id) } },
    })
    await mapFeedback(laurel, { workspaceId, feedbackId: id })
    return id
  }
  const tagsOf = async (id: string) => {
    const rows = await connection.prisma.feedbackTag.findMany({
      where: { workspaceId, feedbackId: id },
      include: { indicator: { include: { framework: true } } },
      orderBy: { indicatorCode: 'asc' },
    })
    return rows.map(row => `${row.indicator.framework.version} ${row.indicatorCode} ${row.origin}`)
  }
  const deliveries = (kind: string) =>
    connection.prisma.delivery.findMany({ where: { workspaceId, kind }, orderBy: { createdAt: 'asc' } })
  const act = (personId: string, feedbackId: string) => ({
    workspaceId,
    receipt: randomUUID(),
    feedbackId,
    personId,
  })
  return { ...world, laurel, give, feedbackTags: tagsOf, deliveries, act, team }
}
