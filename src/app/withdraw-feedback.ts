import { checkRole } from '../core/feedback/rules.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh, queueFeedbackRequestRefresh } from './refresh-feedback.ts'

export interface WithdrawFeedback {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
}

/** The giver takes a feedback back: its words are shown to nobody any more, and it counts no longer. What asked for it waits again. Throws Refusal. */
export async function withdrawFeedback(laurel: Laurel, wish: WithdrawFeedback): Promise<void> {
  const { workspaceId, feedbackId } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, ['giver'])
    await stores.feedback.withdraw(workspaceId, feedbackId, now)
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
    for (const request of await stores.feedbackRequests.reopen(workspaceId, feedbackId, now))
      await queueFeedbackRequestRefresh(stores, workspaceId, request)
  })
}
