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
}
