import { EventEmitter, once } from 'node:events'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DeadWorkers } from '../../src/jobs/dead-workers.ts'
import { type ChaosWorld, kudosChannel, openWorld, trainMapper } from '../chaos/world.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const log = pino({ level: 'silent' })

describe('jobs of dead workers', () => {
  let own: TestDatabase
  const watchers: DeadWorkers[] = []

  beforeEach(async () => {
    own = await createTestDatabase()
  })
  afterEach(async () => {
    for (const watcher of watchers.splice(0)) await watcher.stop()
    await own.close()
  })

  /** A process with a running pool of workers of this id. */
  async function process(poolId?: string): Promise<DeadWorkers> {
    const watcher = new DeadWorkers(own.url, log)
    watchers.push(watcher)
    await watcher.start()
    if (poolId) {
      watcher.events.emit('pool:create', { ctx: {} as never, workerPool: { id: poolId } as never })
      await watcher.sweep()
    }
    return watcher
  }

  /** A job in a queue of its own that the pool has begun. */
  async function begin(poolId: string): Promise<void> {
    await own.connection.pool.query(`select graphile_worker.add_job('deliver', queue_name => $1)`, [
      `queue of ${poolId}`,
    ])
    await own.connection.pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where locked_by is null`,
      [poolId],
    )
    await own.connection.pool.query(
      `update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() where locked_by is null`,
      [poolId],
    )
  }

  async function locked(): Promise<string[]> {
    const { rows } = await own.connection.pool.query(
      `select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null order by 1`,
    )
    return rows.map(row => row.locked_by)
  }

  /** The connections that mark pools as alive. */
  async function marks(): Promise<number[]> {
    const { rows } = await own.connection.pool.query(
      `select pid from pg_locks where locktype = 'advisory'
       and database = (select oid from pg_database where datname = current_database())`,
    )
    return rows.map(row => row.pid)
  }

  it('are given back, queue included, soon after another process has started', async () => {
    await begin('killed')
    await process()
    expect(await locked()).toEqual(['killed'])
    await expect.poll(locked, { timeout: 10_000 }).toEqual([])
  })

  it('stay with a process that lives and lost its connection when the database was killed, where another starts first', async () => {
    const living = await process('living')
    await begin('living')
    const [mark] = await marks()
    const starting = new DeadWorkers(own.url, log)
    watchers.push(starting)
    await own.connection.pool.query('select pg_terminate_backend($1)', [mark])
    await starting.start()
    await expect.poll(async () => (await marks()).length, { timeout: 5000 }).toBe(1)
    await starting.sweep()
    expect(living.isHeld).toBe(true)
    expect(await locked()).toEqual(['living'])
  })

  it('are given back also where it was their last attempt', async () => {
    await begin('killed')
    await own.connection.pool.query('update graphile_worker._private_jobs set attempts = max_attempts')
    await (await process()).sweep()
    const { rows } = await own.connection.pool.query(
      'select is_available as waits, max_attempts - attempts as left from graphile_worker._private_jobs',
    )
    expect(rows).toEqual([{ waits: true, left: 1 }])
  })

  it('stay with workers that live, in this process and in others', async () => {
    const first = await process('first')
    const second = await process('second')
    await begin('first')
    await begin('second')
    await first.sweep()
    await second.sweep()
    await (await process()).sweep()
    expect(await locked()).toEqual(['first', 'second'])
  })

  it('are given back once their process has ended', async () => {
    const ended = await process('ended')
    await begin('ended')
    await ended.stop()
    await (await process('other')).sweep()
    expect(await locked()).toEqual([])
  })

  it('are given back where the pool has ended and its process goes on', async () => {
    const watcher = await process('broken')
    await begin('broken')
    watcher.events.emit('pool:release', {
      ctx: {} as never,
      pool: {} as never,
      workerPool: { id: 'broken' } as never,
    })
    await watcher.sweep()
    expect(await locked()).toEqual([])
  })

  it('are given back at the second look where somebody watches already: the process may be renewing its connection', async () => {
    const watcher = await process('watcher')
    await begin('gone')
    await watcher.sweep()
    expect(await locked()).toEqual(['gone'])
    await watcher.sweep()
    expect(await locked()).toEqual([])
  })

  it('stay with workers that live although the connection that says so was cut', async () => {
    await process('cut')
    await begin('cut')
    const [before] = await marks()
    await own.connection.pool.query('select pg_terminate_backend($1)', [before])
    const after = async () => (await marks()).filter(pid => pid !== before).length
    await expect.poll(after, { timeout: 5000 }).toBe(1)
    await (await process('other')).sweep()
    expect(await locked()).toEqual(['cut'])
  })
})

describe('the queue', () => {
  let world: ChaosWorld

  beforeAll(trainMapper, 180_000)
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.close())

  const give = (giver: string, words: string) =>
    world.driver.say({ as: giver, conversation: kudosChannel, text: `/kudos @tom ${words}` })
  const card = (words: string) =>
    world.driver.waitFor(() => world.posts(words)[0], { what: `a card with "${words}"`, timeoutMs: 15_000 })

  it('locks jobs in the name of a pool that the process has registered', async () => {
    await world.start({ slackTimeoutMs: 1000 })
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'hang' })
    await give('U0ANA', 'held the ladder')
    await world.driver.waitFor(() => world.playground.faults.planned.length === 0)
    const { rows } = await world.test.connection.pool.query(
      `select exists (
         select from pg_locks where locktype = 'advisory' and granted and mode = 'ShareLock'
         and objid::bigint = hashtext(locked_by)::bigint & 4294967295
       ) as registered
       from graphile_worker._private_jobs where locked_by is not null`,
    )
    expect(rows).toEqual([{ registered: true }])
    await world.idle()
  })

  it('goes on after the database dropped every connection in the middle of a job', async () => {
    const laurel = await world.start({ slackTimeoutMs: 500 })
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'hang', carriedOut: true })
    await give('U0ANA', 'counted the bolts')
    await card('counted the bolts')
    await dropConnections(world)
    // The call ends while the database is still away: the end of the job cannot be noted.
    await expect
      .poll(() => laurel.laurel.database.workspaces.get(world.playground.teamId).then(Boolean, () => false))
      .toBe(true)
    await give('U0BEN', 'painted the winch')
    await card('painted the winch')
    await world.idle()
    expect(world.posts('counted the bolts')).toHaveLength(1)
    expect(world.posts('painted the winch')).toHaveLength(1)
  })
})

/** Ends all connections to the world's database but the test's own, and lets none in for a while. */
async function dropConnections(world: ChaosWorld): Promise<void> {
  const name = new URL(world.test.url).pathname.slice(1)
  const admin = new URL(world.test.url)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    await client.query(`alter database ${name} allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    await once(new EventEmitter(), 'never', { signal: AbortSignal.timeout(1200) }).catch(() => {})
  } finally {
    await client.query(`alter database ${name} allow_connections true`)
    await client.end()
  }
}
