import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRequestRefresh } from './refresh-feedback.ts'
import { queueRequestNews } from './view-of-feedback-request-news.ts'

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
      await queueRequestNews(stores, laurel, workspaceId, { ...request, by: null }, now)
  })
}
