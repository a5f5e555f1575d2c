import type { WebClient } from '@slack/web-api'
import { type Chat, ChatFailure, type OutgoingMessage, type Place } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import type { MessageView } from '../../core/view.ts'
import type { SlackMessage } from './blocks/element.ts'
import { calling } from './errors.ts'
import { type MessagePoster, type ReadyMessage, readyMessage } from './message-poster.ts'
import type { SlackPictures } from './pictures.ts'
import { renderMessage } from './render.ts'

/** Marks each message with its delivery, so that one which may have arrived can be found. */
const metadataType = 'laurel_delivery'

/** Answers to an ephemeral that mean: this person is not there. A direct message reaches them all the same. */
const notThere = new Set(['user_not_in_channel', 'channel_not_found', 'not_in_channel', 'is_archived'])

/** Newest messages of a conversation that are looked through whatever our clock says, which may be set at any time. */
const lookedThrough = 1000

/** Beyond those, by how much our clock may have been ahead of Slack's for a message to be found, in seconds. */
const clockAhead = 25 * 3600

/** Between messages that wait for the end of a pause, in milliseconds: they come back in the order in which they asked. */
const spacing = 250

export class SlackChat implements Chat {
  /** From when until when Slack asked us to leave a conversation (or a method) alone, and how many have asked meanwhile. */
  private readonly pauses = new Map<string, { since: number; until: number; behind: number }>()

  readonly canFind = true

  /** Slack takes 50 and more `chat.update` a minute in a workspace. */
  readonly editsPerMinute = 35

  /** Content by view, reader's language and time zone: a fan-out shows many people the same view. */
  private readonly ready = new WeakMap<MessageView, Map<string, ReadyMessage>>()

  constructor(
    private readonly client: WebClient,
    private readonly poster: MessagePoster,
    private readonly clock: Clock,
    private readonly pictures: SlackPictures,
  ) {}

  post(message: OutgoingMessage): Promise<Place> {
    const { view, pictures = [], language, timeZone } = message
    if (pictures.length === 0) return this.postReady(message, this.contentOf(message))
    return this.pictures.illustrate(pictures, { language, timeZone }, blocks =>
      this.postReady(message, readyMessage(renderMessage(view, language, timeZone, blocks))),
    )
  }

  private contentOf({ view, language, timeZone }: OutgoingMessage): ReadyMessage {
    const known = this.ready.get(view) ?? new Map<string, ReadyMessage>()
    this.ready.set(view, known)
    const reader = `${language} ${timeZone}`
    const content = known.get(reader) ?? readyMessage(renderMessage(view, language, timeZone))
    known.set(reader, content)
    return content
  }

  private async postReady(
    { deliveryId, conversation, onlyFor }: OutgoingMessage,
    message: ReadyMessage,
  ): Promise<Place> {
    if (onlyFor === null || onlyFor === conversation)
      return this.postMessage(conversation, deliveryId, message)
    try {
      const answer = await this.paced(`ephemeral ${conversation}`, () =>
        this.client.chat.postEphemeral({
          channel: conversation,
          user: onlyFor,
          ...(JSON.parse(`{${message}}`) as SlackMessage),
        }),
      )
      return { channel: conversation, messageId: answer.message_ts ?? '' }
    } catch (error) {
      if (!(error instanceof ChatFailure) || !notThere.has(error.code)) throw error
      return this.postMessage(onlyFor, deliveryId, message)
    }
  }

  async update(
    { channel, messageId }: Place,
    {
      view,
      pictures = [],
      language,
      timeZone,
    }: Pick<OutgoingMessage, 'view' | 'pictures' | 'language' | 'timeZone'>,
  ) {
    await this.pictures.illustrate(pictures, { language, timeZone }, async blocks => {
      const message = renderMessage(view, language, timeZone, blocks)
      await this.paced('update', () => this.client.chat.update({ channel, ts: messageId, ...message }))
    })
  }

  async find(conversation: string, deliveryId: string, since: Date): Promise<Place | null> {
    const channel =
      conversation.startsWith('U') || conversation.startsWith('W')
        ? await this.directMessage(conversation)
        : conversation
    const oldest = since.getTime() / 1000 - clockAhead
    let seen = 0
    let cursor: string | undefined
    do {
      const page = await this.paced('history', () =>
        this.client.conversations.history({
          channel,
          include_all_metadata: true,
          limit: 200,
          ...(cursor ? { cursor } : {}),
        }),
      )
      for (const message of page.messages ?? []) {
        const metadata = message.metadata as
          | { event_type?: string; event_payload?: { id?: unknown } }
          | undefined
        if (
          metadata?.event_type === metadataType &&
          metadata.event_payload?.id === deliveryId &&
          message.ts
        ) {
          return { channel, messageId: message.ts }
        }
      }
      seen += page.messages?.length ?? 0
      const isFarEnough = seen >= lookedThrough && Number(page.messages?.at(-1)?.ts ?? 0) < oldest
      cursor = isFarEnough ? undefined : page.response_metadata?.next_cursor || undefined
    } while (cursor)
    return null
  }

  async link({ channel, messageId }: Place): Promise<string | null> {
    try {
      const { permalink } = await calling(this.client.chat.getPermalink({ channel, message_ts: messageId }))
      return permalink ?? null
    } catch (error) {
      // A link is a convenience: the message it leads to may be deleted.
      if (error instanceof ChatFailure && error.kind === 'refused') return null
      throw error
    }
  }

  private async postMessage(conversation: string, deliveryId: string, message: ReadyMessage): Promise<Place> {
    const { channel, ts } = await this.paced(`post ${conversation}`, () =>
      this.poster.post(conversation, message, {
        event_type: metadataType,
        event_payload: { id: deliveryId },
      }),
    )
    return { channel: channel ?? conversation, messageId: ts ?? '' }
  }

  private async directMessage(userId: string): Promise<string> {
    const { channel } = await calling(this.client.conversations.open({ users: userId }))
    return channel?.id ?? userId
  }

  /** Asks nothing of Slack before the time it told us to wait for. */
  private async paced<T>(what: string, call: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime()
    const pause = this.pauses.get(what)
    // A clock that was set back would make the pause as much longer.
    if (pause && now >= pause.since && now < pause.until) {
      pause.behind += 1
      throw new ChatFailure('busy', 'ratelimited', (pause.until - now + pause.behind * spacing) / 1000)
    }
    this.pauses.delete(what)
    try {
      return await calling(call())
    } catch (error) {
      if (error instanceof ChatFailure && error.kind === 'busy') {
        const since = this.clock.now().getTime()
        this.pauses.set(what, { since, until: since + error.retryAfter * 1000, behind: 0 })
      }
      throw error
    }
  }
}
