import { decisionOf, isCurrent } from '../core/recognition/decision.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { ownRecognition } from './own-recognition.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueReportRefreshes } from './refresh-report.ts'

export interface DecideTag {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  /** Full code of the indicator that the giver says it is; null for none. */
  indicator: string | null
  /** The recognition's revision that the giver saw when answering; left out where the words were before them. */
  revision?: number | undefined
  /** An answer to an older revision is refused, for it to be given again. A button is drawn anew instead. */
  from?: 'form'
  /** Full code of the disputed tag that the answer is about: the others stay, with what is said against them. Left out, it is about all. */
  instead?: string
}

/**
 * The giver confirms the suggestion, chooses another indicator, or says that it is none. An answer to an older revision
 * changes nothing: it is about other words, or has been overtaken. Throws Refusal.
 */
export async function decideTag(laurel: Laurel, wish: DecideTag): Promise<void> {
  const { workspaceId, recognitionId } = wish
  const { id: frameworkId, framework } = await laurel.framework(workspaceId)
  if (wish.indicator !== null && !framework.indicator(wish.indicator)) {
    throw new Refusal('unknown-indicator', { word: wish.indicator })
  }
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const recognition = await ownRecognition(stores, workspaceId, recognitionId, wish.personId)
    const { indicator, instead } = wish
    // Answered now, the changed words would never be mapped.
    if (instead !== undefined && recognition.decision === 'pending') throw new Refusal('words-just-changed')
    if (!isCurrent(recognition, wish)) return
    if (instead !== undefined) {
      const about = recognition.tags.find(tag => tag.indicator === instead)
      if (about?.disputed?.state !== 'open') throw new Refusal('nothing-to-dispute')
    }
    if (indicator !== null && indicator === instead)
      await stores.recognitions.settle(workspaceId, recognitionId, indicator, 'kept', now)
    else {
      const decision = decisionOf(recognition, indicator, instead)
      await stores.recognitions.decide(workspaceId, recognitionId, frameworkId, decision, now, instead)
    }
    await queueCardRefresh(stores, workspaceId, recognition)
    await queueReportRefreshes(stores, workspaceId, [recognitionId], 'tags')
  })
}
