import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listUndelivered } from '../../src/app/list-undelivered.ts'
import { retryUndelivered } from '../../src/app/retry-undelivered.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type PulseWorkspace, pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase
let workspace: PulseWorkspace

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own?.close())
beforeEach(async () => {
  workspace = await pulseWorkspace(own)
  await own.database.people.setAdmins(workspace.workspaceId, ['ana'])
})

/** A job that has thrown in every attempt, as the queue keeps it. */
async function poison(
  name: 'close-pulse-round' | 'deliver',
  workspaceId = workspace.workspaceId,
): Promise<string> {
  await own.database.jobs.add(
    name === 'deliver'
      ? { name, workspaceId, deliveryId: 'D1' }
      : { name, workspaceId, roundId: crypto.randomUUID() },
  )
  const { rows } = await own.connection.pool.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $1
     where id = (select max(id) from graphile_worker._private_jobs) returning id::text`,
    ['the round has no end\n    at closeRound'],
  )
  return rows[0].id
}

async function failedMessage(id: string): Promise<void> {
  const { workspaceId } = workspace
  const now = new Date('2026-11-24T10:00:00Z')
  await own.database.deliveries.queue(
    workspaceId,
    { id, kind: 'pulse-report', key: `report:${id}`, conversation: 'ana', personId: 'ana' },
    now,
  )
  await own.database.deliveries.failed(workspaceId, id, 'account_inactive', now)
}

const list = (actorId = 'ana') =>
  listUndelivered(workspace.laurel, { workspaceId: workspace.workspaceId, actorId, count: 10 })
let receipts = 0
const retry = (what: Parameters<typeof retryUndelivered>[1]['what'], actorId = 'ana') => {
  receipts += 1
  const { laurel, workspaceId } = workspace
  return retryUndelivered(laurel, { workspaceId, actorId, receipt: `retry ${receipts}`, what })
}

describe('what was given up', () => {
  it('is listed for admins: messages, and jobs of any kind with the first line of what went wrong', async () => {
    await failedMessage('M1')
    const id = await poison('close-pulse-round')
    await poison('deliver')
    await poison('close-pulse-round', 'another workspace')
    const { messages, jobs } = await list()
    expect(messages.map(each => [each.id, each.error])).toEqual([['M1', 'account_inactive']])
    expect(jobs).toMatchObject([
      { id, name: 'close-pulse-round', error: 'the round has no end', attempts: 25 },
    ])
    await expect(list('ben')).rejects.toMatchObject({ code: 'not-an-admin' })
  })

  it('is tried again, one or all, by an admin of its workspace alone', async () => {
    await failedMessage('M2')
    const first = await poison('close-pulse-round')
    const second = await poison('close-pulse-round')
    const foreign = await poison('close-pulse-round', 'another workspace')
    await expect(retry('all', 'ben')).rejects.toMatchObject({ code: 'not-an-admin' })
    expect(await retry({ job: foreign })).toBe(0)
    expect(await retry({ job: 'no number' })).toBe(0)
    expect(await retry({ job: first })).toBe(1)
    expect(await retry({ job: first })).toBe(0)
    expect((await list()).jobs.map(job => job.id)).toEqual([second])
    expect(await retry('all')).toBe(2)
    expect(await list()).toEqual({ messages: [], jobs: [] })
    const { rows } = await own.connection.pool.query(
      `select attempts, last_error from graphile_worker._private_jobs where id = any($1::bigint[])`,
      [[first, second]],
    )
    expect(rows.map(row => row.attempts)).toEqual([0, 0])
  })
})
