import { type Chat, ChatFailure } from '../core/chat.ts'
import { OperatorError } from '../core/errors.ts'
import type { Statement } from '../core/summary/evidence.ts'

/** What tells where messages are. */
export interface Links {
  chat(workspaceId: string): Pick<Chat, 'link'>
}

/** Link to the card, else to the message it was about. A platform that fails to tell costs the link, not the report. */
export async function linkOfQuote(
  laurel: Links,
  { workspaceId, card, sourceLink }: Pick<Statement, 'workspaceId' | 'card' | 'sourceLink'>,
): Promise<string | null> {
  if (!card) return sourceLink
  try {
    return (await laurel.chat(workspaceId).link(card)) ?? sourceLink
  } catch (error) {
    // The other chat of somebody with two accounts need not be connected here.
    if (error instanceof ChatFailure || error instanceof OperatorError) return sourceLink
    throw error
  }
}
