import { Refusal } from '../core/refusal.ts'
import type { HighlightQuote } from '../core/summary/view.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'
import { requireManager } from './require-manager.ts'

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
  const team = reader.isAdmin
    ? await laurel.database.teams.get(workspaceId, teamId)
    : await requireManager(laurel.database, workspaceId, teamId, readerId)
  if (!team) throw new Refusal('no-team')
  const { view } = await composeTeamSummary(laurel, workspaceId, { team, reader, to, mayPrompt: false })
  return { team: team.name, highlights: view.highlights }
}
