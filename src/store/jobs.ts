import type { Job, JobOptions, Jobs } from '../core/job.ts'
import type { Client } from './client.ts'

export class PostgresJobs implements Jobs {
  constructor(private readonly client: Client) {}

  async add(
    { name, ...payload }: Job,
    { queue, key, runAt, delay = 0, canWait = false }: JobOptions = {},
  ): Promise<void> {
    await this.client.$executeRaw`
      select graphile_worker.add_job(
        ${name}, ${JSON.stringify(payload)}::json,
        queue_name => ${queue ?? null}::text,
        run_at => coalesce(${runAt ?? null}::timestamptz, now() + ${delay}::float8 * interval '1 second'),
        job_key => ${key ?? null}::text,
        priority => ${canWait ? 10 : 0}::int
      )`
  }
}
