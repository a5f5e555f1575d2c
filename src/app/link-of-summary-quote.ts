import { type Chat, ChatFailure } from '../core/chat.ts'
import type { Statement } from '../core/summary/evidence.ts'

/** What tells where messages are. */
export interface Links {
  chat(workspaceId: string): Pick<Chat, 'link'>
}

/** Link to the card, else to the message it was about. A platform that fails to tell costs the link, not the report. */
export async function linkOfQuote(
  laurel: Links,
  workspaceId: string,
  { card, sourceLink }: Pick<Statement, 'card' | 'sourceLink'>,
): Promise<string | null> {
  if (!card) return sourceLink
  try {
    return (await laurel.chat(workspaceId).link(card)) ?? sourceLink
  } catch (error) {
    if (error instanceof ChatFailure) return sourceLink
    throw error
  }
}
