import type { EndpointCalls } from '../core/mapping/endpoint-calls.ts'
import type { Client } from './client.ts'

export class PostgresEndpointCalls implements EndpointCalls {
  constructor(private readonly client: Client) {}

  async take(day: string, limit: number): Promise<boolean> {
    if (limit < 1) return false
    const counted = await this.client.$executeRaw`
      insert into "EndpointCalls" ("day", "calls") values (${day}, 1)
      on conflict ("day") do update set "calls" = "EndpointCalls"."calls" + 1
      where "EndpointCalls"."calls" < ${limit}`
    return counted === 1
  }
}
