import type { TeamEvidence } from '../core/summary/evidence.ts'
import type { SummaryPeriod } from '../core/summary/period.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { type Reach, received, tagsOf } from './reach.ts'

/** Moments as PostgreSQL writes them into JSON. */
interface TeamFigures {
  totals: TeamEvidence['totals']
  others: TeamEvidence['others']
  tagged: {
    competency: string
    indicator: string | null
    now: number
    givers: number
    before: number
    suggested: number
    baseline: number
    earlier: number
    last: string | null
  }[]
  members: { personId: string; last: string; lastByReader: string | null }[]
}

/**
 * All that is counted of a team, from one look at what it received. `tagged`: a row an indicator, and a row a competency
 * (`indicator` null) where each recognition counts once.
 */
export async function teamFigures(
  client: Client,
  reach: Reach,
  { from, before, baseline, lately }: SummaryPeriod,
  {
    readerId,
    readerIds,
    memberIds,
  }: { readerId: string; readerIds: readonly string[]; memberIds: readonly string[] },
): Promise<TeamFigures> {
  const [figures] = await client.$queryRaw<TeamFigures[]>`
    with received as materialized (${received(reach)}), totals as (
      select
        count(distinct "recognitionId") filter (where "createdAt" >= ${from})::int as "recognitions",
        count(distinct "recognitionId") filter (where "createdAt" >= ${baseline} and "createdAt" < ${from})::int
          as "baseline",
        count(distinct "personId") filter (where "createdAt" >= ${from})::int as "recognised",
        ${memberIds.length}::int + count(distinct "personId") filter (
          where "createdAt" >= ${from} and "personId" <> all(${[...memberIds]}::text[])
        )::int as "people",
        count(distinct "giverId") filter (where "createdAt" >= ${from})::int as "givers"
      from received
    ), others as (
      select reader."id",
        count(distinct "personId") filter (where "createdAt" >= ${from})::int as "now",
        count(distinct "personId") filter (where "createdAt" >= ${before} and "createdAt" < ${from})::int as "before",
        count(distinct "personId") filter (where "createdAt" >= ${baseline} and "createdAt" < ${from})::int as "baseline"
      from unnest(${[...readerIds]}::text[]) as reader("id")
      left join received on received."personId" <> reader."id"
      group by reader."id"
    ), members as (
      select "personId", max("createdAt") as "last",
        max("createdAt") filter (where "giverId" = ${readerId}) as "lastByReader"
      from received
      group by "personId"
    ), tagged as (
      select "competency", "indicator",
        count(*) filter (where "evidence" and "createdAt" >= ${from})::int as "now",
        count(distinct "giverId") filter (where "evidence" and "createdAt" >= ${from})::int as "givers",
        count(*) filter (where "evidence" and "createdAt" >= ${before} and "createdAt" < ${from})::int as "before",
        count(*) filter (where not "evidence" and "createdAt" >= ${from})::int as "suggested",
        count(*) filter (where "evidence" and "createdAt" >= ${baseline} and "createdAt" < ${from})::int as "baseline",
        count(*) filter (where "evidence" and "createdAt" < ${lately})::int as "earlier",
        max("createdAt") filter (where "evidence") as "last"
      from (${tagsOf(reach, Prisma.sql`select * from received`)}) as tags
      group by "competency", "indicator"
    )
    select
      (select to_json(totals) from totals) as "totals",
      (select coalesce(json_agg(json_build_object('now', "now", 'before', "before", 'baseline', "baseline")), '[]')
        from others) as "others",
      (select coalesce(json_agg(tagged order by "competency", "indicator" nulls first), '[]') from tagged) as "tagged",
      (select coalesce(json_agg(members), '[]') from members) as "members"`
  return figures!
}
