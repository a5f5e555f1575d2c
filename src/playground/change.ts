import type { StateValues } from './protocol.ts'

/** A JSON object as the app sent it. */
export type Json = Record<string, unknown>

export interface StoredMessage {
  ts: string
  conversation: string
  /** The author's user id; the bot's own for messages of the app. */
  user: string
  fromBot: boolean
  text: string
  blocks: Json[]
  threadTs: string | null
  /** Who edited it and when; null = as first sent. */
  edited: { user: string; ts: string } | null
  reactions: { name: string; users: string[] }[]
  /** Ids of files. */
  files: string[]
  metadata: { event_type: string; event_payload: Json } | null
}

export interface StoredConversation {
  id: string
  /** Channel name without `#`; empty for a direct message. */
  name: string
  kind: 'channel' | 'im'
  private: boolean
  topic: string
  members: string[]
  /** Milliseconds since 1970. */
  created: number
}

export interface StoredFile {
  id: string
  name: string
  title: string
  altText: string
  mimetype: string
  size: number
  /** Milliseconds since 1970. */
  created: number
  /** Conversations it was shared in. */
  shares: string[]
}

export interface StoredView {
  id: string
  person: string
  /** As the app sent it, with the ids it left out. */
  view: Json
  hash: string
  values: StateValues
  errors: Record<string, string>
  rootId: string
  previousId: string | null
}

/** An address of one interaction that the app may answer at. */
export interface ResponseUrl {
  id: string
  person: string
  conversation: string
  /** The message the interaction started from. */
  source: { ts: string; ephemeral: boolean; threadTs: string | null } | null
  /** Milliseconds since 1970. */
  created: number
  uses: number
}

export interface PendingEvent {
  id: string
  /** Milliseconds since 1970. */
  created: number
  event: Json
}

export interface Identity {
  /** Tells two playgrounds apart. */
  id: string
  port: number
  botToken: string
  appToken: string
  signingSecret: string
}

/** Everything that survives a restart is one of these, in the order it happened. */
export type Change =
  | { kind: 'identity'; identity: Identity }
  | { kind: 'conversation'; conversation: StoredConversation }
  | { kind: 'message'; message: StoredMessage }
  | { kind: 'message-deleted'; conversation: string; ts: string }
  | { kind: 'file'; file: StoredFile }
  | { kind: 'home'; view: StoredView }
  | { kind: 'response-url'; responseUrl: ResponseUrl }
  | { kind: 'event'; event: PendingEvent }
  | { kind: 'event-done'; id: string }

export const changeKinds: ReadonlySet<string> = new Set<Change['kind']>([
  'identity',
  'conversation',
  'message',
  'message-deleted',
  'file',
  'home',
  'response-url',
  'event',
  'event-done',
])
