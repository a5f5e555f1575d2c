import { isOfSeveral } from '../core/summary/countable-teams.ts'
import type {
  Attribution,
  ChannelEvidence,
  Evidence,
  PersonEvidence,
  Statement,
  TeamEvidence,
} from '../core/summary/evidence.ts'
import type { SummaryPeriod } from '../core/summary/period.ts'
import type { Membership } from '../core/team/membership.ts'
import { accountsOf } from './accounts.ts'
import type { Client } from './client.ts'
import { feedback, isOf, type Reach, received, strengthTags, tags } from './reach.ts'
import { mostSpecific, newest, statementsOf } from './statements.ts'
import { undisputed } from './tag-disputes.ts'
import { teamFigures } from './team-figures.ts'

const mostStatements = 100
const latestStatements = 5

export class PostgresEvidence implements Evidence {
  constructor(private readonly client: Client) {}

  async ofTeam(
    workspaceId: string,
    team: {
      memberIds: readonly string[]
      readerId: string
      readerIds?: readonly string[]
      memberships?: readonly Membership[]
      period: SummaryPeriod
    },
  ): Promise<TeamEvidence> {
    const { memberIds, readerId, readerIds = [readerId], memberships, period } = team
    const since = (from: Date): Reach => ({ workspaceId, personIds: memberIds, from, to: period.to })
    const figures = await teamFigures(this.client, withStays(since(period.horizon), memberships), period, {
      readerId,
      readerIds,
      memberIds,
    })
    const { totals, others, tagged, members } = figures
    return {
      totals,
      others,
      competencies: tagged.flatMap(({ competency: code, indicator, now, before, suggested }) =>
        indicator === null && now + before + suggested > 0 ? [{ code, now, before, suggested }] : [],
      ),
      indicators: tagged.flatMap(({ indicator: code, now, givers, baseline, earlier, last }) =>
        code !== null && last !== null
          ? [{ code, now, givers, baseline, earlier, last: new Date(last) }]
          : [],
      ),
      members: members.map(({ personId, last, lastByReader }) => ({
        personId,
        last: new Date(last),
        lastByReader: lastByReader === null ? null : new Date(lastByReader),
      })),
      statements: await statementsOf(
        this.client,
        // Of members: they are those whom the reader manages.
        withStays(
          since(period.quotesFrom),
          memberships?.filter(({ personId }) => memberIds.includes(personId)),
        ),
        mostSpecific,
        mostStatements,
      ),
    }
  }

  async ofPerson(
    workspaceId: string,
    personId: string,
    from: Date,
    to: Date,
    readerId = personId,
  ): Promise<PersonEvidence> {
    const reach = await this.reachFor(readerId, { workspaceId, personIds: [personId], from, to })
    const [counts] = await this.client.$queryRaw<
      { received: number; given: number; strengths: number; growth: number }[]
    >`
      select
        (select count(*)::int from (${received(reach)}) as received) as "received",
        (select count(*)::int from "Recognition" r
          where ${isOf(reach, 'r', 'giverId')}
            and "createdAt" >= ${from} and "createdAt" < ${to} and "state" = 'posted') as "given",
        (select count(*)::int from (${feedback(reach, readerId)}) as f where "kind" = 'strength') as "strengths",
        (select count(*)::int from (${feedback(reach, readerId)}) as f where "kind" = 'growth') as "growth"`
    const attributions = await this.attributions(reach, readerId)
    return {
      received: counts?.received ?? 0,
      given: counts?.given ?? 0,
      feedback: { strengths: counts?.strengths ?? 0, growth: counts?.growth ?? 0 },
      competencies: attributions.flatMap(({ competency: code, indicator, ...rest }) =>
        indicator === null ? [{ code, ...rest }] : [],
      ),
      indicators: attributions.flatMap(({ competency: _, indicator: code, ...rest }) =>
        code === null ? [] : [{ code, ...rest }],
      ),
      statements: await statementsOf(this.client, reach, newest, latestStatements),
    }
  }

