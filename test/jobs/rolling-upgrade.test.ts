import { randomUUID } from 'node:crypto'
import { run } from 'graphile-worker'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveryKind } from '../../src/core/delivery/delivery.ts'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { type PulseWorkspace, pulseWorkspace } from '../app/pulse-workspace.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

// Two versions of Laurel on one database: the older one is there for a while after the newer one has come.

let own: TestDatabase
let workspace: PulseWorkspace
let worker: Worker

beforeAll(async () => {
  own = await createTestDatabase()
  workspace = await pulseWorkspace(own)
  worker = await startWorker(
    // Connected to the workspace; nothing here comes as far as to be sent.
    { ...workspace.laurel, chat: () => ({}) as never },
    { pool: own.connection.pool, url: own.url },
    pino({ level: 'silent' }),
  )
})
afterAll(async () => {
  await worker.stop()
  await own.close()
})

async function jobs() {
  const { rows } = await own.connection.pool.query<{
    task: string
    attempts: number
    max_attempts: number
    locked_by: string | null
    last_error: string | null
  }>(
    `select t.identifier as task, j.attempts, j.max_attempts, j.locked_by, j.last_error
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by t.identifier`,
  )
  return rows
}

describe('an older replica', () => {
  it('leaves jobs that it does not know to the newer one, as new as they were', async () => {
    const { workspaceId } = workspace
    const add = (task: string) =>
      own.connection.pool.query('select graphile_worker.add_job($1, $2::json)', [
        task,
        JSON.stringify({ workspaceId, roundId: 'none' }),
      ])
    await add('job-of-a-newer-version')
    // What comes after it is done all the same.
    await add('close-pulse-round')
    await expect.poll(async () => (await jobs()).map(({ task }) => task)).toEqual(['job-of-a-newer-version'])
    expect(await jobs()).toMatchObject([{ attempts: 0, locked_by: null, last_error: null }])

    const done: unknown[] = []
    const newer = await run({
      pgPool: own.connection.pool,
      taskList: { 'job-of-a-newer-version': async payload => void done.push(payload) },
      noHandleSignals: true,
    })
    await expect.poll(() => done).toEqual([{ workspaceId, roundId: 'none' }])
    await newer.stop()
    expect(await jobs()).toEqual([])
  })

  it('tries messages again later whose kind it does not know, in the queue and in the bulk lane', async () => {
    const { laurel, workspaceId } = workspace
    const message = (personId: string) => ({
      id: randomUUID(),
      kind: 'kind-of-a-newer-version' as DeliveryKind,
      key: `newer:${personId}`,
      conversation: personId,
      personId,
    })
    await own.database.transaction(async ({ deliveries }) => {
      await deliveries.queue(workspaceId, message('ben'), laurel.clock.now())
      await deliveries.queueMany(workspaceId, [message('cao')], laurel.clock.now())
    })
    const told =
      'this version of Laurel knows no message of the kind "kind-of-a-newer-version"; a newer one does'
    await expect
      .poll(async () => (await jobs()).filter(({ attempts }) => attempts > 0))
      .toMatchObject([{ task: 'deliver', attempts: 1, last_error: expect.stringContaining(told) }])
    const line = () => own.connection.prisma.bulkDelivery.findMany({ where: { workspaceId } })
    await expect
      .poll(async () => (await line()).map(({ attempts, claimedBy }) => [attempts, claimedBy]))
      .toEqual([[1, null]])
    expect(await line()).toMatchObject([{ isUnclear: false }])
    const states = await workspace.deliveries('kind-of-a-newer-version')
    expect(states.map(({ state }) => state)).toEqual(['queued', 'queued'])
  })
})
