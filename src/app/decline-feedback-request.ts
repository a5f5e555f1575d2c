import { checkInvitation, checkNote, longestNote, takesWord } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRequestRefresh } from './refresh-feedback.ts'
import { queueRequestNews } from './view-of-feedback-request-news.ts'

export interface DeclineFeedbackRequest {
  workspaceId: string
  receipt: string
  requestId: string
  personId: string
  /** A word to the asker, if any: only where they ask about themselves. */
  note: string | null
}

/** Somebody who was asked would rather not: the asker is told, nobody else. Throws Refusal. */
export async function declineFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  wish: DeclineFeedbackRequest,
): Promise<void> {
  const { workspaceId, requestId, personId } = wish
  const word = wish.note?.trim() ? checkNote(wish.note, longestNote) : null
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const locked = await stores.feedbackRequests.lock(workspaceId, requestId)
    const { request } = checkInvitation(locked, personId)
    // What is said of a report to their manager, the report would have to read as well. Forms of before still ask for it.
    if (word !== null && !takesWord(request)) throw new Refusal('no-word-about-others')
    const change = { state: 'declined', declineNote: word } as const
    await stores.feedbackRequests.setState(workspaceId, requestId, personId, change)
    await queueRequestNews(stores, laurel, workspaceId, { ...request, by: personId }, now)
    await queueFeedbackRequestRefresh(stores, workspaceId, requestId)
  })
}
