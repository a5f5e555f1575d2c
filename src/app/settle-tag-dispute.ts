import { checkStands } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueReportRefreshes } from './refresh-report.ts'

export interface SettleTagDispute {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  indicator: string
}

/**
 * The giver of a kudos stands by a disputed tag, or whoever disputes it takes that back: it counts again. (Another
 * indicator, or none, is `decideTag`.) Throws Refusal.
 */
export async function settleTagDispute(laurel: Laurel, wish: SettleTagDispute): Promise<void> {
  const { workspaceId, recognitionId, indicator, personId } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const recognition = checkStands(await stores.recognitions.lock(workspaceId, recognitionId))
    const disputed = recognition.tags.find(tag => tag.indicator === indicator)?.disputed
    if (disputed?.state !== 'open') throw new Refusal('nothing-to-dispute')
    const isGiver = recognition.giverId === personId
    if (!isGiver && disputed.personId !== personId) throw new Refusal('not-the-giver')
    // Answered now, what the mapper makes of the changed words would take the tag away again.
    if (isGiver && recognition.decision === 'pending') throw new Refusal('words-just-changed')
    const outcome = isGiver ? 'kept' : 'none'
    await stores.recognitions.settle(workspaceId, recognitionId, indicator, outcome, now)
    await queueCardRefresh(stores, workspaceId, recognition)
    await queueReportRefreshes(stores, workspaceId, [recognitionId], 'tags')
  })
}
