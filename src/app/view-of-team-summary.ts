import type { Delivery } from '../core/delivery/delivery.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { claimSummaryPrompt } from './claim-summary-prompt.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Null where the team is gone, or the reader has left or manages it no longer. Where it suggests something, it claims the nudge of the week. */
export async function viewOfTeamSummary(
  laurel: SummaryParts & Pick<Laurel, 'clock'>,
  workspaceId: string,
  {
    id,
    teamId,
    personId,
    periodEnd,
    conversation,
  }: Pick<Delivery, 'id' | 'teamId' | 'personId' | 'periodEnd' | 'conversation'>,
): Promise<Message<TeamSummary> | null> {
  if (teamId === null || personId === null || periodEnd === null) return null
  const team = await laurel.database.teams.get(workspaceId, teamId)
  const reader = await laurel.database.people.get(workspaceId, personId)
  if (!team?.managerIds.includes(personId) || !reader?.isActive) return null
  const message = await composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to: periodEnd,
    mayPrompt: true,
    isShared: conversation !== personId,
  })
  const { view } = message
  const isShown = view.suggestion !== null && !view.empty
  if (isShown && (await claimSummaryPrompt(laurel, workspaceId, { id, personId }))) return message
  return { ...message, view: { ...view, suggestion: null } }
}
