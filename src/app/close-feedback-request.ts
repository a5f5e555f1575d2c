import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRequestRefresh } from './refresh-feedback.ts'

export interface CloseFeedbackRequest {
  workspaceId: string
  receipt: string
  requestId: string
  personId: string
}

/** The asker takes a request back: nobody is reminded or can answer it any more. Throws Refusal. */
export async function closeFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'clock'>,
  wish: CloseFeedbackRequest,
): Promise<void> {
  const { workspaceId, requestId } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const request = await stores.feedbackRequests.lock(workspaceId, requestId)
    if (request?.askerId !== wish.personId) throw new Refusal('not-found')
    if (request.closedAt) return
    await stores.feedbackRequests.close(workspaceId, requestId, now)
    await queueFeedbackRequestRefresh(stores, workspaceId, requestId)
  })
}

/** Job: the time of a request is over. The asker is told where somebody has not answered. */
export async function expireFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, requestId }: { workspaceId: string; requestId: string },
): Promise<void> {
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    const request = await stores.feedbackRequests.lock(workspaceId, requestId)
    if (!request || request.closedAt) return
    await stores.feedbackRequests.close(workspaceId, requestId, now)
    await queueFeedbackRequestRefresh(stores, workspaceId, requestId)
    if (request.invitations.some(({ state }) => state === 'open'))
      await queueRequestNews(stores, laurel, workspaceId, { ...request, about: 'expired' }, now)
  })
}

/** Tells the asker that something has become of a request. `about` names what, for the delivery's key. */
export async function queueRequestNews(
  stores: Pick<Stores, 'deliveries'>,
  { ids }: Pick<Laurel, 'ids'>,
  workspaceId: string,
  { id, askerId, about }: { id: string; askerId: string; about: string },
  now: Date,
): Promise<void> {
  await stores.deliveries.queue(
    workspaceId,
    {
      id: ids.next(),
      kind: 'feedback-request-news',
      key: `feedback-request-news:${id}:${about}`,
      conversation: askerId,
      personId: askerId,
      requestId: id,
    },
    now,
  )
}
