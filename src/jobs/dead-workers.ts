import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { BaseLogger } from 'pino'
import { mostAttempts } from '../app/deliver-bulk.ts'

/** First key of the advisory locks that say "this pool of workers lives"; the second is the hash of the pool's id. */
const lockClass = 0x6c61_7572

/** How often other processes' workers are looked at, in milliseconds. */
const sweepEvery = 30_000

/** How soon after a process has started it looks again, in milliseconds: longer than a live one needs to connect anew. */
const secondLookAfter = 5000

/** How soon a lost connection is tried anew, in milliseconds: without it our own workers look dead. */
const reconnectEvery = 500

/**
 * Gives back the jobs of workers whose process was killed, and the deliveries of its bulk lane. The queue itself would
 * keep jobs for four hours. They are locked by the pool that a worker belongs to; each pool holds an advisory lock on one connection of its process.
 * Where that lock is free, the pool is dead.
 */
export class DeadWorkers {
  /** Pass these to the queue's runner: they tell which workers are ours. */
  readonly events: WorkerEvents = new EventEmitter() as WorkerEvents
  private readonly own = new Set<string>()
  /** Pools of ours that have stopped: what they hold, nobody works on. */
  private readonly ended = new Set<string>()
  private client: pg.Client | null = null
  /** A connection takes one query at a time. */
  private turn: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null
  private stopped = false
  /** Workers whose lock was free at the last sweep. */
  private suspects = new Set<string>()

  constructor(
    private readonly url: string,
    private readonly log: BaseLogger,
  ) {
    this.events.on('pool:create', ({ workerPool }) => {
      this.own.add(workerPool.id)
      this.inTurn(() => this.hold(workerPool.id)).catch(error =>
        this.log.warn({ err: error }, 'our workers could not be registered'),
      )
    })
    this.events.on('pool:release', ({ workerPool }) => {
      this.own.delete(workerPool.id)
      this.ended.add(workerPool.id)
    })
  }

  /** Beside the queue's pools: a lane of ours has deliveries in hand under this id. */
  adopt(id: string): Promise<void> {
    this.own.add(id)
    return this.inTurn(() => this.hold(id))
  }

  /** It has ended. What it still holds, nobody works on. */
  disown(id: string): void {
    this.own.delete(id)
    this.ended.add(id)
  }

  /** False while the lock that says that we live may be lost: others may take over what we have in hand. */
  get isHeld(): boolean {
    return this.client !== null
  }

  /** Looks at what was left behind now, soon after that, and then again and again. */
  async start(): Promise<void> {
    await this.connect()
    await this.sweep()
    const sweepThenIn = (wait: number) => {
      this.timer = setTimeout(async () => {
        await this.sweep().catch(error =>
          this.log.warn({ err: error }, 'jobs of dead workers could not be looked for'),
        )
        if (!this.stopped) sweepThenIn(sweepEvery)
      }, wait)
    }
    sweepThenIn(secondLookAfter)
  }

  /** Gives back what dead workers hold now. */
  sweep(): Promise<void> {
    return this.inTurn(() => this.giveBack())
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.turn
    await this.client?.end()
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work)
    this.turn = mine.catch(() => {})
    return mine
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5000 })
    client.on('error', error => {
      this.log.warn({ err: error }, 'the connection that marks our workers as alive was lost')
    })
    await client.connect()
    client.on('end', () => {
      if (this.client === client) this.client = null
      void this.inTurn(() => this.reconnect())
    })
    this.client = client
    for (const id of this.own) await this.hold(id)
  }

  private async reconnect(): Promise<void> {
    while (!this.stopped && !this.client) {
      try {
        await this.connect()
      } catch (error) {
        this.log.warn({ err: error }, 'our workers cannot be marked as alive; trying again')
        await sleep(reconnectEvery)
      }
    }
  }

  private async hold(id: string): Promise<void> {
    await this.client?.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, id])
  }

  private async giveBack(): Promise<void> {
    if (this.stopped || !this.client) return
    const { client } = this
    const { rows } = await client.query<{ id: string }>(
      `select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
       union select "claimedBy" from "BulkDelivery" where "claimedBy" is not null`,
    )
    const seenFree = new Set<string>()
    for (const { id } of rows) {
      if (this.own.has(id)) continue
      const { rows: answer } = await client.query<{ free: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as free',
        [lockClass, id],
      )
      if (!answer[0]?.free) continue
      seenFree.add(id)
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, id])
    }
    // A live process may just be renewing a lost connection, most of all where the server was started anew and we with
    // it: it is given until the next look.
    const dead = [...seenFree].filter(id => this.suspects.has(id) || this.ended.has(id))
    this.suspects = new Set([...seenFree].filter(id => !dead.includes(id)))
    if (dead.length === 0) return
    // A job killed in its last attempt is owed another. So is one killed while a later one took over its key: the queue
    // marks that as used up, and would keep it for good.
    await client.query(
      `update graphile_worker._private_jobs set attempts = max_attempts - 1
       where locked_by = any($1::text[]) and attempts >= max_attempts`,
      [dead],
    )
    await client.query('select graphile_worker.force_unlock_workers($1)', [dead])
    await client.query(
      `update "BulkDelivery" set "claimedBy" = null, "attempts" = least("attempts", $2)
       where "claimedBy" = any($1::text[])`,
      [dead, mostAttempts - 1],
    )
    this.log.info({ workers: dead.length }, 'jobs of killed workers were given back to the queue')
  }
}
