import type { KnownBlock, View } from '@slack/types'
import type { Json, StoredConversation, StoredMessage, StoredView } from './change.ts'
import type { Conversation, Message, OpenView } from './protocol.ts'
import type { State } from './state.ts'

/** A message as the page shows it; `ephemeralTo` for one that a single person sees. */
export function portrayMessage(
  state: State,
  message: StoredMessage,
  ephemeralTo: string | null = null,
): Message {
  return {
    ts: message.ts,
    conversation: message.conversation,
    user: message.user,
    text: message.text,
    blocks: withFileAddresses(message.blocks) as unknown as KnownBlock[],
    ephemeralTo,
    threadTs: message.threadTs,
    edited: message.edited !== null,
    reactions: message.reactions,
    files: message.files.flatMap(id => {
      const file = state.files.get(id)
      return file ? [{ id, title: file.title, url: `/files/${id}`, mimetype: file.mimetype }] : []
    }),
    isBot: message.fromBot,
  }
}

export function portrayConversation(conversation: StoredConversation, viewer: string): Conversation {
  const partner = conversation.members.find(member => member !== viewer) ?? viewer
  return {
    id: conversation.id,
    name: conversation.kind === 'im' ? partner : conversation.name,
    kind: conversation.kind,
    topic: conversation.topic,
    members: conversation.members,
  }
}

export function portrayView(stored: StoredView): OpenView {
  return {
    id: stored.id,
    person: stored.person,
    view: withFileAddresses(stored.view) as unknown as View,
    errors: stored.errors,
  }
}

export function portrayHome(stored: StoredView): View {
  return portrayView(stored).view
}

/** Slack resolves `slack_file` to an image; the page is told the image's address here. */
function withFileAddresses<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withFileAddresses) as T
  if (typeof value !== 'object' || value === null) return value
  const copy: Json = {}
  for (const [key, inner] of Object.entries(value)) copy[key] = withFileAddresses(inner)
  const file = copy.slack_file as { id?: string; url?: string } | undefined
  const id = file?.id ?? /\/files\/(F[A-Z0-9]+)/.exec(file?.url ?? '')?.[1]
  if (id && copy.image_url === undefined) copy.image_url = `/files/${id}`
  return copy as T
}
