import type { DeliveryKind } from '../core/delivery/delivery.ts'
import { feedbackEntry, feedbackMapping } from '../core/feedback/entry.ts'
import { roleIn } from '../core/feedback/rules.ts'
import type { FeedbackCard } from '../core/feedback/view.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import { managersOf } from './managers-of.ts'
import type { Message } from './message.ts'

/** The receiver's card, the giver's copy of it, or what a manager reads whom the giver included: each in its reader's language. */
export async function viewOfFeedbackCard(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { feedbackId, personId, kind }: { feedbackId: string | null; personId: string | null; kind?: DeliveryKind },
): Promise<Message<FeedbackCard> | null> {
  if (feedbackId === null || personId === null) return null
  const { database } = laurel
  const [feedback, reader] = await Promise.all([
    database.feedback.get(workspaceId, feedbackId),
    database.people.get(workspaceId, personId),
  ])
  if (!feedback || !reader) return null
  const role = roleIn(feedback, personId)
  if (!role) return null
  // Who manages them no longer reads nothing new; that it was taken back, everybody is told.
  if (role === 'manager' && !feedback.withdrawn) {
    const managers = await managersOf(database, workspaceId, feedback.receiverId)
    if (!managers.includes(personId)) return null
  }
  const isGiver = role === 'giver'
  const giver = isGiver ? reader : await database.people.get(workspaceId, feedback.giverId)
  const isGiverThere = giver?.isActive === true
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const card = isGiver ? await database.deliveries.byKey(workspaceId, `feedback-card:${feedbackId}`) : null
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      ...feedbackEntry(feedback, naming, role),
      kind: 'feedback-card',
      role,
      isNews: kind === 'feedback-disputed',
      revision: feedback.revision,
      withdrawn: feedback.withdrawn,
      mapping: isGiver ? feedbackMapping(feedback, naming) : null,
      undelivered: card?.state === 'failed' ? (card.error ?? 'unknown') : null,
      canDispute: isGiverThere && feedback.tags.some(({ dispute }) => dispute === 'none'),
      canAnswer: isGiverThere,
    },
  }
}
