import type { Job, JobOptions, Jobs } from '../core/job.ts'
import type { Client } from './client.ts'

export class PostgresJobs implements Jobs {
  constructor(private readonly client: Client) {}

  async add({ name, ...payload }: Job, { queue, key, runAt }: JobOptions = {}): Promise<void> {
    await this.client.$executeRaw`
      select graphile_worker.add_job(
        ${name}, ${JSON.stringify(payload)}::json,
        queue_name => ${queue ?? null}::text,
        run_at => ${runAt ?? null}::timestamptz,
        job_key => ${key ?? null}::text
      )`
  }
}
