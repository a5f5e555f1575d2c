import { randomUUID } from 'node:crypto'
import { Framework } from '../../src/core/framework/framework.ts'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import { tinyDocument } from '../core/mapping/tiny-framework.ts'
import type { TestDatabase } from '../database.ts'
import { profileOf } from './profile.ts'

const start = new Date('2026-11-22T10:00:00Z')

export type LearningWorld = Awaited<ReturnType<typeof learningWorld>>

/** A workspace of its own with two people and the tiny framework, and a clock that is moved by hand. */
export async function learningWorld(
  { database, connection }: TestDatabase,
  first = new Framework(tinyDocument),
) {
  const workspaceId = `W${randomUUID()}`
  let now = start
  const clock = { now: () => now }
  const ids = { next: () => randomUUID() }
  await database.workspaces.connect(
    { id: workspaceId, platform: 'slack', name: 'Harbour', botUserId: null },
    now,
  )
  const people = ['ANA', 'BEN'].map(profileOf)
  await database.people.save(workspaceId, people, now)
  await database.transaction(stores => stores.frameworks.load(workspaceId, randomUUID(), first, now))
  const framework = async (id = workspaceId) => (await database.frameworks.current(id))!

  /** Given and, unless the origin is `pending`, decided at once. No codes: "no indicator". */
  const give = async (text: string, indicators: string[], origin: TagOrigin = 'corrected') => {
    const id = randomUUID()
    const { id: frameworkId } = await framework()
    await database.recognitions.accept(workspaceId, {
      id,
      receipt: id,
      giverId: 'ANA',
      recipientIds: ['BEN'],
      text,
      fingerprint: id,
      day: '2026-11-22',
      dailyLimit: 100_000,
      channel: 'C1',
      answerIn: 'C1',
      sourceLink: null,
      sourceQuote: null,
      indicators: [],
      frameworkId,
      createdAt: now,
    })
    await decide(id, indicators, origin)
    return id
  }
  const decide = async (id: string, indicators: string[], origin: TagOrigin = 'corrected') => {
    const { id: frameworkId } = await framework()
    const tags = indicators.map(indicator => ({ indicator, origin, probability: null, replaced: null }))
    const decision =
      origin === 'suggested' ? ('open' as const) : tags.length > 0 ? ('decided' as const) : ('none' as const)
    await database.transaction(stores =>
      stores.recognitions.decide(workspaceId, id, frameworkId, { decision, tags }, now),
    )
  }
  const tagsOf = async (id: string) => {
    const rows = await connection.prisma.tag.findMany({
      where: { workspaceId, recognitionId: id },
      include: { indicator: { include: { framework: true } } },
      orderBy: { indicatorCode: 'asc' },
    })
    return rows.map(row => `${row.indicator.framework.version} ${row.indicatorCode} ${row.origin}`)
  }
  return {
    workspaceId,
    database,
    connection,
    clock,
    ids,
    framework,
    give,
    decide,
    tagsOf,
    laurel: { database, clock, ids, framework },
    advance(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
  }
}
