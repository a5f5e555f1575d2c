/** What a message says is read from the domain rows when it is sent; the delivery only names them. */
export interface Delivery {
  id: string
  kind: DeliveryKind
  /** Names what it is about: the same message is never queued twice. */
  key: string
  recognitionId: string | null
  roundId: string | null
  teamId: string | null
  /** The person it is for, where it is for one person only. */
  personId: string | null
  feedbackId: string | null
  replyId: string | null
  requestId: string | null
  /** End of the period a report covers. */
  periodEnd: Date | null
  /** Channel, or user for a direct message. */
  conversation: string
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'dropped'
  channel: string | null
  messageId: string | null
  attempts: number
  /** Times it was sent again without knowing whether it had arrived. */
  repeats: number
  error: string | null
  createdAt: Date
}

/**
 * `kudos-card` in the channel; `mapping-prompt` to the giver alone; `kudos-report` to the admins, `-news` of it to who reported, and `kudos-taken-down` to the giver; `kudos-dispute` to the giver and to who disputes; `undelivered` tells a giver that a card could not
 * be posted; `feedback-card` to the receiver, `feedback-shared` to the
 * managers whom the giver included, `feedback-copy` to the giver, and `feedback-disputed` tells the giver of a dispute; `feedback-undelivered` tells the author of a reply that it did not arrive;
 * `feedback-request` to those asked, to the asker and to whom it is about, and `-news` of it to the asker; `answer` to what somebody asked in their own chat, where it quotes kudos; the rest are
 * what they say.
 */
export type DeliveryKind =
  | 'kudos-card'
  | 'mapping-prompt'
  | 'undelivered'
  | 'kudos-report'
  | 'kudos-report-news'
  | 'kudos-taken-down'
  | 'kudos-dispute'
  | 'pulse-question'
  | 'pulse-reminder'
  | 'pulse-report'
  | 'pulse-comments'
  | 'team-summary'
  | 'feedback-card'
  | 'feedback-copy'
  | 'feedback-shared'
  | 'feedback-disputed'
  | 'feedback-reply'
  | 'feedback-undelivered'
  | 'feedback-thanks'
  | 'feedback-acted-on'
  | 'feedback-request'
  | 'feedback-request-reminder'
  | 'feedback-request-news'
  | 'personal-summary'
  | 'channel-digest'
  | 'answer'
  | 'identity-offer'
  | 'identity-news'

export type NewDelivery = Pick<Delivery, 'id' | 'kind' | 'key' | 'conversation'> &
  Partial<
    Pick<
      Delivery,
      | 'recognitionId'
      | 'roundId'
      | 'teamId'
      | 'personId'
      | 'feedbackId'
      | 'replyId'
      | 'requestId'
      | 'periodEnd'
    >
  > & {
    /** Not sent before this moment. */
    notBefore?: Date
  }

/** Messages of a fan-out by how far they have come; the rest are on their way. */
export interface DeliveryProgress {
  /** Sent, or not needed any more: which of the two would tell who has answered elsewhere. */
  done: number
  /** They wait for the hours of their people. */
  later: number
  /** Given up. */
  failed: number
}

export interface Deliveries {
  /** Stores the delivery and enqueues its job, in the caller's transaction. False where its key is already there. */
  queue(workspaceId: string, delivery: NewDelivery, now: Date): Promise<boolean>
  /**
   * Stores the deliveries of a fan-out, in the caller's transaction, for the bulk lane to send: nothing that somebody
   * waits for has to wait behind them. Leaves out those whose key is there, and says how many are new.
   */
  queueMany(workspaceId: string, deliveries: readonly NewDelivery[], now: Date): Promise<number>
  get(workspaceId: string, id: string): Promise<Delivery | null>
  byKey(workspaceId: string, key: string): Promise<Delivery | null>
  /** The delivery that a message of the platform is; null for one that was not delivered by the queue. */
  byPlace(workspaceId: string, channel: string, messageId: string): Promise<Delivery | null>
  /** Committed before the platform is called: a delivery found in this state may or may not have arrived. */
  sending(workspaceId: string, id: string): Promise<void>
  /** It may have arrived, the platform cannot tell, and it is sent again. */
  repeated(workspaceId: string, id: string): Promise<void>
  /** How many messages may be there twice for that. */
  countRepeated(workspaceId: string): Promise<number>
  /** The platform certainly did not take it: back in the queue. */
  notSent(workspaceId: string, id: string, error: string): Promise<void>
  sent(
    workspaceId: string,
    id: string,
    place: { channel: string; messageId: string },
    now: Date,
  ): Promise<void>
  /** Not needed any more. */
  dropped(workspaceId: string, id: string, now: Date): Promise<void>
  failed(workspaceId: string, id: string, error: string, now: Date): Promise<void>
  /** Back in the queue until a moment, its turn not having come. */
  postpone(workspaceId: string, delivery: Pick<Delivery, 'id' | 'conversation'>, until: Date): Promise<void>
  /** What was sent to a person alone, of these kinds, after a moment. */
  sentTo(
    workspaceId: string,
    personId: string,
    kinds: readonly DeliveryKind[],
    after: Date,
  ): Promise<{ roundId: string | null; sentAt: Date }[]>
  /** The same of several people at once. */
  sentToEach(
    workspaceId: string,
    personIds: readonly string[],
    kinds: readonly DeliveryKind[],
    after: Date,
  ): Promise<Map<string, { roundId: string | null; sentAt: Date }[]>>
  /** Where the period of the last team summary ended that went to the person, or to the conversation, before `to`. */
  lastSummaryEnd(
    workspaceId: string,
    about: { teamId: string; personId: string; conversation: string; to: Date },
  ): Promise<Date | null>
  /** Messages about a feedback, a request or a recognition that were sent or are to be, oldest first. */
  listAbout(
    workspaceId: string,
    about: { feedbackId: string } | { requestId: string } | { recognitionId: string },
  ): Promise<Delivery[]>
  /** Puts on record what somebody was answered in their own chat: it is there already. */
  answered(
    workspaceId: string,
    answer: { id: string; personId: string; place: { channel: string; messageId: string } },
    now: Date,
  ): Promise<void>
  /** How far the questions of a round have come; who is asked when is not told. */
  progressOf(workspaceId: string, roundId: string): Promise<DeliveryProgress>
  /** Undelivered messages, newest first. */
  listFailed(workspaceId: string, count: number): Promise<Delivery[]>
  retry(workspaceId: string, id: string): Promise<boolean>
}
