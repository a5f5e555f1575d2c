import { isColleague, mayAdminister, type Person } from '../core/person.ts'
import { picturesOfTeamSummary } from '../core/picture/pictures-of-summary.ts'
import { countableTeams, isOfSeveral } from '../core/summary/countable-teams.ts'
import type { Statement } from '../core/summary/evidence.ts'
import { chooseHighlights } from '../core/summary/highlights.ts'
import { Naming } from '../core/summary/naming.ts'
import { summaryPeriod } from '../core/summary/period.ts'
import { type Member, quote, teamSummary } from '../core/summary/team-summary.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { membersAt, membershipsAt } from '../core/team/membership.ts'
import type { Team } from '../core/team/team.ts'
import { activeMembersOf } from './active-members-of.ts'
import { awayLately } from './away-people.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import type { Message } from './message.ts'
import { openRequestsOf } from './open-requests-of.ts'
import { readableBy } from './readable-by.ts'
import { summaryPulseOf } from './summary-pulse-of.ts'

export type SummaryParts = Pick<
  Laurel,
  'database' | 'framework' | 'chat' | 'directory' | 'questions' | 'reportAddress'
>

/**
 * The summary of the seven days that end at `to`, as `reader` sees it. People who have left are not members. What was
 * posted in a conversation that the reader may not read counts, but is not quoted.
 *
 * @param mayPrompt whether the summary may end with something to do.
 * @param isWhole whether its lists go on to their ends: for a page of its own.
 * @param asOfThen whether it is about those who were members at `to`: it was sent then, and is written anew.
 * @param lastEnd where the summary before ended that the reader got: what came since then may be quoted.
 * @param mayQuote whether a statement may be one of the highlights.
 * @param isShared whether all of the team's managers read it: then it quotes only what all of them may read.
 */
export async function composeTeamSummary(
  laurel: SummaryParts,
  workspaceId: string,
  {
    team,
    reader,
    to,
    mayPrompt,
    isShared = false,
    isWhole = false,
    asOfThen = false,
    lastEnd = null,
    mayQuote = () => true,
  }: {
    team: Team
    reader: Person
    to: Date
    mayPrompt: boolean
    isShared?: boolean
    isWhole?: boolean
    asOfThen?: boolean
    lastEnd?: Date | null
    mayQuote?: (statement: Statement) => boolean
  },
): Promise<Message<TeamSummary>> {
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const period = summaryPeriod(to, zoneOf(team), lastEnd)
  const stays = await laurel.database.teams.memberships(workspaceId, team.id, period.horizon)
  const memberships = asOfThen ? membershipsAt(stays, to) : stays
  const then = { ...team, memberIds: asOfThen ? membersAt(stays, to) : team.memberIds }
  const members = await activeMembers(laurel, workspaceId, then, to)
  const memberIds = members.map(({ id }) => id)
  const readerId = reader.id
  const isManager = team.managerIds.includes(readerId)
  const readerIds = isShared ? team.managerIds : [readerId]
  const evidence = await laurel.database.evidence.ofTeam(workspaceId, {
    memberIds,
    readerId,
    readerIds,
    memberships,
    period,
  })
  const seenBefore = evidence.indicators.filter(({ baseline }) => baseline > 0).map(({ code }) => code)
  let readable = evidence.statements.filter(mayQuote)
  for (const id of readerIds) readable = await readableBy(laurel, workspaceId, id, readable)
  const chosen = chooseHighlights(readable, memberIds, new Set(seenBefore), readerIds)
  const highlights = await Promise.all(
    chosen.map(async ({ statement, reasons }) => ({
      ...quote(statement, await linkOfQuote(laurel, statement), naming),
      reasons,
    })),
  )
  const view = teamSummary({
    team,
    members,
    readerId,
    readerIds,
    period,
    evidence,
    highlights,
    feedbackAt: isShared
      ? []
      : await laurel.database.feedback.sharedAt(workspaceId, readerId, memberIds, period.baseline),
    pulse: await summaryPulseOf(laurel, workspaceId, team, to),
    // In a channel of several managers, what one of them asks for is not for the others.
    requests: isShared
      ? []
      : await openRequestsOf(laurel, workspaceId, { memberIds, readerId, at: to, naming }),
    mayPrompt,
    isAboutReader: !isShared && isManager,
    hasReport: laurel.reportAddress !== undefined,
    isManager,
    counted:
      evidence.others.flatMap(beside => Object.values(beside)).every(isOfSeveral) &&
      (await mayBeCounted(laurel, workspaceId, then, readerIds)),
    isWhole,
    naming,
  })
  return {
    view,
    pictures: picturesOfTeamSummary(view),
    language: reader.language,
    timeZone: reader.timeZone,
  }
}

/** Whether the counts of a team tell these readers of no few people: neither alone nor beside other teams that they may read. */
async function mayBeCounted(
  { database: { people, teams } }: Pick<Laurel, 'database'>,
  workspaceId: string,
  team: Team,
  readerIds: readonly string[],
): Promise<boolean> {
  const readable = new Map<string, Team>()
  for (const reader of await people.getMany(workspaceId, readerIds)) {
    const own = mayAdminister(reader) ? teams.list(workspaceId) : teams.managedBy(workspaceId, reader.id)
    for (const other of await own) readable.set(other.id, other)
  }
  readable.set(team.id, team)
  return countableTeams(await activeMembersOf({ people }, workspaceId, [...readable.values()])).has(team.id)
}

/** The zone that the reports fire in, so that each begins where the one before ended. */
function zoneOf(team: Team): string {
  return team.schedules.find(({ kind }) => kind === 'summary')?.timeZone ?? team.timeZone
}

async function activeMembers(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { id: teamId, memberIds }: Pick<Team, 'id' | 'memberIds'>,
  at: Date,
): Promise<Member[]> {
  const people = await database.people.getMany(workspaceId, memberIds)
  const joined = await database.teams.joined(workspaceId, teamId)
  const away = await awayLately({ database }, workspaceId, memberIds, at)
  return people
    .filter(isColleague)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({ id, name, joinedAt: joined.get(id) ?? at, isAway: away.has(id) }))
}
