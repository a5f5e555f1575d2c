import type { Connection } from './client.ts'

export interface QueueDepth {
  /** Due or running now. */
  ready: number
  /** For a later time: the end of a pulse, a retry. */
  later: number
  /** Given up after all their attempts. */
  failed: number
}

export async function queueDepth({ pool }: Connection): Promise<QueueDepth> {
  const { rows } = await pool.query<QueueDepth>(`
    select
      count(*) filter (where attempts < max_attempts and run_at <= now())::int as ready,
      count(*) filter (where attempts < max_attempts and run_at > now())::int as later,
      count(*) filter (where attempts >= max_attempts)::int as failed
    from graphile_worker.jobs`)
  return rows[0] ?? { ready: 0, later: 0, failed: 0 }
}
