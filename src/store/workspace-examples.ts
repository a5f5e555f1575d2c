import type { TeamTags } from '../core/mapping/team-prior.ts'
import type { WorkspaceExample, WorkspaceExamples } from '../core/mapping/workspace-example.ts'
import type { Client } from './client.ts'

/** Reads what people decided from the recognitions themselves: no other copy of their words is kept. */
export class PostgresWorkspaceExamples implements WorkspaceExamples {
  constructor(private readonly client: Client) {}

  async list(workspaceId: string, frameworkId: string, count: number): Promise<WorkspaceExample[]> {
    // A tag of the mapper's own is no decision. One recognition may hold several tags, all decided at once.
    const rows = await this.client.$queryRaw<WorkspaceExample[]>`
      select r."id" as "recognitionId", r."text",
        coalesce(tags."indicators", '{}') as "indicators",
        coalesce(tags."origin", 'none') as "origin",
        coalesce(tags."at", r."createdAt") as "at"
      from "Recognition" r
      left join lateral (
        select array_agg(t."indicatorCode" order by t."indicatorCode") as "indicators",
          max(t."origin"::text) as "origin", max(t."createdAt") as "at"
        from "Tag" t
        where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
          and t."frameworkId" = ${frameworkId} and t."origin" <> 'suggested'
      ) as tags on true
      where r."workspaceId" = ${workspaceId} and r."state" = 'posted'
        and (tags."indicators" is not null or r."decision" = 'none')
      order by "at" desc, r."id"
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
          and t."frameworkId" = ${frameworkId} and t."origin" <> 'suggested'
        order by received."createdAt" desc
        limit ${count}
      ) as newest
      group by newest."code"`
    return new Map(rows.map(({ code, tags }) => [code, tags]))
  }
}
