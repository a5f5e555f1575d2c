import type { Account } from '../core/identity/identity.ts'
import type { Membership } from '../core/team/membership.ts'
import { isSameHolder } from './accounts.ts'
import { Prisma } from './generated/client.ts'
import { undisputed } from './tag-disputes.ts'

/** What people received: who, in which workspace, from when (included) to when (excluded). */
export interface Reach {
  workspaceId: string
  personIds: readonly string[]
  from: Date
  to: Date
  /** Only what they received while they belonged to a team, each of `personIds` once for each stay; else all. */
  memberships?: readonly Membership[]
  /** The conversations that it was given in; everywhere where they are left out. */
  channels?: readonly string[]
  /** Other accounts of the same person, in other workspaces: only ever where that person is the reader. */
  others?: readonly Account[]
}

/** A row a recipient and recognition that was not withdrawn. */
export function received(reach: Reach): Prisma.Sql {
  const { from, to, channels, memberships } = reach
  return Prisma.sql`
    select p."workspaceId", p."personId", p."recognitionId", p."createdAt", ${giverIn(reach, 'r')} as "giverId"
    from "RecognitionRecipient" p
    ${memberships ? whileThere(memberships) : Prisma.empty}
    join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId"
    where ${isOf(reach, 'p', 'personId')}
      and p."createdAt" >= ${from} and p."createdAt" < ${to} and r."state" = 'posted'
      ${channels ? Prisma.sql`and r."channel" = any(${[...channels]}::text[])` : Prisma.empty}`
}

function whileThere(memberships: readonly Membership[]): Prisma.Sql {
  const column = <Key extends keyof Membership>(key: Key) => memberships.map(membership => membership[key])
  return Prisma.sql`
    join unnest(${column('personId')}::text[], ${column('from')}::timestamptz[], ${column('to')}::timestamptz[])
      as stay("personId", "from", "to")
      on stay."personId" = p."personId" and p."createdAt" >= coalesce(stay."from", '-infinity')
        and p."createdAt" < coalesce(stay."to", 'infinity')`
}

/** Whether a column of a row names one of the people. */
export function isOf(
  { workspaceId, personIds, others = [] }: Reach,
  row: string,
  column: string,
): Prisma.Sql {
  const [workspace, person] = [`${row}."workspaceId"`, `${row}."${column}"`].map(name => Prisma.raw(name))
  const here = Prisma.sql`${workspace} = ${workspaceId} and ${person} = any(${[...personIds]}::text[])`
  if (others.length === 0) return here
  const elsewhere = others.map(
    other => Prisma.sql`(${workspace} = ${other.workspaceId} and ${person} = ${other.personId})`,
  )
  return Prisma.sql`(${Prisma.join([Prisma.sql`(${here})`, ...elsewhere], ' or ')})`
}

/** Who gave: a giver with an account here, too, is the same one as here. */
function giverIn({ workspaceId, others = [] }: Reach, row: string): Prisma.Sql {
  const [workspace, giver] = [`${row}."workspaceId"`, `${row}."giverId"`].map(name => Prisma.raw(name))
  if (others.length === 0) return Prisma.sql`${giver}`
  return Prisma.sql`case when ${workspace} = ${workspaceId} then ${giver} else coalesce((
    select here."id" from "Person" there
    join "Person" here on here."identityId" = there."identityId" and here."workspaceId" = ${workspaceId}
      and ${isSameHolder('here', 'there')}
    where there."workspaceId" = ${workspace} and there."id" = ${giver}
  ), ${giver}) end`
}

/** Names of those in a statement from elsewhere, and who they are here. */
export function peopleElsewhere({ workspaceId }: Reach): Prisma.Sql {
  return Prisma.sql`
    left join lateral (
      select json_object_agg(there."id", json_build_object('id', here."id", 'name', there."name")) as "people"
      from "Person" there
      left join "Person" here on here."identityId" = there."identityId" and here."workspaceId" = ${workspaceId}
        and ${isSameHolder('here', 'there')}
      where there."workspaceId" = c."workspaceId"
        and (there."id" = c."giverId" or there."id" = any(recipients."ids"))
    ) as elsewhere on c."workspaceId" <> ${workspaceId}`
}

/** Workspace of a row of `received`: a constant wherever there is only one. */
function workspaceOf({ workspaceId, others = [] }: Reach, row: string): Prisma.Sql {
  return others.length === 0 ? Prisma.sql`${workspaceId}` : Prisma.raw(`${row}."workspaceId"`)
}

/**
 * A row a recognition and indicator, and a row a recognition and competency (`indicator` null): `evidence` tells
 * whether a person stands behind it. A tag that a receiver disputes is left out until the giver has answered.
 */
export function tags(reach: Reach): Prisma.Sql {
  return tagsOf(reach, received(reach))
}

/** The same of rows that were read before, as `received` has them. */
export function tagsOf(reach: Reach, received: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select "recognitionId", "giverId", "createdAt", "competency", "indicator", bool_or("evidence") as "evidence"
    from (
      select r."recognitionId", r."giverId", r."createdAt", t."indicatorCode" as "indicator",
        split_part(t."indicatorCode", '.', 1) as "competency", t."origin" <> 'suggested' as "evidence"
      from (
        select distinct "workspaceId", "recognitionId", "giverId", "createdAt" from (${received}) as received
      ) as r
      join "Tag" t on t."workspaceId" = ${workspaceOf(reach, 'r')} and t."recognitionId" = r."recognitionId"
        and ${undisputed}
    ) as tagged
    group by grouping sets (
      ("recognitionId", "giverId", "createdAt", "competency"),
      ("recognitionId", "giverId", "createdAt", "competency", "indicator")
    )`
}

/** Feedback that these people received and that the reader may read. */
export function feedback(reach: Reach, readerId: string): Prisma.Sql {
  const { from, to, others = [] } = reach
  // With other accounts, the reader is the receiver of all of it.
  const mayRead =
    others.length > 0
      ? Prisma.sql`true`
      : Prisma.sql`(f."receiverId" = ${readerId} or exists (
          select from "FeedbackReader" r
          where r."workspaceId" = f."workspaceId" and r."feedbackId" = f."id" and r."personId" = ${readerId}
        ))`
  return Prisma.sql`
    select f."workspaceId", f."id", ${giverIn(reach, 'f')} as "giverId", f."kind", f."createdAt"
    from "Feedback" f
    where ${isOf(reach, 'f', 'receiverId')}
      and f."createdAt" >= ${from} and f."createdAt" < ${to} and f."withdrawnAt" is null and ${mayRead}`
}

/** As `tags`, of strengths. */
export function strengthTags(reach: Reach, readerId: string): Prisma.Sql {
  return Prisma.sql`
    select "feedbackId", "giverId", "createdAt", "competency", "indicator", bool_or("evidence") as "evidence"
    from (
      select t."feedbackId", f."giverId", f."createdAt", t."indicatorCode" as "indicator",
        split_part(t."indicatorCode", '.', 1) as "competency", t."origin" <> 'suggested' as "evidence"
      from (${feedback(reach, readerId)}) as f
      join "FeedbackTag" t on t."workspaceId" = ${workspaceOf(reach, 'f')} and t."feedbackId" = f."id"
      where f."kind" = 'strength' and ${undisputed}
    ) as tagged
    group by grouping sets (
      ("feedbackId", "giverId", "createdAt", "competency"),
      ("feedbackId", "giverId", "createdAt", "competency", "indicator")
    )`
}
