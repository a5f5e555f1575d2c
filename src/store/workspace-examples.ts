import type { TeamTags } from '../core/mapping/team-prior.ts'
import type { WorkspaceExample, WorkspaceExamples } from '../core/mapping/workspace-example.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { undisputed } from './tag-disputes.ts'

/** Reads what people decided from the recognitions and strengths themselves: no other copy of their words is kept. */
export class PostgresWorkspaceExamples implements WorkspaceExamples {
  constructor(private readonly client: Client) {}

  async list(workspaceId: string, frameworkId: string, count: number): Promise<WorkspaceExample[]> {
    const rows = await this.client.$queryRaw<WorkspaceExample[]>`
      select * from (${decisions(Prisma.sql`${workspaceId}`, Prisma.sql`${frameworkId}`)}) as decisions
      order by "at" desc, "sourceId"
      limit ${count}`
    return rows.reverse()
  }

  async teamTags(
    workspaceId: string,
    frameworkId: string,
    personIds: readonly string[],
    since: Date,
    count: number,
  ): Promise<TeamTags> {
    const rows = await this.client.$queryRaw<{ code: string; tags: number }[]>`
      select newest."code", count(*)::int as "tags"
      from (
        select t."indicatorCode" as "code"
        from (
          select distinct mate."personId"
          from "TeamMember" own
          join "Team" team on team."workspaceId" = own."workspaceId" and team."id" = own."teamId"
            and team."archivedAt" is null
          join "TeamMember" mate on mate."workspaceId" = own."workspaceId" and mate."teamId" = own."teamId"
          where own."workspaceId" = ${workspaceId} and own."personId" = any(${[...personIds]})
        ) as mates
        join "RecognitionRecipient" received on received."workspaceId" = ${workspaceId}
          and received."personId" = mates."personId" and received."createdAt" >= ${since}
        join "Recognition" r on r."workspaceId" = received."workspaceId" and r."id" = received."recognitionId"
          and r."state" = 'posted'
        join "Tag" t on t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
          and t."frameworkId" = ${frameworkId} and t."origin" <> 'suggested' and ${undisputed}
        order by received."createdAt" desc
        limit ${count}
      ) as newest
      group by newest."code"`
    return new Map(rows.map(({ code, tags }) => [code, tags]))
  }
}

/** A row a decision. A tag of the mapper's own is none. One text may hold several tags, all decided at once. */
export function decisions(workspaceId: Prisma.Sql, frameworkId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select r."id" as "sourceId", r."text",
      coalesce(tags."indicators", '{}') as "indicators",
      coalesce(tags."origin", 'none') as "origin",
      coalesce(tags."at", r."createdAt") as "at"
    from "Recognition" r
    left join lateral (
      select array_agg(t."indicatorCode" order by t."indicatorCode") as "indicators",
        max(t."origin"::text) as "origin", max(t."createdAt") as "at"
      from "Tag" t
      where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
        and t."frameworkId" = ${frameworkId} and t."origin" <> 'suggested' and ${undisputed}
    ) as tags on true
    where r."workspaceId" = ${workspaceId} and r."state" = 'posted'
      and (tags."indicators" is not null or r."decision" = 'none')
    union all
    select f."id", concat_ws(chr(10), f."situation", f."behaviour", f."impact"),
      coalesce(tags."indicators", '{}'),
      coalesce(tags."origin", 'none'),
      coalesce(tags."at", f."createdAt")
    from "Feedback" f
    left join lateral (
      select array_agg(t."indicatorCode" order by t."indicatorCode") as "indicators",
        max(t."origin"::text) as "origin", max(t."createdAt") as "at"
      from "FeedbackTag" t
      where t."workspaceId" = f."workspaceId" and t."feedbackId" = f."id" and t."frameworkId" = ${frameworkId}
        and t."origin" <> 'suggested' and ${undisputed}
    ) as tags on true
    where f."workspaceId" = ${workspaceId} and f."withdrawnAt" is null and f."kind" = 'strength'
      and (tags."indicators" is not null or f."decision" = 'none')`
}
