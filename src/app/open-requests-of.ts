import type { Naming } from '../core/summary/naming.ts'
import type { OpenRequest } from '../core/summary/view.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'

/** Feedback that the reader asked for about the team or themself, and that has not come; the first to expire on top. */
export async function openRequestsOf(
  _laurel: Pick<Laurel, 'database'>,
  _workspaceId: string,
  _request: { team: Team; readerId: string; at: Date; naming: Naming },
): Promise<OpenRequest[]> {
  return []
}
