import type { Conversation, State } from '../protocol.ts'

export interface Unread {
  messages: number
  /** Those that get a number: direct messages and mentions. */
  urgent: number
}

export function unreadOf(
  conversation: Conversation,
  state: Pick<State, 'me' | 'messages'>,
  lastRead: Record<string, string>,
): Unread {
  const since = lastRead[conversation.id] ?? ''
  const unread = state.messages.filter(
    ({ conversation: id, ts, user }) => id === conversation.id && ts > since && user !== state.me,
  )
  const toMe = unread.filter(message => message.ephemeralTo !== null || mentions(message, state.me))
  return { messages: unread.length, urgent: conversation.kind === 'im' ? unread.length : toMe.length }
}

function mentions(message: State['messages'][number], person: string): boolean {
  const mark = `<@${person}`
  return message.text.includes(mark) || JSON.stringify(message.blocks).includes(mark)
}
