import { feedbackEntry, feedbackMapping } from '../core/feedback/entry.ts'
import type { FeedbackCard } from '../core/feedback/view.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** The receiver's card, or the giver's copy of it: each in its reader's language. */
export async function viewOfFeedbackCard(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { feedbackId, personId }: { feedbackId: string | null; personId: string | null },
): Promise<Message<FeedbackCard> | null> {
  if (feedbackId === null || personId === null) return null
  const { database } = laurel
  const [feedback, reader] = await Promise.all([
    database.feedback.get(workspaceId, feedbackId),
    database.people.get(workspaceId, personId),
  ])
  if (!feedback || !reader) return null
  const isGiver = feedback.giverId === personId
  if (!isGiver && feedback.receiverId !== personId) return null
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const card = isGiver ? await database.deliveries.byKey(workspaceId, `feedback-card:${feedbackId}`) : null
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      ...feedbackEntry(feedback, naming),
      kind: 'feedback-card',
      role: isGiver ? 'giver' : 'receiver',
      revision: feedback.revision,
      withdrawn: feedback.withdrawn,
      mapping: isGiver ? feedbackMapping(feedback, naming) : null,
      undelivered: card?.state === 'failed' ? (card.error ?? 'unknown') : null,
    },
  }
}
