import {
  type OrganisationEvidence,
  type OrganisationEvidenceReads,
  type OrganisationTotals,
  topPeople,
} from '../core/summary/organisation.ts'
import type { TeamStay } from '../core/team/membership.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { undisputed } from './tag-disputes.ts'

interface Period {
  before: Date
  from: Date
  to: Date
}

export class PostgresOrganisationEvidence implements OrganisationEvidenceReads {
  constructor(private readonly client: Client) {}

  async ofOrganisation(
    workspaceId: string,
    { teams, personIds, stays }: Parameters<OrganisationEvidenceReads['ofOrganisation']>[1],
    period: Period,
  ): Promise<OrganisationEvidence> {
    const [totals] = await this.totals(workspaceId, { personIds, stays }, period)
    return {
      totals: totals ?? {
        recognitions: 0,
        before: 0,
        givers: 0,
        recognised: 0,
        pairs: 0,
        returned: 0,
        received: 0,
        toTop: 0,
      },
      competencies: await this.competencies(workspaceId, stays, period),
      participation: await this.participation(workspaceId, teams, period),
      indicators: await this.indicators(workspaceId, personIds, period),
    }
  }

  private totals(
    workspaceId: string,
    { personIds, stays }: { personIds: readonly string[]; stays: readonly TeamStay[] },
    { before, from, to }: Period,
  ): Promise<OrganisationTotals[]> {
    return this.client.$queryRaw`
      with counted as (${people(personIds)}),
        all_given as (
          select distinct p."recognitionId", r."giverId", p."personId", p."createdAt"
          from (${rowsOf(stays)}) as m
          join "RecognitionRecipient" p on p."workspaceId" = ${workspaceId} and p."personId" = m."personId"
            and p."createdAt" >= ${before} and p."createdAt" < ${to} and ${whileThere}
          join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId" and r."state" = 'posted'
        ),
        given as (select * from all_given where "createdAt" >= ${from}),
        given_now as (select given.* from given join counted on counted."personId" = given."personId"),
        pairs as (
          select distinct given_now."giverId", given_now."personId"
          from given_now join counted on counted."personId" = given_now."giverId"
        ),
        by_person as (select count(*) as n from given_now group by "personId" order by n desc limit ${topPeople})
      select
        (select count(distinct "recognitionId")::int from given) as "recognitions",
        (select count(distinct "recognitionId")::int from all_given where "createdAt" < ${from}) as "before",
        (select count(*)::int from counted where ${gave(workspaceId, Prisma.sql`counted."personId"`, from, to)}) as "givers",
        (select count(distinct "personId")::int from given_now) as "recognised",
        (select count(*)::int from pairs) as "pairs",
        (select count(*)::int from pairs a
          join pairs b on b."giverId" = a."personId" and b."personId" = a."giverId") as "returned",
        (select count(*)::int from given_now) as "received",
        (select coalesce(sum(n), 0)::int from by_person) as "toTop"`
  }

  private competencies(
    workspaceId: string,
    stays: readonly TeamStay[],
    { before, from, to }: Period,
  ): Promise<OrganisationEvidence['competencies']> {
    return this.client.$queryRaw`
      select "teamId", split_part("indicatorCode", '.', 1) as "code",
        count(distinct "recognitionId") filter (where "createdAt" >= ${from})::int as "now",
        count(distinct "recognitionId") filter (where "createdAt" < ${from})::int as "before",
        count(distinct "personId") filter (where "createdAt" >= ${from})::int as "peopleNow",
        count(distinct "personId") filter (where "createdAt" < ${from})::int as "peopleBefore"
      from (${tagged(workspaceId, rowsOf(stays), before, to, whileThere)}) as tagged
      group by 1, 2`
  }

  private indicators(
    workspaceId: string,
    personIds: readonly string[],
    { from, to }: Period,
  ): Promise<OrganisationEvidence['indicators']> {
    return this.client.$queryRaw`
      select "indicatorCode" as "code", count(distinct "recognitionId")::int as "recognitions"
      from (${tagged(workspaceId, people(personIds), from, to)}) as tagged
      group by 1`
  }

  private participation(
    workspaceId: string,
    teams: Teams,
    { from, to }: Period,
  ): Promise<OrganisationEvidence['participation']> {
    return this.client.$queryRaw`
      select m."teamId",
        count(*) filter (where ${gave(workspaceId, Prisma.sql`m."personId"`, from, to)})::int as "gave",
        count(*) filter (where exists (
          select from "RecognitionRecipient" p
          join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId" and r."state" = 'posted'
          where p."workspaceId" = ${workspaceId} and p."personId" = m."personId"
            and p."createdAt" >= ${from} and p."createdAt" < ${to}))::int as "received"
      from (${membersOf(teams)}) as m
      group by m."teamId"`
  }
}

type Teams = readonly { id: string; memberIds: readonly string[] }[]

/** A row a team and member. */
function membersOf(teams: Teams): Prisma.Sql {
  const teamIds = teams.flatMap(({ id, memberIds }) => memberIds.map(() => id))
  const personIds = teams.flatMap(({ memberIds }) => memberIds)
  return Prisma.sql`
    select "teamId", "personId" from unnest(${teamIds}::text[], ${personIds}::text[]) as m ("teamId", "personId")`
}

/** A row a team and stay in it. */
function rowsOf(stays: readonly TeamStay[]): Prisma.Sql {
  const column = <Key extends keyof TeamStay>(key: Key) => stays.map(stay => stay[key])
  return Prisma.sql`
    select "teamId", "personId", "start", "end"
    from unnest(${column('teamId')}::text[], ${column('personId')}::text[],
      ${column('from')}::timestamptz[], ${column('to')}::timestamptz[]) as m ("teamId", "personId", "start", "end")`
}

/** Of a recognition's recipient `p` and a stay `m`: whether they were there when they received it. */
const whileThere = Prisma.sql`p."createdAt" >= coalesce(m."start", '-infinity') and p."createdAt" < coalesce(m."end", 'infinity')`

function people(personIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "personId" from unnest(${personIds}::text[]) as p ("personId")`
}

/** Whether the person recognised anybody. */
function gave(workspaceId: string, personId: Prisma.Sql, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`
    exists (
      select from "Recognition" r
      where r."workspaceId" = ${workspaceId} and r."giverId" = ${personId}
        and r."createdAt" >= ${from} and r."createdAt" < ${to} and r."state" = 'posted')`
}

/** A row for each of `receivers` as it is, with a recognition of theirs and an indicator that a person stands behind. */
function tagged(
  workspaceId: string,
  receivers: Prisma.Sql,
  from: Date,
  to: Date,
  when = Prisma.sql`true`,
): Prisma.Sql {
  return Prisma.sql`
    select m.*, p."recognitionId", p."createdAt", t."indicatorCode"
    from (${receivers}) as m
    join "RecognitionRecipient" p on p."workspaceId" = ${workspaceId} and p."personId" = m."personId"
      and p."createdAt" >= ${from} and p."createdAt" < ${to} and ${when}
    join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId" and r."state" = 'posted'
    join "Tag" t on t."workspaceId" = p."workspaceId" and t."recognitionId" = p."recognitionId" and t."origin" <> 'suggested'
      and ${undisputed}`
}
