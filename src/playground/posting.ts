import type { Json, StoredConversation, StoredMessage } from './change.ts'
import type { World } from './world.ts'

export interface Draft {
  conversation: string
  user: string
  text: string
  blocks?: Json[]
  threadTs?: string | null
  metadata?: StoredMessage['metadata']
  files?: string[]
}

/** A message that is not yet anywhere. */
export function draftMessage(world: World, draft: Draft): StoredMessage {
  return {
    ts: world.state.nextTs(draft.conversation),
    conversation: draft.conversation,
    user: draft.user,
    fromBot: draft.user === world.state.bot.userId,
    text: draft.text,
    blocks: draft.blocks ?? [],
    threadTs: draft.threadTs ?? null,
    edited: null,
    reactions: [],
    files: draft.files ?? [],
    metadata: draft.metadata ?? null,
  }
}

export function postMessage(world: World, draft: Draft): StoredMessage {
  const message = draftMessage(world, draft)
  world.state.commit({ kind: 'message', message })
  world.events.message(message)
  return message
}

/** Changes what a message says. As in Slack it is marked as edited unless it is made of blocks. */
export function changeMessage(
  world: World,
  before: StoredMessage,
  parts: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'metadata' | 'files'>>,
): StoredMessage {
  const byText = (parts.blocks ?? before.blocks).length === 0
  const edited = byText ? { user: before.user, ts: world.state.nextTs(before.conversation) } : before.edited
  const message: StoredMessage = { ...before, ...parts, edited }
  world.state.commit({ kind: 'message', message })
  world.events.messageChanged(before, message)
  return message
}

export function deleteMessage(world: World, message: StoredMessage): void {
  world.state.commit({ kind: 'message-deleted', conversation: message.conversation, ts: message.ts })
  world.events.messageDeleted(message)
}

/** Returns false if there was nothing to do: the reaction is there already, or is not. */
export function react(
  world: World,
  message: StoredMessage,
  user: string,
  name: string,
  add: boolean,
): boolean {
  const there = message.reactions.find(reaction => reaction.name === name)
  const has = there?.users.includes(user) ?? false
  if (has === add) return false
  const others = message.reactions.filter(reaction => reaction.name !== name)
  const users = add ? [...(there?.users ?? []), user] : (there?.users ?? []).filter(one => one !== user)
  const reactions =
    users.length === 0
      ? others
      : there
        ? message.reactions.map(reaction => (reaction === there ? { name, users } : reaction))
        : [...others, { name, users }]
  world.state.commit({ kind: 'message', message: { ...message, reactions } })
  world.events.reaction(message, user, name, add)
  return true
}

/** Parent first, then its replies, oldest first; empty if there is no such message. */
export function threadOf(world: World, conversation: StoredConversation, ts: string): StoredMessage[] {
  const parent = world.state.message(conversation.id, ts)
  if (!parent) return []
  return [parent, ...world.state.replies(conversation.id, ts)]
}
