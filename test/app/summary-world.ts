import type { Laurel } from '../../src/app/laurel.ts'
import type { Chat, Directory } from '../../src/core/chat.ts'
import { questionBank } from '../../src/core/pulse/question-bank.ts'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import type { Team } from '../../src/core/team/team.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { createTestDatabase } from '../database.ts'
import { storeSmallFramework } from './stored-framework.ts'

export const workspaceId = 'W1'
/** Monday, 09:00 in Shanghai. */
export const now = new Date('2026-12-07T01:00:00Z')
export const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** A workspace with people, teams that have been there for a year, and a clock that is set by hand. */
export async function summaryWorld(personIds: readonly string[]) {
  const own = await createTestDatabase()
  const { prisma } = own.connection
  await prisma.workspace.create({ data: { id: workspaceId, platform: 'slack', name: 'W', createdAt: now } })
  await prisma.person.createMany({
    data: personIds.map(id => ({
      workspaceId,
      id,
      name: `Name of ${id}`,
      language: 'en',
      timeZone: 'Europe/Lisbon',
      isAdmin: id === 'zoe',
      refreshedAt: now,
    })),
  })
  await storeSmallFramework({ prisma }, workspaceId, now)
  let moment = now
  let ids = 0
  const closed = new Set<string>()
  const laurel = {
    database: own.database,
    clock: { now: () => moment },
    ids: { next: () => `id${++ids}` },
    questions: questionBank([]),
    framework: async () => ({ id: 'f1', framework: smallFramework }),
    chat: () => ({ link: async () => null }) as unknown as Chat,
    directory: () => ({ mayRead: async (channel: string) => !closed.has(channel) }) as unknown as Directory,
  } satisfies Partial<Laurel>
  return {
    own,
    laurel,
    /** Channels that are not open to all. */
    closed,
    setClock(at: Date) {
      moment = at
    },
    async saveTeam(team: Pick<Team, 'id' | 'memberIds' | 'managerIds'> & Partial<Team>): Promise<void> {
      const { defaultPulseSettings } = await import('../../src/core/pulse/settings.ts')
      await own.database.teams.save(
        workspaceId,
        {
          name: `Team ${team.id}`,
          language: 'en',
          timeZone: 'Europe/Lisbon',
          channel: null,
          source: 'people',
          threshold: 5,
          pulse: defaultPulseSettings,
          schedules: [],
          ...team,
        },
        daysAgo(365),
      )
    },
    async give({
      id,
      from,
      to,
      days,
      indicator = 'ownership.owns-mistakes',
      origin = 'confirmed',
      channel = 'C1',
    }: {
      id: string
      from: string
      to: string[]
      days: number
      indicator?: string | null
      origin?: TagOrigin
      channel?: string
    }): Promise<void> {
      const createdAt = daysAgo(days)
      await prisma.recognition.create({
        data: {
          workspaceId,
          id,
          giverId: from,
          text: `${id}: told everyone before anyone noticed and wrote the fix that night.`,
          day: createdAt.toISOString().slice(0, 10),
          channel,
          answerIn: channel,
          behavioural: 0.9,
          createdAt,
          recipients: { create: to.map(personId => ({ personId, createdAt })) },
          ...(indicator
            ? { tags: { create: [{ frameworkId: 'f1', indicatorCode: indicator, origin, createdAt }] } }
            : {}),
        },
      })
    },
  }
}

export type SummaryWorld = Awaited<ReturnType<typeof summaryWorld>>