  async channelsOf(
    workspaceId: string,
    time: { personIds: readonly string[]; from: Date; to: Date },
  ): Promise<string[]> {
    const rows = await this.client.$queryRaw<{ channel: string }[]>`
      select distinct r."channel"
      from (${received({ workspaceId, ...time })}) as received
      join "Recognition" r on r."workspaceId" = ${workspaceId} and r."id" = received."recognitionId"
      order by 1`
    return rows.map(({ channel }) => channel)
  }

  async indicatorsSeen(
    workspaceId: string,
    time: { personIds: readonly string[]; from: Date; to: Date },
  ): Promise<string[]> {
    const rows = await this.client.$queryRaw<{ indicator: string }[]>`
      select distinct "indicator" from (${tags({ workspaceId, ...time })}) as tags
      where "indicator" is not null and "evidence"
      order by 1`
    return rows.map(({ indicator }) => indicator)
  }

  async inChannels(
    workspaceId: string,
    place: { personIds: readonly string[]; from: Date; to: Date; channels: readonly string[] },
  ): Promise<ChannelEvidence> {
    const reach: Reach = { workspaceId, ...place }
    const [counts] = await this.client.$queryRaw<Omit<ChannelEvidence, 'statements'>[]>`
      select count(distinct "recognitionId")::int as "recognitions", count(distinct "giverId")::int as "givers",
        count(distinct "personId")::int as "recognised",
        (select coalesce(array_agg(distinct "indicator"), '{}') from (${tags(reach)}) as tags
          where "indicator" is not null and "evidence") as "indicators"
      from (${received(reach)}) as received`
    return { ...counts!, statements: await statementsOf(this.client, reach, mostSpecific, mostStatements) }
  }

  async counts(workspaceId: string, personIds: readonly string[], from: Date): Promise<Map<string, number>> {
    const rows = await this.client.$queryRaw<{ code: string; recognitions: number }[]>`
      select codes.code, count(distinct t."recognitionId")::int as recognitions
      from "RecognitionRecipient" rr
      join "Recognition" r on r."workspaceId" = rr."workspaceId" and r."id" = rr."recognitionId" and r."state" = 'posted'
      join "Tag" t on t."workspaceId" = rr."workspaceId" and t."recognitionId" = rr."recognitionId"
        and t."origin" <> 'suggested' and ${undisputed}
      cross join lateral (values (t."indicatorCode"), (split_part(t."indicatorCode", '.', 1))) as codes(code)
      where rr."workspaceId" = ${workspaceId} and rr."personId" = any(${[...personIds]}) and rr."createdAt" >= ${from}
      group by codes.code`
    return new Map(rows.map(({ code, recognitions }) => [code, recognitions]))
  }

  async statements(
    workspaceId: string,
    personId: string,
    { from, to, count, readerId }: { from: Date; to: Date; count: number; readerId: string },
  ): Promise<Statement[]> {
    const reach = await this.reachFor(readerId, { workspaceId, personIds: [personId], from, to })
    return statementsOf(this.client, reach, newest, count)
  }

  async lastGiven(
    workspaceId: string,
    giverId: string,
    personIds: readonly string[],
  ): Promise<Map<string, Date>> {
    const rows = await this.client.$queryRaw<{ personId: string; last: Date }[]>`
      select p."personId", max(r."createdAt") as "last"
      from "Recognition" r
      join "RecognitionRecipient" p on p."workspaceId" = r."workspaceId" and p."recognitionId" = r."id"
      where r."workspaceId" = ${workspaceId} and r."giverId" = ${giverId} and r."state" = 'posted'
        and p."personId" = any(${[...personIds]}::text[])
      group by p."personId"`
    return new Map(rows.map(({ personId, last }) => [personId, last]))
  }

  async trend(
    workspaceId: string,
    memberships: readonly Membership[],
    starts: readonly Date[],
    readerId: string,
  ): Promise<(Record<string, number> | null)[]> {
    if (memberships.length === 0) return []
    const time: Reach = { workspaceId, personIds: [], from: starts[0]!, to: starts.at(-1)! }
    const counts = await this.trendIn(withStays(time, memberships), starts)
    const others = withStays(
      time,
      memberships.filter(({ personId }) => personId !== readerId),
    )
    const rows = await this.client.$queryRaw<{ stretch: number; recognised: number }[]>`
      select width_bucket("createdAt", ${[...starts]}::timestamptz[]) as "stretch",
        count(distinct "personId")::int as "recognised"
      from (${received(others)}) as received
      group by 1`
    const recognised = new Map(rows.map(row => [row.stretch, row.recognised]))
    return counts.map((week, index) => (isOfSeveral(recognised.get(index + 1) ?? 0) ? week : null))
  }

