import { checkNote, checkRole, longestNote } from '../core/feedback/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface DisputeFeedbackTag {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  /** Full code of the tag's indicator. */
  indicator: string
  note: string | null
}

/**
 * The receiver does not see a tag so: it does not count until the giver has answered, who is told. What the giver has once
 * stood by is not disputed again, nor what nobody is left to answer for. Throws Refusal.
 */
export async function disputeFeedbackTag(laurel: Laurel, wish: DisputeFeedbackTag): Promise<void> {
  const { workspaceId, feedbackId, indicator } = wish
  const note = wish.note?.trim() ? checkNote(wish.note, longestNote) : null
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const feedback = checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, [
      'receiver',
    ])
    const tag = feedback.tags.find(candidate => candidate.indicator === indicator)
    if (tag?.dispute !== 'none') throw new Refusal('nothing-to-dispute')
    const { giverId, revision } = feedback
    if (!(await stores.people.get(workspaceId, giverId))?.isActive) throw new Refusal('giver-left')
    await stores.feedback.dispute(workspaceId, feedbackId, indicator, note, now)
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'feedback-disputed',
        key: `feedback-disputed:${feedbackId}:${revision}`,
        conversation: giverId,
        personId: giverId,
        feedbackId,
      },
      now,
    )
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
