import type {
  Change,
  Identity,
  PendingEvent,
  ResponseUrl,
  StoredConversation,
  StoredFile,
  StoredMessage,
  StoredView,
} from './change.ts'
import type { Journal } from './journal.ts'
import type { Person, UserGroup } from './protocol.ts'
import type { DemoPerson, DemoWorkspace } from './workspace.ts'

export interface Member extends Person {
  email: string
  pronoun: string | null
}

export interface Bot {
  userId: string
  botId: string
  appId: string
  name: string
}

const day = 86_400_000

/** Slack's timestamp of a moment given in microseconds since 1970. */
export function slackTs(microseconds: number): string {
  return `${Math.floor(microseconds / 1e6)}.${String(microseconds % 1e6).padStart(6, '0')}`
}

/** Microseconds since 1970; null if it is no Slack timestamp. */
export function readTs(ts: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(ts)
  if (!match) return null
  return Number(match[1]) * 1e6 + Number((match[2] ?? '').padEnd(6, '0'))
}

/** Everything the playground knows. It changes through `commit` only, so that the journal has every change. */
export class State {
  readonly team: { id: string; name: string; domain: string }
  readonly bot: Bot
  readonly people = new Map<string, Member>()
  readonly userGroups = new Map<string, UserGroup>()
  readonly conversations = new Map<string, StoredConversation>()
  readonly files = new Map<string, StoredFile>()
  readonly homes = new Map<string, StoredView>()
  readonly responseUrls = new Map<string, ResponseUrl>()
  readonly pendingEvents = new Map<string, PendingEvent>()
  identity: Identity | null = null
  /** By conversation, then by ts, oldest first. */
  readonly #messages = new Map<string, Map<string, StoredMessage>>()
  /** Timestamps of replies, by "conversation parent-ts". */
  readonly #replies = new Map<string, Set<string>>()
  readonly #lastTs = new Map<string, number>()
  readonly #journal: Journal
  readonly #now: () => number
  /** Hears of every change after it is kept. */
  onChange: (change: Change, before: StoredMessage | null) => void = () => {}

  constructor(workspace: DemoWorkspace, botName: string, journal: Journal, now: () => number) {
    this.#journal = journal
    this.#now = now
    this.team = {
      id: workspace.workspace.id,
      name: workspace.workspace.name,
      domain: workspace.workspace.domain,
    }
    this.bot = { userId: 'U0LAUREL', botId: 'B0LAUREL', appId: 'A0LAUREL', name: botName }
    for (const person of workspace.people) this.people.set(person.id, toMember(person))
    this.people.set(this.bot.userId, botMember(this.bot))
    for (const group of workspace.userGroups) {
      this.userGroups.set(group.id, {
        id: group.id,
        handle: group.handle,
        name: group.name,
        members: group.members,
      })
    }
    for (const channel of workspace.channels) {
      this.conversations.set(channel.id, {
        id: channel.id,
        name: channel.name,
        kind: 'channel',
        private: channel.private,
        topic: channel.topic,
        members: [...channel.members, ...(channel.bot ? [this.bot.userId] : [])],
        created: 0,
      })
    }
    for (const change of journal.past) this.#apply(change)
    // The identity is kept after the chatter: without it an earlier first start was cut short.
    if (this.identity === null) this.#seedChatter(workspace)
  }

  commit(change: Change): void {
    const before =
      change.kind === 'message' ? this.message(change.message.conversation, change.message.ts) : null
    this.#journal.append(change)
    this.#apply(change)
    this.onChange(change, before)
  }

