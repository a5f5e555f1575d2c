import type { PulseMessage } from '../core/pulse/conversations.ts'
import type { PulseQuestionView } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { pulseQuestionFor } from './view-of-pulse-question.ts'

/**
 * Draws anew what a person has besides the message that they pressed: the question where they answered on a reminder or in
 * the overview, and the other way round. Between the questions of a round that can wait: an old button answers nothing.
 *
 * @throws ChatFailure. Whoever presses a message that was not drawn anew is told what became of it.
 */
export async function redrawConversation(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId, pressed }: { roundId: string; personId: string; pressed: string | null },
  question: Message<PulseQuestionView>,
): Promise<void> {
  const isThrough = question.view.state !== 'open' || question.view.roundId !== roundId
  if (pressed !== null && !isThrough) return
  for (const message of await laurel.database.conversations.ofPerson(workspaceId, roundId, personId)) {
    if (message.messageId !== pressed) await redrawMessage(laurel, workspaceId, message)
  }
}

/** Has a message of a check-in say what it would say if its person pressed it. Throws ChatFailure. */
export async function redrawMessage(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId, channel, messageId }: Omit<PulseMessage, 'deliveryId'>,
): Promise<void> {
  const question = await pulseQuestionFor(laurel, workspaceId, roundId, personId)
  if (question) await laurel.chat(workspaceId).update({ channel, messageId }, question)
}
