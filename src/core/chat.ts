import type { Language } from './language.ts'
import type { Person } from './person.ts'
import type { Picture } from './picture/picture.ts'
import type { MessageView } from './view.ts'

export interface OutgoingMessage {
  deliveryId: string
  /** Channel, or user for a direct message. */
  conversation: string
  /** Shown to this person only, in the conversation. */
  onlyFor: string | null
  view: MessageView
  /** Shown where the platform can; the view says the same in words. At most one of a kind. */
  pictures?: readonly Picture[]
  language: Language
  /** IANA zone that times are shown in. */
  timeZone: string
}

/** Where a message is: the platform's conversation and message ids. */
export interface Place {
  channel: string
  messageId: string
}

/** Sends to one workspace. Every failure is a ChatFailure. */
export interface Chat {
  post(message: OutgoingMessage): Promise<Place>
  update(
    place: Place,
    message: Pick<OutgoingMessage, 'view' | 'pictures' | 'language' | 'timeZone'>,
  ): Promise<void>
  /** False where the platform cannot be asked for a message: what may have arrived is then sent once more, and counted. */
  readonly canFind: boolean
  /** Changes to messages that nobody waits for, made at this rate, leave room for those that somebody waits for. */
  readonly editsPerMinute: number
  /** Looks for a message that may have arrived, by its delivery id. `since` is of our clock, which may have been wrong. Null where it is not there. */
  find(conversation: string, deliveryId: string, since: Date): Promise<Place | null>
  /** Permanent link to a message, or null where the platform has none. */
  link(place: Place): Promise<string | null>
}

/**
 * `busy`: not taken, come back after `retryAfter` seconds. `refused`: not taken and never will be.
 * `unknown`: the connection failed or the platform did, so it may have been taken.
 */
export class ChatFailure extends Error {
  override name = 'ChatFailure'

  constructor(
    readonly kind: 'busy' | 'refused' | 'unknown',
    /** The platform's error code. */
    readonly code: string,
    readonly retryAfter: number = 0,
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${code}`, options)
  }
}

/** People and groups as the platform knows them. */
export interface Directory {
  /** Known people among `ids`, refreshed from the platform where they are new or old. Unknown ids are left out. */
  people(ids: readonly string[]): Promise<Person[]>
  /** Who has this e-mail address; left out where a platform cannot be asked. Throws ChatFailure. */
  byEmail?(email: string): Promise<Person | null>
  /** User ids of a channel's members. Throws ChatFailure. */
  channelMembers(channelId: string): Promise<string[]>
  groupMembers(groupId: string): Promise<string[]>
  /** Drops what is remembered of a person whose profile or settings have changed; left out where nothing is. */
  forget?(personId: string): void
  /**
   * Until when the platform holds back what is sent to this person, null where it does not; left out where a platform
   * has no such thing. A platform that does not tell Laurel counts as not holding back.
   */
  quietUntil?(personId: string): Promise<Date | null>
  /**
   * Whether this person may read what is posted in a conversation: it is open to all, or they are in it. False where the
   * platform does not tell Laurel. Throws ChatFailure `busy` and `unknown`.
   */
  mayRead(conversation: string, personId: string): Promise<boolean>
}
