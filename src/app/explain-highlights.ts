import { Refusal } from '../core/refusal.ts'
import type { HighlightQuote } from '../core/summary/view.ts'
import { mayReadOf } from '../core/team/may-read-of.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'

/**
 * The quotes of a summary with the reasons why each was chosen, for the manager who reads it.
 * @throws Refusal
 */
export async function explainHighlights(
  laurel: SummaryParts,
  wish: { workspaceId: string; readerId: string; teamId: string; to: Date },
): Promise<{ team: string; highlights: HighlightQuote[] }> {
  const { workspaceId, readerId, teamId, to } = wish
  const reader = await laurel.database.people.get(workspaceId, readerId)
  if (!reader) throw new Refusal('unknown-person', { people: [readerId] })
  const team = await laurel.database.teams.get(workspaceId, teamId)
  if (!team) throw new Refusal('no-team')
  if (!mayReadOf(reader, team)) throw new Refusal('not-a-manager')
  const { view } = await composeTeamSummary(laurel, workspaceId, { team, reader, to, mayPrompt: false })
  return { team: team.name, highlights: view.highlights }
}
