import type { KnownBlock, View } from '@slack/types'

/**
 * What the playground's page and server say to each other: JSON over HTTP under `/playground/` and one
 * server-sent event stream. The bot's side of the playground is Slack's own Web API and Socket Mode.
 */

export interface Person {
  id: string
  name: string
  realName: string
  title: string
  language: 'en' | 'zh-CN'
  timeZone: string
  color: string
  isAdmin: boolean
  isBot: boolean
  /** From another organisation (Slack Connect). */
  isStranger: boolean
  isDeleted: boolean
}

export interface UserGroup {
  id: string
  handle: string
  name: string
  members: string[]
}

export interface Conversation {
  id: string
  /** Channel name without `#`; for a direct message the other person's id. */
  name: string
  kind: 'channel' | 'im'
  topic: string
  members: string[]
}

export interface Message {
  /** Slack's timestamp, unique in its conversation: "1763805000.000100". */
  ts: string
  conversation: string
  user: string
  text: string
  blocks: KnownBlock[]
  /** Seen by this person only. */
  ephemeralTo: string | null
  threadTs: string | null
  edited: boolean
  reactions: { name: string; users: string[] }[]
  files: { id: string; title: string; url: string; mimetype: string }[]
  isBot: boolean
}

export interface OpenView {
  id: string
  person: string
  view: View
  /** Validation messages of the last submission by block id. */
  errors: Record<string, string>
}

export interface SlashCommand {
  command: string
  description: string
  usageHint: string
}

interface Shortcut {
  callbackId: string
  name: string
  kind: 'global' | 'message'
}

/** GET /playground/state?as=PERSON */
export interface State {
  team: { id: string; name: string }
  me: string
  bot: { id: string; name: string } | null
  connected: boolean
  people: Person[]
  userGroups: UserGroup[]
  /** Those that `me` is a member of. */
  conversations: Conversation[]
  /** The newest 100 of each of those conversations that `me` may see, oldest first. */
  messages: Message[]
  /** The stack of open modals of `me`, bottom first. */
  views: OpenView[]
  /** App Home of `me`, once published. */
  home: View | null
  commands: SlashCommand[]
  shortcuts: Shortcut[]
}

/** GET /playground/events?as=PERSON (text/event-stream, each event's data is one of these) */
export type Event =
  | { type: 'message'; message: Message }
  | { type: 'message-changed'; message: Message }
  | { type: 'message-deleted'; conversation: string; ts: string }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'views'; views: OpenView[] }
  | { type: 'home'; view: View }
  | { type: 'connected'; connected: boolean }
  /** What Slack would show beside the composer: "app did not respond", "operation_timeout", a refused view. */
  | { type: 'notice'; text: string }

/** The values of a view or message's inputs, as Slack's `view.state.values`: block id → action id → value. */
export type StateValues = Record<string, Record<string, Record<string, unknown>>>

/** POST /playground/ACT with `{ as: person id, … }`; each answers 200 `{ ok: true }` or 4xx `{ ok: false, error }`. */
export interface Acts {
  /** Text as typed: the server turns `@name` / `#channel` into Slack's escaped form. A leading `/command` runs it. */
  say: { as: string; conversation: string; text: string }
  shortcut: { as: string; callbackId: string; conversation?: string; ts?: string }
  /** `action` is the block element's action payload: { type, action_id, block_id, value | selected_option | selected_user | … }. */
  act: {
    as: string
    /** Where the element is: a message, a modal or App Home. */
    source: { conversation: string; ts: string } | { viewId: string } | { home: true }
    action: Record<string, unknown>
    state?: StateValues
  }
  submit: { as: string; viewId: string; values: StateValues }
  close: { as: string; viewId: string; all?: boolean }
  react: { as: string; conversation: string; ts: string; name: string; add: boolean }
  openHome: { as: string }
  /** Opens (or finds) the direct message with a person or the bot: answers `{ ok: true, conversation }`. */
  openIm: { as: string; with: string }
  editMessage: { as: string; conversation: string; ts: string; text: string }
  deleteMessage: { as: string; conversation: string; ts: string }
  /** `as` brings `person` (left out: `as` itself; the bot too) into a channel. */
  join: { as: string; conversation: string; person?: string }
  /** Options of an external select: answers `{ ok: true, options, option_groups }` as the app gave them. */
  options: {
    as: string
    source: { viewId: string } | { conversation: string; ts: string }
    actionId: string
    blockId: string
    value: string
  }
}
