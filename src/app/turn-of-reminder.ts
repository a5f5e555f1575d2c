import type { Delivery } from '../core/delivery/delivery.ts'
import type { FeedbackRequest } from '../core/feedback/request.ts'
import type { Laurel } from './laurel.ts'
import { turnOfPerson } from './turn-of-person.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'calendars' | 'directory'>

/**
 * Whether somebody may be reminded of a request for feedback now. A date is when to look again; `never` where that would
 * be too late.
 */
export async function turnOfReminder(
  laurel: Parts,
  workspaceId: string,
  { requestId, personId }: { requestId: string; personId: string },
): Promise<'now' | 'never' | Date> {
  const request = await laurel.database.feedbackRequests.get(workspaceId, requestId)
  const invitation = request?.invitations.find(asked => asked.personId === personId)
  if (!request || request.closedAt || invitation?.state !== 'open') return 'never'
  if (!(await isStillWanted(laurel, workspaceId, request))) return 'never'
  return turnOfPerson(laurel, workspaceId, personId, request.expiresAt)
}

/** The same for a reminder that is about to be sent: Laurel may have been down since it was queued. */
export async function turnOfQueuedReminder(
  laurel: Parts,
  workspaceId: string,
  { requestId, personId }: Pick<Delivery, 'requestId' | 'personId'>,
): Promise<'now' | 'never' | Date> {
  if (requestId === null || personId === null) return 'now'
  return turnOfReminder(laurel, workspaceId, { requestId, personId })
}

/** Whether who asks for feedback and whom it is about are both still here. */
export async function isStillWanted(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { askerId, subjectId }: Pick<FeedbackRequest, 'askerId' | 'subjectId'>,
): Promise<boolean> {
  const ids = [...new Set([askerId, subjectId])]
  const people = await database.people.getMany(workspaceId, ids)
  return people.filter(({ isActive }) => isActive).length === ids.length
}
