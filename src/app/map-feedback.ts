import type { Feedback } from '../core/feedback/feedback.ts'
import { judgeFeedback } from '../core/feedback/judge.ts'
import { textOf } from '../core/feedback/rules.ts'
import type { Mapping } from '../core/mapping/mapper.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

/**
 * Job: maps a feedback onto indicators, on this machine alone; then has it delivered to the receiver and to the
 * managers whom the giver included, and the giver's copy with the question whether the mapping is right. After an edit all
 * are redrawn.
 */
export async function mapFeedback(
  laurel: Laurel,
  { workspaceId, feedbackId }: { workspaceId: string; feedbackId: string },
  { isLast }: { isLast: boolean } = { isLast: false },
): Promise<void> {
  const { id: frameworkId } = await laurel.framework(workspaceId)
  const before = await laurel.database.feedback.get(workspaceId, feedbackId)
  if (before?.decision !== 'pending' || before.withdrawn) return
  const mapping = await mapOrNothing(laurel, workspaceId, before, isLast)
  const now = laurel.clock.now()

  await laurel.database.transaction(async stores => {
    const feedback = await stores.feedback.lock(workspaceId, feedbackId)
    // Edited, withdrawn or mapped meanwhile: that change has brought its own job, which a dispute has not.
    if (feedback?.decision !== 'pending' || feedback.withdrawn || textOf(feedback) !== textOf(before)) return
    const judged = judgeFeedback(feedback, mapping)
    await stores.feedback.saveMapping(workspaceId, feedbackId, frameworkId, judged, now)
    const told = [
      ['feedback-card', feedback.receiverId, ''],
      ['feedback-copy', feedback.giverId, ''],
      ...feedback.readerIds.map(readerId => ['feedback-shared', readerId, `:${readerId}`] as const),
    ] as const
    for (const [kind, personId, suffix] of told) {
      const id = laurel.ids.next()
      const key = `${kind}:${feedbackId}${suffix}`
      await stores.deliveries.queue(
        workspaceId,
        { id, kind, key, conversation: personId, personId, feedbackId },
        now,
      )
    }
    // What nobody has changed is drawn for the first time.
    if (feedback.revision > 1) await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}

/** On the last attempt a mapper that fails has nothing to say: the feedback is delivered all the same. */
async function mapOrNothing(
  laurel: Laurel,
  workspaceId: string,
  feedback: Feedback,
  isLast: boolean,
): Promise<Mapping> {
  try {
    return await (await laurel.localMapper(workspaceId)).map(textOf(feedback))
  } catch (error) {
    if (!isLast) throw error
    return { language: 'en', behavioural: 0, competencies: [], indicators: [], evidence: [] }
  }
}
