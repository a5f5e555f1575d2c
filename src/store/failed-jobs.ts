import type { FailedJob, FailedJobs } from '../core/job.ts'
import type { Client } from './client.ts'

export class PostgresFailedJobs implements FailedJobs {
  constructor(private readonly client: Client) {}

  async list(workspaceId: string, count: number): Promise<FailedJob[]> {
    const rows = await this.client.$queryRaw<(Omit<FailedJob, 'error'> & { error: string | null })[]>`
      select j.id::text as id, t.identifier as name, j.last_error as error, j.attempts::int as attempts,
        j.updated_at as "failedAt"
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts >= j.max_attempts and j.locked_at is null and t.identifier <> 'deliver'
        and j.payload->>'workspaceId' = ${workspaceId}
      order by j.updated_at desc limit ${count}`
    return rows.map(row => ({ ...row, error: row.error?.split('\n')[0] ?? '' }))
  }

  async retry(workspaceId: string, id: string): Promise<boolean> {
    if (!/^\d{1,18}$/.test(id)) return false
    const rows = await this.client.$queryRaw<unknown[]>`
      select from graphile_worker._private_jobs j, graphile_worker.reschedule_jobs(array[j.id], now(), null, 0)
      where j.id = ${BigInt(id)} and j.attempts >= j.max_attempts and j.locked_at is null
        and j.payload->>'workspaceId' = ${workspaceId}`
    return rows.length > 0
  }
}
