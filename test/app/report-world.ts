import type { Laurel } from '../../src/app/laurel.ts'
import type { Chat, Directory } from '../../src/core/chat.ts'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { storeSmallFramework } from './stored-framework.ts'

export const workspaceId = 'W1'
export const now = new Date('2026-11-23T01:00:00Z')

/** Ana manages Bea and Cao, Mei manages Eve; Zoe is a Laurel admin. Gus has left. */
export interface ReportWorld {
  own: TestDatabase
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'framework' | 'chat' | 'directory'>
  /** What a channel is closed to. */
  closed: Map<string, string[]>
  /** Stores a recognition; `tags` by full indicator code. */
  give(recognition: Given): Promise<void>
  /** Stores a private feedback. */
  note(feedback: {
    id: string
    from: string
    to: string
    kind: 'strength' | 'growth'
    readers?: string[]
  }): Promise<void>
  advance(minutes: number): Date
  close(): Promise<void>
}

interface Given {
  id: string
  from: string
  to: string[]
  tags?: Record<string, TagOrigin>
  text?: string
  daysAgo?: number
  channel?: string
}

export async function createReportWorld(): Promise<ReportWorld> {
  const own = await createTestDatabase()
  const { prisma } = own.connection
  await prisma.workspace.create({ data: { id: workspaceId, platform: 'slack', name: 'W', createdAt: now } })
  await prisma.person.createMany({
    data: ['ana', 'mei', 'bea', 'cao', 'eve', 'gus', 'zoe'].map(id => ({
      workspaceId,
      id,
      name: `${id[0]!.toUpperCase()}${id.slice(1)} Li`,
      email: `${id}@example.org`,
      language: id === 'mei' || id === 'cao' ? 'zh-CN' : 'en',
      timeZone: 'Asia/Shanghai',
      isActive: id !== 'gus',
      isAdmin: id === 'zoe',
      refreshedAt: now,
    })),
  })
  await storeSmallFramework({ prisma }, workspaceId, now)
  for (const [id, name, manager, members] of [
    ['t1', 'Cranes', 'ana', ['bea', 'cao', 'gus']],
    ['t2', 'Docks', 'mei', ['eve']],
  ] as const)
    await prisma.team.create({
      data: {
        workspaceId,
        id,
        name,
        language: 'en',
        timeZone: 'Asia/Shanghai',
        source: 'people',
        createdAt: now,
        managers: { create: { personId: manager } },
        members: { create: members.map(personId => ({ personId, joinedAt: now })) },
      },
    })
  let moment = now
  let ids = 0
  const closed = new Map<string, string[]>()
  return {
    own,
    closed,
    laurel: {
      database: own.database,
      clock: { now: () => moment },
      ids: { next: () => `id${++ids}` },
      framework: async () => ({ id: 'f1', framework: smallFramework }),
      directory: () =>
        ({
          mayRead: async (channel: string, personId: string) => !closed.get(channel)?.includes(personId),
          people: (wanted: readonly string[]) => own.database.people.getMany(workspaceId, wanted),
        }) as Directory,
      chat: () =>
        ({
          link: async ({ messageId }) => `https://chat.test/${messageId}`,
        }) as Partial<Chat> as Chat,
    },
    async give({
      id,
      from,
      to,
      tags = {},
      text = `What ${from} wrote as ${id}.`,
      daysAgo = 1,
      channel = 'C1',
    }) {
      const createdAt = new Date(now.getTime() - daysAgo * 86_400_000)
      await prisma.recognition.create({
        data: {
          workspaceId,
          id,
          giverId: from,
          text,
          day: createdAt.toISOString().slice(0, 10),
          channel,
          answerIn: channel,
          behavioural: 0.9,
          createdAt,
          recipients: { create: to.map(personId => ({ personId, createdAt })) },
          tags: {
            create: Object.entries(tags).map(([indicatorCode, origin]) => ({
              frameworkId: 'f1',
              indicatorCode,
              origin,
              createdAt,
            })),
          },
        },
      })
      await prisma.delivery.create({
        data: {
          workspaceId,
          id: `card of ${id}`,
          kind: 'kudos-card',
          key: `kudos-card:${id}`,
          recognitionId: id,
          conversation: channel,
          state: 'sent',
          channel,
          messageId: `at-${id}`,
          createdAt,
        },
      })
    },
    async note({ id, from, to, kind, readers = [] }) {
      await prisma.feedback.create({
        data: {
          workspaceId,
          id,
          giverId: from,
          receiverId: to,
          kind,
          visibility: readers.length > 0 ? 'managers' : 'receiver',
          behaviour: `What ${from} wrote to ${to} as ${id}.`,
          createdAt: new Date(now.getTime() - 86_400_000),
          readers: { create: readers.map(personId => ({ personId })) },
          tags: {
            create: [
              { frameworkId: 'f1', indicatorCode: 'learning.reads', origin: 'explicit', createdAt: now },
            ],
          },
          replies: {
            create: [{ id: `reply to ${id}`, authorId: to, text: `Answer of ${to}.`, createdAt: now }],
          },
        },
      })
    },
    advance(minutes) {
      moment = new Date(moment.getTime() + minutes * 60_000)
      return moment
    },
    close: () => own.close(),
  }
}
