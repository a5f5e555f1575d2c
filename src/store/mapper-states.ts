import type { CheckScores, DueRefit, MapperState, MapperStates } from '../core/mapping/workspace-example.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { decisions } from './workspace-examples.ts'

export class PostgresMapperStates implements MapperStates {
  constructor(private readonly client: Client) {}

  async get(workspaceId: string, frameworkId: string): Promise<MapperState | null> {
    const row = await this.client.mapperState.findUnique({
      where: { workspaceId_frameworkId: { workspaceId, frameworkId } },
      omit: { adapter: true, sources: true },
    })
    if (!row || row.triedAt === null) return null
    return {
      workspaceId,
      frameworkId,
      triedAt: row.triedAt,
      examples: row.examples,
      accepted: row.accepted,
      before: row.before as unknown as CheckScores,
      after: row.after as unknown as CheckScores,
      fittedAt: row.fittedAt,
    }
  }

  async fittedAt(workspaceId: string, frameworkId: string): Promise<Date | null> {
    const row = await this.client.mapperState.findUnique({
      where: { workspaceId_frameworkId: { workspaceId, frameworkId } },
      select: { fittedAt: true },
    })
    return row?.fittedAt ?? null
  }

  async adapter(
    workspaceId: string,
    frameworkId: string,
  ): Promise<{ bytes: Uint8Array; fittedAt: Date; sources: string[] } | null> {
    const row = await this.client.mapperState.findUnique({
      where: { workspaceId_frameworkId: { workspaceId, frameworkId } },
      select: { adapter: true, fittedAt: true, sources: true },
    })
    if (!row?.adapter || !row.fittedAt) return null
    return { bytes: row.adapter, fittedAt: row.fittedAt, sources: row.sources }
  }

  async due({ decisions: enough, since }: { decisions: number; since: Date }): Promise<DueRefit[]> {
    return this.client.$queryRaw<DueRefit[]>`
      select w."id" as "workspaceId", w."frameworkId"
      from "Workspace" w
      left join "MapperState" s on s."workspaceId" = w."id" and s."frameworkId" = w."frameworkId"
      cross join lateral (
        select count(*) as "count" from (
          select from (${decisions(Prisma.sql`w."id"`, Prisma.sql`w."frameworkId"`)}) as decided
          where decided."at" > coalesce(s."triedAt", '-infinity')
          limit ${enough}
        ) as fresh
      ) as fresh
      where w."frameworkId" is not null
        and (fresh."count" >= ${enough}
          or (s."triedAt" < ${since} and (fresh."count" > 0 or s."adapter" is not null)))
      order by w."id"`
  }

  async claim({ workspaceId, frameworkId }: DueRefit, now: Date, abandoned: Date): Promise<boolean> {
    const claimed = await this.client.$executeRaw`
      insert into "MapperState" ("workspaceId", "frameworkId", "claimedAt", "sources")
      values (${workspaceId}, ${frameworkId}, ${now}, '{}')
      on conflict ("workspaceId", "frameworkId") do update set "claimedAt" = ${now}
        where "MapperState"."claimedAt" is null or "MapperState"."claimedAt" < ${abandoned}`
    return claimed > 0
  }

  async save(
    { workspaceId, frameworkId, triedAt, examples, accepted, before, after }: Omit<MapperState, 'fittedAt'>,
    adapter: { bytes: Uint8Array; sources: string[] } | null | undefined,
  ): Promise<void> {
    const inUse =
      adapter === undefined
        ? {}
        : adapter === null
          ? { adapter: null, fittedAt: null, sources: [] }
          : { adapter: Uint8Array.from(adapter.bytes), fittedAt: triedAt, sources: adapter.sources }
    const data = {
      claimedAt: null,
      triedAt,
      examples,
      accepted,
      before: { ...before },
      after: { ...after },
      ...inUse,
    }
    await this.client.mapperState.upsert({
      where: { workspaceId_frameworkId: { workspaceId, frameworkId } },
      create: { workspaceId, frameworkId, ...data },
      update: data,
    })
  }

  async release({ workspaceId, frameworkId }: DueRefit): Promise<void> {
    await this.client.mapperState.updateMany({
      where: { workspaceId, frameworkId },
      data: { claimedAt: null },
    })
  }
}
