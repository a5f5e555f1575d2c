import type { Event, Message, State } from '../protocol.ts'

/** The state after an event. An event that the state already holds changes nothing. */
export function applyEvent(state: State, event: Event): State {
  switch (event.type) {
    case 'message':
    case 'message-changed':
      return { ...state, messages: putMessage(state.messages, event.message) }
    case 'message-deleted': {
      const { conversation, ts } = event
      return {
        ...state,
        messages: state.messages.filter(found => found.ts !== ts || found.conversation !== conversation),
      }
    }
    case 'conversation': {
      const others = state.conversations.filter(found => found.id !== event.conversation.id)
      const mine = event.conversation.members.includes(state.me)
      return { ...state, conversations: mine ? [...others, event.conversation] : others }
    }
    case 'views':
      return { ...state, views: event.views }
    case 'home':
      return { ...state, home: event.view }
    case 'connected':
      return { ...state, connected: event.connected }
    case 'notice':
      return state
  }
}

function putMessage(messages: Message[], message: Message): Message[] {
  const at = messages.findLastIndex(
    found => found.ts === message.ts && found.conversation === message.conversation,
  )
  if (at >= 0) return messages.with(at, message)
  const after = messages.findLastIndex(found => found.ts <= message.ts)
  return messages.toSpliced(after + 1, 0, message)
}

export interface Row {
  message: Message
  /** Starts a new day. */
  day: boolean
  /** Continues the previous message of the same author: no name, no avatar. */
  continued: boolean
  replies: Message[]
}

const groupSeconds = 300

/** A conversation's messages as they are shown: replies under their thread's first message, neighbours grouped. */
export function rowsOf(messages: Message[], dayOf: (ts: string) => string): Row[] {
  const shown = new Set(messages.map(message => message.ts))
  const isReply = (message: Message) =>
    message.threadTs !== null && message.threadTs !== message.ts && shown.has(message.threadTs)
  const rows: Row[] = []
  for (const message of messages) {
    if (isReply(message)) continue
    const previous = rows.at(-1)
    const day = !previous || dayOf(previous.message.ts) !== dayOf(message.ts)
    const continued =
      !day &&
      previous !== undefined &&
      previous.message.user === message.user &&
      (previous.message.ephemeralTo === null) === (message.ephemeralTo === null) &&
      previous.replies.length === 0 &&
      Number(message.ts) - Number(previous.message.ts) < groupSeconds
    rows.push({
      message,
      day,
      continued,
      replies: messages.filter(reply => isReply(reply) && reply.threadTs === message.ts),
    })
  }
  return rows
}