  /** A timestamp later than every other in the conversation. */
  nextTs(conversation: string): string {
    const next = Math.max(Math.floor(this.#now() * 1000), (this.#lastTs.get(conversation) ?? 0) + 1)
    this.#lastTs.set(conversation, next)
    return slackTs(next)
  }

  message(conversation: string, ts: string): StoredMessage | null {
    return this.#messages.get(conversation)?.get(ts) ?? null
  }

  /** Oldest first. */
  messages(conversation: string): StoredMessage[] {
    return [...(this.#messages.get(conversation)?.values() ?? [])]
  }

  /** Replies in the thread of a message, oldest first. */
  replies(conversation: string, parentTs: string): StoredMessage[] {
    const stamps = this.#replies.get(`${conversation} ${parentTs}`) ?? []
    return [...stamps].flatMap(ts => this.message(conversation, ts) ?? [])
  }

  conversationsOf(person: string): StoredConversation[] {
    return [...this.conversations.values()].filter(conversation => conversation.members.includes(person))
  }

  /** The direct message of two people (the bot counts as one), made if there is none. */
  directMessage(one: string, other: string): StoredConversation {
    const members = one === other ? [one] : [one, other].sort()
    for (const conversation of this.conversations.values()) {
      const same = conversation.members.length === members.length
      if (
        conversation.kind === 'im' &&
        same &&
        members.every(member => conversation.members.includes(member))
      ) {
        return conversation
      }
    }
    const people = members.filter(member => member !== this.bot.userId).map(member => member.slice(1))
    let id = `D${people.join('X')}`
    while (this.conversations.has(id)) id += '0'
    const conversation: StoredConversation = {
      id,
      name: '',
      kind: 'im',
      private: true,
      topic: '',
      members,
      created: this.#now(),
    }
    this.commit({ kind: 'conversation', conversation })
    return conversation
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case 'identity':
        this.identity = change.identity
        break
      case 'conversation':
        this.conversations.set(change.conversation.id, change.conversation)
        break
      case 'message':
        this.#keepMessage(change.message)
        break
      case 'message-deleted':
        this.#messages.get(change.conversation)?.delete(change.ts)
        break
      case 'file':
        this.files.set(change.file.id, change.file)
        break
      case 'home':
        this.homes.set(change.view.person, change.view)
        break
      case 'response-url':
        this.responseUrls.set(change.responseUrl.id, change.responseUrl)
        break
      case 'event':
        this.pendingEvents.set(change.event.id, change.event)
        break
      case 'event-done':
        this.pendingEvents.delete(change.id)
        break
    }
  }

  #keepMessage(message: StoredMessage): void {
    const messages = this.#messages.get(message.conversation) ?? new Map<string, StoredMessage>()
    messages.set(message.ts, message)
    this.#messages.set(message.conversation, messages)
    if (message.threadTs !== null && message.threadTs !== message.ts) {
      const thread = `${message.conversation} ${message.threadTs}`
      this.#replies.set(thread, (this.#replies.get(thread) ?? new Set()).add(message.ts))
    }
    const last = this.#lastTs.get(message.conversation) ?? 0
    this.#lastTs.set(message.conversation, Math.max(last, readTs(message.ts) ?? 0))
  }

  /** The everyday messages of the demo team, dated back from the first start. */
  #seedChatter(workspace: DemoWorkspace): void {
    const today = Math.floor(this.#now() / day) * day
    const missing = workspace.chatter.filter(
      line => !this.messages(line.channel).some(said => said.user === line.person && said.text === line.text),
    )
    const dated = missing.map(line => {
      const [hours = 0, minutes = 0] = line.time.split(':').map(Number)
      const at = today - line.daysAgo * day + (hours * 60 + minutes) * 60_000
      // What would still lie ahead today was said yesterday instead.
      return { line, at: at > this.#now() ? at - day : at }
    })
    for (const { line, at } of dated.sort((one, other) => one.at - other.at)) {
      const last = this.#lastTs.get(line.channel) ?? 0
      this.commit({
        kind: 'message',
        message: {
          ts: slackTs(Math.max(at * 1000, last + 1)),
          conversation: line.channel,
          user: line.person,
          fromBot: false,
          text: line.text,
          blocks: [],
          threadTs: null,
          edited: null,
          reactions: [],
          files: [],
          metadata: null,
        },
      })
    }
  }
}

function toMember(person: DemoPerson): Member {
  return {
    id: person.id,
    name: person.name,
    realName: person.realName,
    title: person.title,
    language: person.language,
    timeZone: person.timeZone,
    color: person.color.startsWith('#') ? person.color : `#${person.color}`,
    isAdmin: person.admin,
    isBot: false,
    isStranger: person.stranger,
    isDeleted: person.deleted,
    email: person.email ?? `${person.id.replace(/^U0?/, '').toLowerCase()}@playground.example`,
    pronoun: person.pronoun ?? null,
  }
}

function botMember(bot: Bot): Member {
  return {
    id: bot.userId,
    name: bot.name.toLowerCase().replaceAll(/\s+/g, ''),
    realName: bot.name,
    title: '',
    language: 'en',
    timeZone: 'UTC',
    color: '#2f7d5b',
    isAdmin: false,
    isBot: true,
    isStranger: false,
    isDeleted: false,
    email: '',
    pronoun: null,
  }
}
