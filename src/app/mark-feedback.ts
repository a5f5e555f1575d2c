import { checkRole } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface MarkFeedback {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  mark: 'thanked' | 'acted-on'
}

/** The receiver thanks for a feedback or says that they have acted on it: the giver is told, once, if they are still there. Throws Refusal. */
export async function markFeedback(laurel: Laurel, wish: MarkFeedback): Promise<void> {
  const { workspaceId, feedbackId, mark } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const feedback = checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, [
      'receiver',
    ])
    if (mark === 'thanked' ? feedback.thankedAt : feedback.actedOnAt) return
    const isGiverThere = (await stores.people.get(workspaceId, feedback.giverId))?.isActive === true
    if (mark === 'thanked' && !isGiverThere) throw new Refusal('other-left')
    await stores.feedback.mark(workspaceId, feedbackId, mark, now)
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
    if (!isGiverThere) return
    const kind = mark === 'thanked' ? 'feedback-thanks' : 'feedback-acted-on'
    const { giverId } = feedback
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind,
        key: `${kind}:${feedbackId}`,
        conversation: giverId,
        personId: giverId,
        feedbackId,
      },
      now,
    )
  })
}