  async ownTrend(
    workspaceId: string,
    personId: string,
    starts: readonly Date[],
  ): Promise<Record<string, number>[]> {
    const [own, ...others] = await accountsOf(this.client, { workspaceId, personId })
    return this.trendIn({ workspaceId, personIds: [own!.personId], others }, starts)
  }

  private async trendIn(
    people: Omit<Reach, 'from' | 'to'>,
    starts: readonly Date[],
  ): Promise<Record<string, number>[]> {
    const [first, last] = [starts[0], starts.at(-1)]
    if (!first || !last) return []
    const reach: Reach = { ...people, from: first, to: last }
    const rows = await this.client.$queryRaw<{ stretch: number; competency: string; count: number }[]>`
      select width_bucket("createdAt", ${[...starts]}::timestamptz[]) as "stretch", "competency", count(*)::int as "count"
      from (${tags(reach)}) as tags
      where "indicator" is null and "evidence"
      group by 1, 2`
    const counts: Record<string, number>[] = starts.slice(1).map(() => ({}))
    for (const { stretch, competency, count } of rows) counts[stretch - 1]![competency] = count
    return counts
  }

  async statementsAbout(
    workspaceId: string,
    personId: string,
    { from, to, skip, count }: { from: Date; to: Date; skip: number; count: number },
  ): Promise<{ statements: Statement[]; total: number }> {
    const reach = await this.reachFor(personId, { workspaceId, personIds: [personId], from, to })
    const [{ total } = { total: 0 }] = await this.client.$queryRaw<{ total: number }[]>`
      select count(*)::int as "total" from (${received(reach)}) as received`
    return {
      statements: await statementsOf(this.client, reach, newest, count, { skip, withDisputed: true }),
      total,
    }
  }

  recognisedBy(
    workspaceId: string,
    personId: string,
    from: Date,
    to: Date,
  ): Promise<{ giverId: string; last: Date }[]> {
    return this.client.$queryRaw`
      select "giverId", max("createdAt") as "last"
      from (${received({ workspaceId, personIds: [personId], from, to })}) as received
      group by "giverId"
      order by "last" desc`
  }

  /** People read of themselves whatever they got with either account; anybody else, what was said in their own workspace. */
  private async reachFor(readerId: string, reach: Reach & { personIds: [string] }): Promise<Reach> {
    const { workspaceId, personIds } = reach
    const [personId] = personIds
    if (readerId !== personId) return reach
    const [, ...others] = await accountsOf(this.client, { workspaceId, personId })
    return { ...reach, others }
  }

  private attributions(
    reach: Reach,
    readerId: string,
  ): Promise<(Omit<Attribution, 'code'> & { competency: string; indicator: string | null })[]> {
    return this.client.$queryRaw`
      select "competency", "indicator",
        count(*) filter (where "evidence" and not "private")::int as "recognitions",
        count(*) filter (where "evidence" and "private")::int as "feedback",
        count(distinct "giverId") filter (where "evidence")::int as "givers",
        count(*) filter (where not "evidence")::int as "suggested",
        max("createdAt") filter (where "evidence") as "last",
        max("createdAt") filter (where not "evidence") as "lastSuggested"
      from (
        select *, false as "private" from (${tags(reach)}) as tags
        union all
        select *, true as "private" from (${strengthTags(reach, readerId)}) as strengths
      ) as tags
      group by "competency", "indicator"
      order by "competency", "indicator" nulls first`
  }
}

/** The people of a team, each for as long as they were in it. */
function withStays(reach: Reach, memberships: readonly Membership[] | undefined): Reach {
  if (!memberships) return reach
  return { ...reach, personIds: memberships.map(({ personId }) => personId), memberships }
}
