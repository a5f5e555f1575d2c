import type { Tag } from '../core/recognition/recognition.ts'
import type { Statement } from '../core/summary/evidence.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { peopleElsewhere, type Reach, received } from './reach.ts'
import { undisputed } from './tag-disputes.ts'

export const newest = Prisma.sql`r."createdAt" desc, r."id"`

export const mostSpecific = Prisma.sql`
  exists (
    select from "Tag" t
    where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id" and t."origin" <> 'suggested'
      and ${undisputed}
  ) desc,
  r."behavioural" desc nulls last,
  ${newest}`

/** What was written to these people, in an order. */
export async function statementsOf(
  client: Client,
  reach: Reach,
  order: Prisma.Sql,
  count: number,
  { skip = 0, withDisputed = false } = {},
): Promise<Statement[]> {
  const isElsewhere = (reach.others ?? []).length > 0
  const rows = await client.$queryRaw<StatementRow[]>`
    with chosen as (
      select r."workspaceId", r."id", r."giverId", r."text", r."behavioural", r."createdAt", r."sourceLink",
        r."channel" as "givenIn"
      from "Recognition" r
      where ${
        isElsewhere
          ? Prisma.sql`(r."workspaceId", r."id") in
              (select "workspaceId", "recognitionId" from (${received(reach)}) as received)`
          : Prisma.sql`r."workspaceId" = ${reach.workspaceId}
              and r."id" in (select "recognitionId" from (${received(reach)}) as received)`
      }
      order by ${order}
      limit ${count} offset ${skip}
    )
    select c."workspaceId", c."id", c."giverId", c."text", c."behavioural", c."createdAt", c."sourceLink", c."givenIn",
      recipients."ids" as "recipientIds", tags."list" as "tags", card."channel", card."messageId",
      ${isElsewhere ? Prisma.sql`elsewhere."people"` : Prisma.sql`null`} as "elsewhere"
    from chosen c
    cross join lateral (
      select array_agg("personId" order by "personId") as "ids"
      from "RecognitionRecipient"
      where "workspaceId" = c."workspaceId" and "recognitionId" = c."id"
    ) as recipients
    cross join lateral (
      select coalesce(json_agg(jsonb_build_object('indicator', t."indicatorCode", 'origin', t."origin") ||
          case when t."disputedAt" is null then '{}' else jsonb_build_object('disputed', jsonb_build_object(
            'state', case when t."keptAt" is null then 'open' else 'kept' end,
            'personId', t."disputedById", 'note', t."disputeNote"
          )) end
        order by t."origin" = 'suggested', t."probability" desc nulls first, t."indicatorCode"), '[]') as "list"
      from "Tag" t
      where t."workspaceId" = c."workspaceId" and t."recognitionId" = c."id" and (${withDisputed} or ${undisputed})
    ) as tags
    left join lateral (
      select "channel", "messageId"
      from "Delivery"
      where "workspaceId" = c."workspaceId" and "recognitionId" = c."id" and "kind" = 'kudos-card' and "state" = 'sent'
      limit 1
    ) as card on true
    ${isElsewhere ? peopleElsewhere(reach) : Prisma.empty}`
  return rows.map(toStatement)
}

interface StatementRow {
  workspaceId: string
  id: string
  giverId: string
  text: string
  behavioural: number | null
  createdAt: Date
  sourceLink: string | null
  recipientIds: string[]
  tags: Tag[]
  givenIn: string
  channel: string | null
  messageId: string | null
  /** People of another workspace by their ids there; `id` is theirs here, null for those who have none. */
  elsewhere: Record<string, { id: string | null; name: string }> | null
}

function toStatement({ id, createdAt, channel, messageId, elsewhere, ...row }: StatementRow): Statement {
  const known = elsewhere ?? {}
  const idHere = (personId: string) => known[personId]?.id ?? personId
  return {
    workspaceId: row.workspaceId,
    recognitionId: id,
    giverId: idHere(row.giverId),
    recipientIds: row.recipientIds.map(idHere),
    names: Object.fromEntries(
      Object.entries(known).flatMap(([personId, { id: here, name }]) =>
        here === null ? [[personId, name]] : [],
      ),
    ),
    text: row.text,
    behavioural: row.behavioural,
    tags: row.tags,
    at: createdAt,
    channel: row.givenIn,
    card: channel !== null && messageId !== null ? { channel, messageId } : null,
    sourceLink: row.sourceLink,
  }
}
