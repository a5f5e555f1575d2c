import type { Addresses } from '../../core/address.ts'
import { type Chat, ChatFailure, type OutgoingMessage, type Place } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import type { People } from '../../core/person.ts'
import { isShared } from './activity.ts'
import type { Reader } from './cards/card-text.ts'
import { dress, namesIn, type TeamsMessage } from './cards/dress.ts'
import type { Draft } from './cards/element.ts'
import type { Connector, Outgoing } from './connector.ts'
import { conversationGone, notInstalled } from './errors.ts'
import type { TeamsPictures } from './pictures.ts'
import { renderMessage } from './render.ts'

export interface ChatParts {
  tenantId: string
  /** The bot's account, "28:…". */
  botId: string
  connector: Connector
  addresses: Addresses
  people: People
  pictures: TeamsPictures
  serviceUrl: string
  clock: Clock
  /** Somebody cannot be written to, for another reason than that they did not install Laurel. */
  missed(personId: string): void
}

type Drawn = Pick<OutgoingMessage, 'view' | 'pictures' | 'language' | 'timeZone'>

interface Target {
  conversationId: string
  serviceUrl: string
  /** Of a direct conversation. */
  personId: string | null
  /** Known from before, not opened just now. */
  isStored: boolean
}

export class TeamsChat implements Chat {
  /** Teams has no way to look for a message that a bot sent. */
  readonly canFind = false

  /** Teams takes 50 requests a second of an app in a tenant, and these are all to different chats. */
  readonly editsPerMinute = 300

  constructor(private readonly parts: ChatParts) {}

  async post({ conversation, onlyFor, ...message }: OutgoingMessage): Promise<Place> {
    const card = await this.dressed(await this.draft(message), message)
    // Teams has no message that one person of many sees: it goes to their own chat.
    return this.say(onlyFor ?? conversation, card)
  }

  async update({ channel, messageId }: Place, message: Drawn): Promise<void> {
    const card = await this.dressed(await this.draft(message), message)
    const { connector, tenantId } = this.parts
    const serviceUrl = await this.urlOf(channel)
    await taken(card, activity => connector.update(tenantId, serviceUrl, channel, messageId, activity))
  }

  async find(_conversation: string, _deliveryId: string, _since: Date): Promise<Place | null> {
    return null
  }

  async link({ channel, messageId }: Place): Promise<string | null> {
    const address = await this.parts.addresses.channel(this.parts.tenantId, channel)
    if (!address || messageId === '') return null
    const path = `${encodeURIComponent(channel)}/${encodeURIComponent(messageId)}`
    const query = new URLSearchParams({
      tenantId: this.parts.tenantId,
      ...(address.groupId ? { groupId: address.groupId } : {}),
      ...(address.scope === 'channel'
        ? { parentMessageId: messageId }
        : { context: JSON.stringify({ contextType: 'chat' }) }),
    })
    return `https://teams.microsoft.com/l/message/${path}?${query}`
  }

  /** Sends a message to a person or into a conversation. Throws ChatFailure. */
  async say(target: string, message: TeamsMessage): Promise<Place> {
    const { tenantId, addresses, clock } = this.parts
    let to: Target | null = null
    try {
      to = await this.targetOf(target)
      let messageId: string
      try {
        messageId = await this.send(to, message)
      } catch (error) {
        // What was stored may be of an app that was installed anew since: there is one chat with somebody, and it is asked for.
        if (!(error instanceof ChatFailure && error.code === conversationGone && to.isStored)) throw error
        await addresses.savePerson(tenantId, { personId: target, conversationId: null }, clock.now())
        to = await this.targetOf(target)
        messageId = await this.send(to, message)
      }
      const { conversationId, serviceUrl, personId } = to
      if (personId !== null) await this.reached(personId, conversationId, serviceUrl)
      return { channel: conversationId, messageId }
    } catch (error) {
      // Only a chat with one person has to be opened before it is known.
      const isPerson = to === null || to.personId !== null
      if (error instanceof ChatFailure && error.kind === 'refused' && isPerson) {
        if (error.code === notInstalled)
          await addresses.unreachable(tenantId, target, notInstalled, clock.now())
        else this.parts.missed(target)
      }
      throw error
    }
  }

