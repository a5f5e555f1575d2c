import type { Change, StoredMessage } from './change.ts'
import type { Telling } from './feed.ts'
import { portrayConversation, portrayHome, portrayMessage } from './portrayal.ts'
import type { State } from './state.ts'

/** What open pages hear of a change; null if it is nothing to them. */
export function tellingOf(state: State, change: Change, before: StoredMessage | null): Telling | null {
  const isMember = (conversation: string, viewer: string) =>
    state.conversations.get(conversation)?.members.includes(viewer) ?? false
  switch (change.kind) {
    case 'message': {
      const message = portrayMessage(state, change.message)
      const type = before ? 'message-changed' : 'message'
      return viewer => (isMember(message.conversation, viewer) ? { type, message } : null)
    }
    case 'message-deleted': {
      const { conversation, ts } = change
      return viewer => (isMember(conversation, viewer) ? { type: 'message-deleted', conversation, ts } : null)
    }
    case 'conversation':
      return viewer =>
        change.conversation.members.includes(viewer)
          ? { type: 'conversation', conversation: portrayConversation(change.conversation, viewer) }
          : null
    case 'home':
      return viewer =>
        change.view.person === viewer ? { type: 'home', view: portrayHome(change.view) } : null
    default:
      return null
  }
}
