import type { Naming } from '../core/summary/naming.ts'
import type { OpenRequest } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'

/** Feedback that the reader asked for about the team or themself, and that has not come; the first to expire on top. */
export async function openRequestsOf(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  {
    memberIds,
    readerId,
    at,
    naming,
  }: { memberIds: readonly string[]; readerId: string; at: Date; naming: Naming },
): Promise<OpenRequest[]> {
  const open = await database.feedbackRequests.openOf(workspaceId, readerId)
  return open
    .filter(
      ({ askerId, subjectId, createdAt, expiresAt }) =>
        askerId === readerId &&
        createdAt <= at &&
        expiresAt > at &&
        (subjectId === readerId || memberIds.includes(subjectId)),
    )
    .map(({ id, askerId, subjectId, indicators, expiresAt, invitations }) => ({
      id,
      askerId,
      subjectId,
      waitingFor: invitations.filter(({ state }) => state === 'open').length,
      indicators: indicators.map(code => naming.indicator(code)),
      expiresAt,
    }))
    .filter(({ waitingFor }) => waitingFor > 0)
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
}