  /** The card of a message, with its pictures. */
  async draft({ view, pictures = [], language, timeZone }: Drawn): Promise<Draft> {
    const about = view.kind === 'personal-summary' ? view.personId : null
    const shown = await this.parts.pictures.illustrate(pictures, { language, timeZone }, about)
    return renderMessage(view, language, timeZone, shown)
  }

  /** The card in its final form. */
  async dressed(draft: Draft, reader: Reader): Promise<TeamsMessage> {
    const { people, addresses, tenantId } = this.parts
    const named = namesIn(draft)
    const known = named.people.length > 0 ? await people.getMany(tenantId, named.people) : []
    const channels = await Promise.all(named.channels.map(id => addresses.channel(tenantId, id)))
    return dress(draft, reader, {
      people: new Map(known.map(({ id, name }) => [id, name])),
      channels: new Map(channels.flatMap(channel => (channel ? [[channel.id, channel.name] as const] : []))),
    })
  }

  private send({ serviceUrl, conversationId }: Target, message: TeamsMessage): Promise<string> {
    const { connector, tenantId } = this.parts
    return taken(message, activity => connector.send(tenantId, serviceUrl, conversationId, activity))
  }

  private async targetOf(target: string): Promise<Target> {
    const { addresses, tenantId, connector, botId, clock } = this.parts
    // Local clients name their conversations as they like.
    const channel = await addresses.channel(tenantId, target)
    if (channel || isConversation(target)) {
      const serviceUrl = channel?.serviceUrl ?? (await this.urlOf(target))
      return { conversationId: target, serviceUrl, personId: null, isStored: false }
    }
    const address = await addresses.ofPerson(tenantId, target)
    const serviceUrl = address?.serviceUrl ?? (await addresses.serviceUrl(tenantId)) ?? this.parts.serviceUrl
    // An earlier version took chats of people among themselves for somebody's own: nothing private goes there.
    if (address?.conversationId && !isShared(address.conversationId))
      return { conversationId: address.conversationId, serviceUrl, personId: target, isStored: true }
    const conversationId = await connector.openDirect(
      tenantId,
      serviceUrl,
      botId,
      address?.accountId ?? target,
    )
    // Whether a message arrives there is known once one has been sent.
    if (!address?.unreachable)
      await addresses.savePerson(tenantId, { personId: target, conversationId, serviceUrl }, clock.now())
    return { conversationId, serviceUrl, personId: target, isStored: false }
  }

  private async reached(personId: string, conversationId: string, serviceUrl: string): Promise<void> {
    const { addresses, tenantId, clock } = this.parts
    const address = await addresses.ofPerson(tenantId, personId)
    if (address?.unreachable)
      await addresses.savePerson(tenantId, { personId, conversationId, serviceUrl }, clock.now())
  }

  private async urlOf(conversationId: string): Promise<string> {
    const { addresses, tenantId, serviceUrl } = this.parts
    const channel = await addresses.channel(tenantId, conversationId)
    return channel?.serviceUrl ?? (await addresses.serviceUrl(tenantId)) ?? serviceUrl
  }
}

/** Conversations have a colon or an @ in their ids; people's directory ids have neither. */
function isConversation(id: string): boolean {
  return id.startsWith('a:') || isShared(id)
}

export function activityOf({ summary, card }: TeamsMessage): Outgoing {
  return { type: 'message', summary, attachments: [attachmentOf(card)] }
}

export function attachmentOf(card: TeamsMessage['card']) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
}

/** Sends the message so that Teams takes it: people who are not in the conversation are named without a mention. */
async function taken<Answer>(
  message: TeamsMessage,
  send: (activity: Outgoing) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(activityOf(message))
  } catch (error) {
    const { summary, unmentioned } = message
    if (!(error instanceof ChatFailure && error.kind === 'refused' && unmentioned)) throw error
    if (error.code === notInstalled || error.code === conversationGone) throw error
    return send(activityOf({ summary, card: unmentioned }))
  }
}
