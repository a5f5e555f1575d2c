import { checkInvitation, checkNote, longestNote } from '../core/feedback/rules.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRequestRefresh } from './refresh-feedback.ts'
import { queueRequestNews } from './view-of-feedback-request-news.ts'

export interface DeclineFeedbackRequest {
  workspaceId: string
  receipt: string
  requestId: string
  personId: string
  /** A word to the asker, if any. */
  note: string | null
}

/** Somebody who was asked would rather not: the asker is told, nobody else. Throws Refusal. */
export async function declineFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  wish: DeclineFeedbackRequest,
): Promise<void> {
  const { workspaceId, requestId, personId } = wish
  const note = wish.note?.trim() ? checkNote(wish.note, longestNote) : null
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const locked = await stores.feedbackRequests.lock(workspaceId, requestId)
    const { request } = checkInvitation(locked, personId)
    const change = { state: 'declined', declineNote: note } as const
    await stores.feedbackRequests.setState(workspaceId, requestId, personId, change)
    await queueRequestNews(stores, laurel, workspaceId, { ...request, by: personId }, now)
    await queueFeedbackRequestRefresh(stores, workspaceId, requestId)
  })
}
