import type { Place } from '../core/chat.ts'
import { Refusal } from '../core/refusal.ts'
import type { HighlightQuote } from '../core/summary/view.ts'
import { mayReadOf } from '../core/team/may-read-of.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'

/**
 * The quotes of a summary with the reasons why each was chosen, for the manager who reads it. `place`: the message that was
 * asked about, which may have been written for all of the managers, and before words were taken back.
 *
 * @throws Refusal
 */
export async function explainHighlights(
  laurel: SummaryParts,
  wish: { workspaceId: string; readerId: string; teamId: string; to: Date; place?: Place | null },
): Promise<{ team: string; highlights: HighlightQuote[] }> {
  const { workspaceId, readerId, teamId, to, place } = wish
  const { people, teams, deliveries, quotations } = laurel.database
  const reader = await people.get(workspaceId, readerId)
  if (!reader) throw new Refusal('unknown-person', { people: [readerId] })
  const team = await teams.get(workspaceId, teamId)
  if (!team) throw new Refusal('no-team')
  if (!mayReadOf(reader, team)) throw new Refusal('not-a-manager')
  const found = place ? await deliveries.byPlace(workspaceId, place.channel, place.messageId) : null
  const sent = found?.kind === 'team-summary' && found.teamId === teamId ? found : null
  const quoted = sent ? await quotations.quotedBy(workspaceId, sent.id) : new Set()
  const lastEnd =
    sent?.personId && sent.periodEnd
      ? await deliveries.lastSummaryEnd(workspaceId, {
          teamId,
          personId: sent.personId,
          conversation: sent.conversation,
          to: sent.periodEnd,
        })
      : null
  const { view } = await composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to,
    mayPrompt: false,
    lastEnd,
    isShared: sent !== null && sent.conversation !== sent.personId,
    asOfThen: sent !== null,
    mayQuote: ({ recognitionId }) => sent === null || quoted.has(recognitionId),
  })
  return { team: team.name, highlights: view.highlights }
}
