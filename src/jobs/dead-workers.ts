import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { BaseLogger } from 'pino'

/** First key of the advisory locks that say "this worker lives"; the second is the hash of the worker's id. */
const lockClass = 0x6c61_7572

/** How often other processes' workers are looked at, in milliseconds. */
const sweepEvery = 30_000

/**
 * Gives back the jobs of workers whose process was killed. The queue itself would keep them for four hours. Every
 * worker holds an advisory lock on one connection of its process; where the lock is free, the worker is dead.
 */
export class DeadWorkers {
  /** Pass these to the queue's runner: they tell which workers are ours. */
  readonly events: WorkerEvents = new EventEmitter() as WorkerEvents
  private readonly own = new Set<string>()
  private client: pg.Client | null = null
  /** A connection takes one query at a time. */
  private turn: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly log: BaseLogger,
  ) {
    this.events.on('worker:create', ({ worker }) => {
      this.own.add(worker.workerId)
      this.inTurn(() => this.hold(worker.workerId)).catch(error =>
        this.log.warn({ err: error }, 'a worker could not be registered'),
      )
    })
  }

  /** Frees what was left behind, before the first worker starts, and then again and again. */
  async start(): Promise<void> {
    await this.connect()
    await this.inTurn(() => this.sweep())
    this.timer = setInterval(() => {
      this.inTurn(() => this.sweep()).catch(error => this.log.warn({ err: error }, 'jobs of dead workers could not be looked for'))
    }, sweepEvery)
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearInterval(this.timer)
    await this.client?.end()
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work)
    this.turn = mine.catch(() => {})
    return mine
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('error', error => {
      this.log.warn({ err: error }, 'the connection that marks our workers as alive was lost')
      if (this.client === client) this.client = null
    })
    await client.connect()
    this.client = client
    for (const id of this.own) await this.hold(id)
  }

  private async hold(id: string): Promise<void> {
    await this.client?.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, id])
  }

  private async sweep(): Promise<void> {
    if (this.stopped) return
    if (!this.client) await this.connect()
    const { rows } = await this.client!.query<{ id: string }>(
      `select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
    )
    const dead: string[] = []
    for (const { id } of rows) {
      if (this.own.has(id)) continue
      const { rows: answer } = await this.client!.query<{ free: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as free',
        [lockClass, id],
      )
      if (!answer[0]?.free) continue
      dead.push(id)
      await this.client!.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, id])
    }
    if (dead.length === 0) return
    await this.client!.query('select graphile_worker.force_unlock_workers($1)', [dead])
    this.log.info({ workers: dead.length }, 'jobs of killed workers were given back to the queue')
  }
}
