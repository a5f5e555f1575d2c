import { checkRole } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface SettleFeedbackDispute {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  indicator: string
}

/**
 * The giver stands by a disputed tag, or the receiver takes the dispute back: it counts again. (Another indicator, or none,
 * is `decideFeedbackTag`.) Throws Refusal.
 */
export async function settleFeedbackDispute(laurel: Laurel, wish: SettleFeedbackDispute): Promise<void> {
  const { workspaceId, feedbackId, indicator, personId } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const locked = await stores.feedback.lock(workspaceId, feedbackId)
    const feedback = checkRole(locked, personId, ['giver', 'receiver'])
    const tag = feedback.tags.find(candidate => candidate.indicator === indicator)
    if (tag?.dispute !== 'open') throw new Refusal('nothing-to-dispute')
    const isGiver = feedback.giverId === personId
    // Answered now, what the mapper makes of the changed words would take the tag away again.
    if (isGiver && feedback.decision === 'pending') throw new Refusal('words-just-changed')
    const outcome = isGiver ? 'kept' : 'none'
    await stores.feedback.settle(workspaceId, feedbackId, indicator, outcome, now)
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
