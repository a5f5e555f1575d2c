import type { Delivery } from '../core/delivery/delivery.ts'
import type { FeedbackRequestNews } from '../core/feedback/view.ts'
import type { Stores } from '../core/stores.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

const kind = 'feedback-request-news'

/** Tells the asker that somebody passed on their request; or, with `by` null, that its time is over. */
export async function queueRequestNews(
  stores: Pick<Stores, 'deliveries'>,
  { ids }: Pick<Laurel, 'ids'>,
  workspaceId: string,
  { id, askerId, by }: { id: string; askerId: string; by: string | null },
  now: Date,
): Promise<void> {
  await stores.deliveries.queue(
    workspaceId,
    {
      id: ids.next(),
      kind,
      key: keyOf(id, by),
      conversation: askerId,
      personId: askerId,
      requestId: id,
    },
    now,
  )
}

/** The key says which news it is. */
function keyOf(requestId: string, by: string | null): string {
  return `${kind}:${requestId}:${by === null ? 'expired' : `declined:${by}`}`
}

/** Null for whoever did not ask or has left, and where there is nothing to tell any more. */
export async function viewOfFeedbackRequestNews(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { key, requestId, personId }: Pick<Delivery, 'key' | 'requestId' | 'personId'>,
): Promise<Message<FeedbackRequestNews> | null> {
  if (requestId === null || personId === null) return null
  const [request, asker] = await Promise.all([
    laurel.database.feedbackRequests.get(workspaceId, requestId),
    laurel.database.people.get(workspaceId, personId),
  ])
  if (!asker?.isActive || request?.askerId !== personId) return null
  const isExpired = key === keyOf(requestId, null)
  const about = request.invitations.filter(({ state, personId: invited }) =>
    isExpired ? state === 'expired' : key === keyOf(requestId, invited),
  )
  if (about.length === 0) return null
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, asker.language)
  return {
    language: asker.language,
    timeZone: asker.timeZone,
    view: {
      kind,
      news: isExpired ? 'expired' : 'declined',
      personIds: about.map(invitation => invitation.personId),
      indicators: request.indicators.map(code => naming.indicator(code)),
      note: isExpired ? null : (about[0]?.declineNote ?? null),
    },
  }
}
