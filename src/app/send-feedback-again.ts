import { checkRole, type Role, roleIn } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { managersOf } from './managers-of.ts'

const kinds = {
  receiver: 'feedback-card',
  giver: 'feedback-copy',
  manager: 'feedback-shared',
} as const satisfies Record<Role, string>

/**
 * Somebody finds a feedback in their list and wants to answer, thank for it or change it: it comes to them once more in a direct
 * message, with all that they can do about it. Throws Refusal.
 */
export async function sendFeedbackAgain(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  wish: { workspaceId: string; receipt: string; feedbackId: string; personId: string },
): Promise<void> {
  const { workspaceId, feedbackId, personId, receipt } = wish
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return
    const roles = ['giver', 'receiver', 'manager'] as const
    const feedback = checkRole(await stores.feedback.get(workspaceId, feedbackId), personId, roles)
    const role = roleIn(feedback, personId)!
    // What its giver shared with a manager of then, they read as long as they manage the receiver.
    const managers = await managersOf(stores, workspaceId, feedback.receiverId)
    if (role === 'manager' && !managers.includes(personId)) throw new Refusal('not-found')
    const id = laurel.ids.next()
    await stores.deliveries.queue(
      workspaceId,
      {
        id,
        kind: kinds[role],
        key: `feedback-again:${id}`,
        conversation: personId,
        personId,
        feedbackId,
      },
      now,
    )
  })
}
