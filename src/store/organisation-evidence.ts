import {
  type OrganisationEvidence,
  type OrganisationEvidenceReads,
  type OrganisationTotals,
  topPeople,
} from '../core/summary/organisation.ts'
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
    { teams, personIds }: { teams: Teams; personIds: readonly string[] },
    period: Period,
  ): Promise<OrganisationEvidence> {
    const [totals] = await this.totals(workspaceId, personIds, period)
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
      competencies: await this.competencies(workspaceId, teams, period),
      participation: await this.participation(workspaceId, teams, period),
      indicators: await this.indicators(workspaceId, personIds, period),
    }
  }

  private totals(
    workspaceId: string,
    personIds: readonly string[],
    { before, from, to }: Period,
  ): Promise<OrganisationTotals[]> {
    return this.client.$queryRaw`
      with counted as (${people(personIds)}),
        all_given as (
          select p."recognitionId", r."giverId", p."personId", p."createdAt"
          from counted
          join "RecognitionRecipient" p on p."workspaceId" = ${workspaceId} and p."personId" = counted."personId"
            and p."createdAt" >= ${before} and p."createdAt" < ${to}
          join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId" and r."state" = 'posted'
        ),
        given as (select * from all_given where "createdAt" >= ${from}),
        pairs as (
          select distinct given."giverId", given."personId" from given join counted on counted."personId" = given."giverId"
        ),
        by_person as (select count(*) as n from given group by "personId" order by n desc limit ${topPeople})
      select
        (select count(distinct "recognitionId")::int from given) as "recognitions",
        (select count(distinct "recognitionId")::int from all_given where "createdAt" < ${from}) as "before",
        (select count(*)::int from counted where ${gave(workspaceId, Prisma.sql`counted."personId"`, from, to)}) as "givers",
        (select count(distinct "personId")::int from given) as "recognised",
        (select count(*)::int from pairs) as "pairs",
        (select count(*)::int from pairs a
          join pairs b on b."giverId" = a."personId" and b."personId" = a."giverId") as "returned",
        (select count(*)::int from given) as "received",
        (select coalesce(sum(n), 0)::int from by_person) as "toTop"`
  }

  private competencies(
    workspaceId: string,
    teams: Teams,
    { before, from, to }: Period,
  ): Promise<OrganisationEvidence['competencies']> {
    return this.client.$queryRaw`
      select "teamId", split_part("indicatorCode", '.', 1) as "code",
        count(distinct "recognitionId") filter (where "createdAt" >= ${from})::int as "now",
        count(distinct "recognitionId") filter (where "createdAt" < ${from})::int as "before"
      from (${tagged(workspaceId, membersOf(teams), before, to)}) as tagged
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
function tagged(workspaceId: string, receivers: Prisma.Sql, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`
    select m.*, p."recognitionId", p."createdAt", t."indicatorCode"
    from (${receivers}) as m
    join "RecognitionRecipient" p on p."workspaceId" = ${workspaceId} and p."personId" = m."personId"
      and p."createdAt" >= ${from} and p."createdAt" < ${to}
    join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId" and r."state" = 'posted'
    join "Tag" t on t."workspaceId" = p."workspaceId" and t."recognitionId" = p."recognitionId" and t."origin" <> 'suggested'
      and ${undisputed}`
}
