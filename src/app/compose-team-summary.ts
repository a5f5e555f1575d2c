import type { Person } from '../core/person.ts'
import { picturesOfTeamSummary } from '../core/picture/pictures-of-summary.ts'
import type { Statement } from '../core/summary/evidence.ts'
import { chooseHighlights } from '../core/summary/highlights.ts'
import { Naming } from '../core/summary/naming.ts'
import { summaryPeriod } from '../core/summary/period.ts'
import { quote, teamSummary } from '../core/summary/team-summary.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import type { Message } from './message.ts'

/**
 * The summary of the seven days that end at `to`, as `reader` sees it. People who have left are not members. What was
 * posted in a conversation that the reader may not read counts, but is not quoted.
 */
export async function composeTeamSummary(
  laurel: Pick<Laurel, 'database' | 'framework' | 'chat' | 'directory'>,
  workspaceId: string,
  { team, reader, to }: { team: Team; reader: Person; to: Date },
): Promise<Message<TeamSummary>> {
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const period = summaryPeriod(to, zoneOf(team))
  const memberIds = await activeMembers(laurel, workspaceId, team)
  const readerId = reader.id
  const evidence = await laurel.database.evidence.ofTeam(workspaceId, { memberIds, readerId, period })
  const seenBefore = evidence.indicators.filter(({ baseline }) => baseline > 0).map(({ code }) => code)
  const readable = await readableBy(laurel, workspaceId, readerId, evidence.statements)
  const statements = chooseHighlights(readable, memberIds, new Set(seenBefore))
  const highlights = await Promise.all(
    statements.map(async statement =>
      quote(statement, await linkOfQuote(laurel, workspaceId, statement), naming),
    ),
  )
  const view = teamSummary({ team, memberIds, readerId, period, evidence, highlights, naming })
  return {
    view,
    pictures: picturesOfTeamSummary(view),
    language: reader.language,
    timeZone: reader.timeZone,
  }
}

/** Those about the reader, by the reader, or posted where the reader may read. */
async function readableBy(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  readerId: string,
  statements: readonly Statement[],
): Promise<Statement[]> {
  const directory = laurel.directory(workspaceId)
  const channels = [...new Set(statements.map(({ channel }) => channel))]
  const open = new Set<string>()
  for (const channel of channels) if (await directory.mayRead(channel, readerId)) open.add(channel)
  return statements.filter(
    ({ channel, giverId, recipientIds }) =>
      open.has(channel) || giverId === readerId || recipientIds.includes(readerId),
  )
}

/** The zone that the reports fire in, so that each begins where the one before ended. */
function zoneOf(team: Team): string {
  return team.schedules.find(({ kind }) => kind === 'summary')?.timeZone ?? team.timeZone
}

async function activeMembers(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { memberIds }: Team,
): Promise<string[]> {
  const people = await database.people.getMany(workspaceId, memberIds)
  return people
    .filter(({ isActive, isBot }) => isActive && !isBot)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}
