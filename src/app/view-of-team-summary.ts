import type { Delivery } from '../core/delivery/delivery.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'
import type { Message } from './message.ts'

/** Null where the team is gone, or the reader has left or manages it no longer. */
export async function viewOfTeamSummary(
  laurel: SummaryParts,
  workspaceId: string,
  {
    teamId,
    personId,
    periodEnd,
    createdAt,
    conversation,
  }: Pick<Delivery, 'teamId' | 'personId' | 'periodEnd' | 'createdAt' | 'conversation'>,
): Promise<Message<TeamSummary> | null> {
  if (teamId === null || personId === null || periodEnd === null) return null
  const team = await laurel.database.teams.get(workspaceId, teamId)
  const reader = await laurel.database.people.get(workspaceId, personId)
  if (!team?.managerIds.includes(personId) || !reader?.isActive) return null
  const prompted = await laurel.database.nudges.last(workspaceId, personId)
  // The prompt of the week was claimed with this delivery, or went to something else.
  const mayPrompt = prompted?.kind === 'summary-prompt' && prompted.at.getTime() === createdAt.getTime()
  return composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to: periodEnd,
    mayPrompt,
    isShared: conversation !== personId,
  })
}
