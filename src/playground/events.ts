import type { AppLink } from './app-link.ts'
import type { Json, PendingEvent, StoredConversation, StoredMessage, StoredView } from './change.ts'
import type { Feed } from './feed.ts'
import { newId, newSecret } from './identifiers.ts'
import type { Log } from './log.ts'
import { channelType, slackMessage, slackView } from './slack-shape.ts'
import { type State, slackTs } from './state.ts'

interface Settings {
  state: State
  app: AppLink
  feed: Feed
  now: () => number
  log: Log
  /** Names of events the app subscribes to; null = all. */
  subscribed: readonly string[] | null
  /** Waits before the 1st, 2nd and 3rd repetition of an event that was not acknowledged, in milliseconds. */
  retryDelaysMs: readonly number[]
}

/** Under which name an app subscribes to the messages of a conversation. */
const subscriptions = { channel: 'message.channels', group: 'message.groups', im: 'message.im' } as const

/**
 * The Events API: builds events, delivers them at least once, repeats what is not acknowledged.
 * While no app is connected events wait for one (Slack would give up after some minutes), across restarts too.
 */
export class Events {
  readonly #settings: Settings
  readonly #verificationToken = newSecret()
  readonly #timers = new Set<NodeJS.Timeout>()
  #closed = false

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** Takes up what an earlier run had not delivered. */
  resume(): void {
    for (const pending of [...this.#settings.state.pendingEvents.values()]) this.#attempt(pending, 0)
  }

  close(): void {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
  }

  message(message: StoredMessage): void {
    const conversation = this.#heard(message.conversation)
    if (!conversation) return
    const { state } = this.#settings
    const place = this.#place(conversation)
    this.#send(subscriptions[place.channel_type], {
      ...slackMessage(state, message),
      ...place,
      event_ts: message.ts,
      ...(message.files.length > 0 && { subtype: 'file_share' }),
    })
    const mentioned = message.text.includes(`<@${state.bot.userId}`)
    if (mentioned && !message.fromBot && conversation.kind === 'channel') {
      this.#send('app_mention', {
        ...slackMessage(state, message),
        type: 'app_mention',
        channel: conversation.id,
        event_ts: message.ts,
      })
    }
  }

  messageChanged(before: StoredMessage, after: StoredMessage): void {
    this.#messageSubtype(after, {
      subtype: 'message_changed',
      message: slackMessage(this.#settings.state, after),
      previous_message: slackMessage(this.#settings.state, before),
    })
  }

  messageDeleted(before: StoredMessage): void {
    this.#messageSubtype(before, {
      subtype: 'message_deleted',
      deleted_ts: before.ts,
      previous_message: slackMessage(this.#settings.state, before),
    })
  }

  reaction(message: StoredMessage, user: string, name: string, added: boolean): void {
    if (!this.#heard(message.conversation)) return
    const type = added ? 'reaction_added' : 'reaction_removed'
    this.#send(type, {
      type,
      user,
      reaction: name,
      item: { type: 'message', channel: message.conversation, ts: message.ts },
      item_user: message.user,
      event_ts: this.#nowTs(),
    })
  }

  homeOpened(person: string, channel: string, tab: 'home' | 'messages', home: StoredView | null): void {
    this.#send('app_home_opened', {
      type: 'app_home_opened',
      user: person,
      channel,
      tab,
      event_ts: this.#nowTs(),
      ...(home && { view: slackView(this.#settings.state, home) }),
    })
  }

  memberJoined(conversation: StoredConversation, person: string, inviter: string): void {
    if (!this.#heard(conversation.id)) return
    this.#send('member_joined_channel', {
      type: 'member_joined_channel',
      user: person,
      channel: conversation.id,
      channel_type: conversation.private ? 'G' : 'C',
      team: this.#settings.state.team.id,
      ...(inviter !== person && { inviter }),
      event_ts: this.#nowTs(),
    })
  }

  #messageSubtype(message: StoredMessage, parts: Json): void {
    const conversation = this.#heard(message.conversation)
    if (!conversation) return
    const place = this.#place(conversation)
    const ts = this.#nowTs()
    this.#send(subscriptions[place.channel_type], {
      type: 'message',
      ...parts,
      ...place,
      hidden: true,
      ts,
      event_ts: ts,
    })
  }

  /** The conversation, if the bot is in it: an app hears nothing of others. */
  #heard(id: string): StoredConversation | null {
    const { state } = this.#settings
    const conversation = state.conversations.get(id)
    return conversation?.members.includes(state.bot.userId) ? conversation : null
  }

  #place(conversation: StoredConversation): { channel: string; channel_type: keyof typeof subscriptions } {
    return { channel: conversation.id, channel_type: channelType(conversation) }
  }

  #nowTs(): string {
    return slackTs(Math.floor(this.#settings.now() * 1000))
  }

  #send(name: string, event: Json): void {
    const { state, subscribed } = this.#settings
    if (subscribed && !subscribed.includes(name)) return
    const pending: PendingEvent = { id: newId('Ev', 11), created: this.#settings.now(), event }
    state.commit({ kind: 'event', event: pending })
    this.#attempt(pending, 0)
  }

  #attempt(pending: PendingEvent, repetition: number): void {
    if (this.#closed) return
    if (!this.#settings.app.connected) {
      const stop = this.#settings.feed.listen(() => {
        if (!this.#settings.app.connected && !this.#closed) return
        stop()
        this.#attempt(pending, repetition)
      })
      return
    }
    this.#deliver(pending, repetition).catch(error => {
      if (!this.#closed) this.#settings.log.error({ err: error }, 'an event could not be delivered')
    })
  }

  async #deliver(pending: PendingEvent, repetition: number): Promise<void> {
    const reply = await this.#settings.app.send({
      kind: 'event',
      payload: this.#envelope(pending),
      ...(repetition > 0 && { retry: { number: repetition, reason: 'timeout' } }),
    })
    if (this.#closed) return
    const delay = this.#settings.retryDelaysMs[repetition]
    if (reply.acknowledged || delay === undefined) {
      if (!reply.acknowledged) this.#settings.log.warn({ event: pending.id }, 'an event was given up')
      this.#settings.state.commit({ kind: 'event-done', id: pending.id })
      this.#settings.feed.stir()
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#attempt(pending, repetition + 1)
    }, delay)
    timer.unref()
    this.#timers.add(timer)
  }

  #envelope({ id, created, event }: PendingEvent): Json {
    const { state } = this.#settings
    return {
      token: this.#verificationToken,
      team_id: state.team.id,
      context_team_id: state.team.id,
      context_enterprise_id: null,
      api_app_id: state.bot.appId,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: Math.floor(created / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: state.team.id,
          user_id: state.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${id}`,
    }
  }
}
