import { checkRole } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

/** The giver has a card that could not be delivered sent again. Throws Refusal. */
export async function retryFeedbackCard(
  laurel: Pick<Laurel, 'database' | 'clock'>,
  wish: { workspaceId: string; receipt: string; feedbackId: string; personId: string },
): Promise<void> {
  const { workspaceId, feedbackId } = wish
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now()))) return
    checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, ['giver'])
    const card = await stores.deliveries.byKey(workspaceId, `feedback-card:${feedbackId}`)
    if (!card) throw new Refusal('not-found')
    await stores.deliveries.retry(workspaceId, card.id)
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
