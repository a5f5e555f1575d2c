import { mayAdminister } from '../core/person.ts'
import { Refusal } from '../core/refusal.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { mayReadOf } from '../core/team/may-read-of.ts'
import type { Team } from '../core/team/team.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** The summary, or the teams to choose from. */
export type ShownTeamSummary =
  | { kind: 'summary'; summary: Message<TeamSummary> }
  | { kind: 'choice'; teams: Pick<Team, 'id' | 'name'>[] }

/**
 * The last seven days of a team, for its manager or an admin. Without a team it is the one that the reader
 * manages; an admin who manages none may choose among all.
 *
 * @throws Refusal
 */
export async function showTeamSummary(
  laurel: SummaryParts & Pick<Laurel, 'clock'>,
  wish: {
    workspaceId: string
    readerId: string
    team: { id: string } | { name: string } | null
    /** For a page of its own: no list ends early. */
    isWhole?: boolean
  },
): Promise<ShownTeamSummary> {
  const { workspaceId, readerId } = wish
  const { people, teams } = laurel.database
  const reader = await people.get(workspaceId, readerId)
  if (!reader) throw new Refusal('unknown-person', { people: [readerId] })
  const choice = wish.team
    ? [await find(laurel, workspaceId, wish.team)]
    : await teams.managedBy(workspaceId, readerId)
  if (choice.length === 0 && mayAdminister(reader)) choice.push(...(await teams.list(workspaceId)))
  if (choice.some(team => !mayReadOf(reader, team))) throw new Refusal('not-a-manager')
  const [team, another] = choice
  if (!team) throw new Refusal(mayAdminister(reader) ? 'no-teams' : 'no-team')
  if (another) return { kind: 'choice', teams: choice.map(({ id, name }) => ({ id, name })) }
  if (team.memberIds.length === 0) throw new Refusal('no-members', { word: team.name })
  const summary = await composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to: laurel.clock.now(),
    // They asked.
    mayPrompt: true,
    isWhole: wish.isWhole ?? false,
  })
  return { kind: 'summary', summary }
}

async function find(
  { database: { teams } }: Pick<Laurel, 'database'>,
  workspaceId: string,
  wanted: { id: string } | { name: string },
): Promise<Team> {
  const team =
    'id' in wanted
      ? await teams.get(workspaceId, wanted.id)
      : named(await teams.list(workspaceId), wanted.name)
  if (!team) throw new Refusal('no-team', 'name' in wanted ? { word: wanted.name } : {})
  return team
}

function named(teams: Team[], name: string): Team | undefined {
  return (
    teams.find(team => team.name === name) ??
    teams.find(team => team.name.toLowerCase() === name.toLowerCase())
  )
}
