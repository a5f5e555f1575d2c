import type { Delivery } from '../core/delivery/delivery.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { composeTeamSummary } from './compose-team-summary.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Null where the team is gone, or the reader has left or manages it no longer. */
export async function viewOfTeamSummary(
  laurel: Pick<Laurel, 'database' | 'framework' | 'chat' | 'directory'>,
  workspaceId: string,
  { teamId, personId, periodEnd }: Pick<Delivery, 'teamId' | 'personId' | 'periodEnd'>,
): Promise<Message<TeamSummary> | null> {
  if (teamId === null || personId === null || periodEnd === null) return null
  const team = await laurel.database.teams.get(workspaceId, teamId)
  const reader = await laurel.database.people.get(workspaceId, personId)
  if (!team?.managerIds.includes(personId) || !reader?.isActive) return null
  return composeTeamSummary(laurel, workspaceId, { team, reader, to: periodEnd })
}
