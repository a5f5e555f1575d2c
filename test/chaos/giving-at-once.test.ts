import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RecognitionDraft } from '../../src/core/recognition/recognition.ts'
import { connect } from '../../src/store/client.ts'
import { postgresDatabase } from '../../src/store/postgres-database.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const workspaceId = 'W1'
const now = new Date('2026-11-24T10:00:00Z')
const day = '2026-11-24'

let own: TestDatabase
/** A second replica, with connections of its own. */
let other: ReturnType<typeof connect>

beforeAll(async () => {
  own = await createTestDatabase()
  other = connect(own.url, error => console.error('idle connection lost:', error.message))
  for (const id of ['W1', 'W2']) await createWorkspace(id)
})

afterAll(async () => {
  await other.close()
  await own.close()
})

beforeEach(async () => {
  const { prisma, pool } = own.connection
  await prisma.recognition.deleteMany()
  await prisma.dailyGiving.deleteMany()
  await prisma.receipt.deleteMany()
  await pool.query('delete from graphile_worker._private_jobs')
})

/** Each workspace has people and an indicator that the other does not have. */
async function createWorkspace(id: string): Promise<void> {
  const { prisma } = own.connection
  await own.database.workspaces.connect({ id, platform: 'slack', name: id, botUserId: null }, now)
  await prisma.person.createMany({
    data: ['ana', 'bea', `only-${id}`].map(person => ({
      workspaceId: id,
      id: person,
      name: person,
      language: 'en',
      timeZone: 'UTC',
      refreshedAt: now,
    })),
  })
  const frameworkId = `framework-${id}`
  await prisma.framework.create({
    data: { workspaceId: id, id: frameworkId, code: 'small', version: 1, document: {}, loadedAt: now },
  })
  await prisma.indicator.create({
    data: { workspaceId: id, frameworkId, code: `help.only-${id}`, competency: 'help' },
  })
}

function draft(change: Partial<RecognitionDraft> = {}): RecognitionDraft {
  const id = randomUUID()
  return {
    id,
    receipt: `trigger:${id}`,
    giverId: 'ana',
    recipientIds: ['bea'],
    text: `kudos ${id}`,
    fingerprint: id,
    day,
    dailyLimit: 20,
    channel: 'C1',
    answerIn: 'C1',
    sourceLink: null,
    sourceQuote: null,
    indicators: [],
    frameworkId: 'framework-W1',
    createdAt: now,
    ...change,
  }
}

/** All at once, half of them through the other replica. How often each answer was given. */
async function acceptAll(drafts: RecognitionDraft[]): Promise<Record<string, number>> {
  const replicas = [own.database, postgresDatabase(other)]
  const answers = await Promise.all(
    drafts.map((each, i) => replicas[i % 2]!.recognitions.accept(workspaceId, each)),
  )
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}

const many = (count: number, change: (i: number) => Partial<RecognitionDraft>) =>
  Array.from({ length: count }, (_, i) => draft(change(i)))

/** What is in the database: each must be as many as the recognitions accepted. */
async function stored() {
  const { prisma, pool } = own.connection
  const [recognitions, recipients, receipts, giving] = await Promise.all([
    prisma.recognition.count(),
    prisma.recognitionRecipient.count(),
    prisma.receipt.count(),
    prisma.dailyGiving.aggregate({ _sum: { given: true } }),
  ])
  const jobs = await pool.query('select count(*)::int as count from graphile_worker._private_jobs')
  return { recognitions, recipients, receipts, given: giving._sum.given ?? 0, jobs: jobs.rows[0].count }
}

const all = (count: number) => ({
  recognitions: count,
  recipients: count,
  receipts: count,
  given: count,
  jobs: count,
})

describe('kudos given at once', () => {
  it('are accepted up to the daily limit, and no further', async () => {
    expect(await acceptAll(many(30, () => ({})))).toEqual({ accepted: 20, 'over-limit': 10 })
    expect(await stored()).toEqual(all(20))
  })

  it('count for each giver and day by themselves', async () => {
    const drafts = many(40, i => ({
      giverId: i % 2 === 0 ? 'ana' : 'bea',
      recipientIds: ['only-W1'],
      day: i % 4 < 2 ? day : '2026-11-25',
      dailyLimit: 7,
    }))
    expect(await acceptAll(drafts)).toEqual({ accepted: 28, 'over-limit': 12 })
    expect(await stored()).toEqual(all(28))
  })

  it('with the same words are accepted once', async () => {
    expect(await acceptAll(many(20, () => ({ fingerprint: 'same' })))).toEqual({
      accepted: 1,
      'same-text': 19,
    })
    expect(await stored()).toEqual(all(1))
  })

  it('by the same command are accepted once, and the others hear nothing else than that', async () => {
    const answers = await acceptAll(many(20, () => ({ receipt: 'trigger:1', fingerprint: 'same' })))
    expect(answers).toEqual({ accepted: 1, 'already-received': 19 })
    expect(await stored()).toEqual(all(1))
  })

  it('by the same command as the last of the day are accepted once too', async () => {
    await acceptAll(many(19, () => ({})))
    const answers = await acceptAll(many(20, () => ({ receipt: 'trigger:1', fingerprint: 'same' })))
    expect(answers).toEqual({ accepted: 1, 'already-received': 19 })
    expect(await stored()).toEqual(all(20))
  })

  it('are refused altogether where the limit is none', async () => {
    expect(await acceptAll(many(5, () => ({ dailyLimit: 0 })))).toEqual({ 'over-limit': 5 })
    expect(await stored()).toEqual(all(0))
  })
})

describe('kudos that were refused', () => {
  it('can be sent again from the same form once they are mended', async () => {
    const first = draft({ fingerprint: 'same' })
    const { accept } = {
      accept: (each: RecognitionDraft) => own.database.recognitions.accept(workspaceId, each),
    }
    expect(await accept(first)).toBe('accepted')
    const form = 'view:V1'
    expect(await accept(draft({ fingerprint: 'same', receipt: form }))).toBe('same-text')
    expect(await accept(draft({ receipt: form, dailyLimit: 1 }))).toBe('over-limit')
    expect(await accept(draft({ receipt: form }))).toBe('accepted')
    expect(await accept(draft({ receipt: form }))).toBe('already-received')
    expect(await stored()).toEqual(all(2))
  })

  it.each([
    ['to a person of another workspace', { recipientIds: ['bea', 'only-W2'] }],
    ['from a person of another workspace', { giverId: 'only-W2' }],
    ['for an indicator of another workspace', { indicators: ['help.only-W2'] }],
    [
      'for an indicator of another workspace’s framework',
      { indicators: ['help.only-W2'], frameworkId: 'framework-W2' },
    ],
  ] as const)('by the database, %s, leave nothing', async (_, change) => {
    const attempt = own.database.recognitions.accept(
      workspaceId,
      draft({
        ...change,
        recipientIds: [...('recipientIds' in change ? change.recipientIds : ['bea'])],
        indicators: [...('indicators' in change ? change.indicators : [])],
      }),
    )
    await expect(attempt).rejects.toThrow(/foreign key/i)
    expect(await stored()).toEqual(all(0))
  })
})
