import type { Delivery } from '../core/delivery/delivery.ts'
import { textOf } from '../core/feedback/rules.ts'
import type { FeedbackReplyView } from '../core/feedback/view.ts'
import { excerpt } from '../core/summary/excerpt.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

const aboutLength = 140

function whatOf(kind: Delivery['kind']): 'thanks' | 'acted-on' | 'reply' {
  if (kind === 'feedback-thanks') return 'thanks'
  return kind === 'feedback-acted-on' ? 'acted-on' : 'reply'
}

/**
 * What the other one said about a feedback: a reply, thanks, or that it was acted on. To the author of a reply, that it could not be
 * delivered. Null once it is withdrawn.
 */
export async function viewOfFeedbackReply(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  { kind, feedbackId, replyId, personId }: Pick<Delivery, 'kind' | 'feedbackId' | 'replyId' | 'personId'>,
): Promise<Message<FeedbackReplyView> | null> {
  if (feedbackId === null || personId === null) return null
  const [feedback, reader] = await Promise.all([
    laurel.database.feedback.get(workspaceId, feedbackId),
    laurel.database.people.get(workspaceId, personId),
  ])
  if (!feedback || !reader || feedback.withdrawn) return null
  const reply = feedback.replies.find(({ id }) => id === replyId)
  if ((kind === 'feedback-reply' || kind === 'feedback-undelivered') && !reply) return null
  const toGiver = feedback.giverId === personId
  const isOwn = kind === 'feedback-undelivered'
  const other = toGiver ? feedback.receiverId : feedback.giverId
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'feedback-reply',
      feedbackId,
      what: isOwn ? 'undelivered' : whatOf(kind),
      authorId: isOwn ? other : (reply?.authorId ?? feedback.receiverId),
      text: reply?.text ?? null,
      about: excerpt(textOf(feedback), aboutLength),
      toGiver,
    },
  }
}
