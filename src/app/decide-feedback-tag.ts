import { checkRole } from '../core/feedback/rules.ts'
import { decisionOf, isCurrent } from '../core/recognition/decision.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface DecideFeedbackTag {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  /** Full code of the indicator that the giver says it is; null for none. */
  indicator: string | null
  /** The feedback's revision that the giver saw when answering; left out where the words were before them. */
  revision?: number | undefined
  /** An answer to an older revision is refused, for it to be given again. A button is drawn anew instead. */
  from?: 'form'
  /** Full code of the disputed tag that the answer is about: the others stay, with what is said against them. Left out, it is about all. */
  instead?: string
}

/**
 * The giver confirms the suggestion, chooses another indicator, or says that it is none: a dispute about what it replaces
 * is over with that. An answer to an older revision changes nothing. Throws Refusal.
 */
export async function decideFeedbackTag(laurel: Laurel, wish: DecideFeedbackTag): Promise<void> {
  const { workspaceId, feedbackId } = wish
  const { id: frameworkId, framework } = await laurel.framework(workspaceId)
  if (wish.indicator !== null && !framework.indicator(wish.indicator)) {
    throw new Refusal('unknown-indicator', { word: wish.indicator })
  }
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const feedback = checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, ['giver'])
    const { indicator, instead } = wish
    // Answered now, the changed words would never be mapped.
    if (instead !== undefined && feedback.decision === 'pending') throw new Refusal('words-just-changed')
    if (!isCurrent(feedback, wish)) return queueFeedbackRefresh(stores, workspaceId, feedbackId)
    if (instead !== undefined) {
      const about = feedback.tags.find(tag => tag.indicator === instead)
      if (about?.dispute !== 'open') throw new Refusal('nothing-to-dispute')
    }
    if (indicator !== null && indicator === instead)
      await stores.feedback.settle(workspaceId, feedbackId, indicator, 'kept', now)
    else {
      const decision = decisionOf(feedback, indicator, instead)
      await stores.feedback.decide(workspaceId, feedbackId, frameworkId, decision, now, instead)
    }
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
