import { checkNote, checkRole, longestReply } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface ReplyToFeedback {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  text: string
}

/** The receiver asks something back, or the giver answers: the other one finds it in a direct message. Throws Refusal. */
export async function replyToFeedback(laurel: Laurel, wish: ReplyToFeedback): Promise<void> {
  const { workspaceId, feedbackId, personId } = wish
  const text = checkNote(wish.text, longestReply)
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const locked = await stores.feedback.lock(workspaceId, feedbackId)
    const { giverId, receiverId } = checkRole(locked, personId, ['giver', 'receiver'])
    const other = personId === giverId ? receiverId : giverId
    if (!(await stores.people.get(workspaceId, other))?.isActive) throw new Refusal('other-left')
    const replyId = laurel.ids.next()
    await stores.feedback.addReply(workspaceId, feedbackId, {
      id: replyId,
      authorId: personId,
      text,
      createdAt: now,
    })
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'feedback-reply',
        key: `feedback-reply:${replyId}`,
        conversation: other,
        personId: other,
        feedbackId,
        replyId,
      },
      now,
    )
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
