/** A message that shows one person a question of a check-in, and where it is. */
export interface PulseMessage {
  deliveryId: string
  /** The round that it was sent for; by now it may show a question of another one. */
  roundId: string
  personId: string
  channel: string
  messageId: string
}

/** A closed round some of whose messages still look as if they could be answered. */
export interface EndingRound {
  roundId: string
  /** The last message that was looked at; '' at first. */
  after: string
  /** The next ones, in an order that says nothing. None: there are no more. */
  messages: PulseMessage[]
}

/** The messages of check-ins in people's own chats. */
export interface Conversations {
  /** Messages that were sent to a person and may show a question of the round: its own, and those that lead on to it. */
  ofPerson(workspaceId: string, roundId: string, personId: string): Promise<PulseMessage[]>
  /**
   * Of the round that closed first among those still to be looked at: the next `count` messages that show a question of
   * it, to people who are not through. Null where no round is left.
   */
  toEnd(workspaceId: string, count: number): Promise<EndingRound | null>
  /** Messages up to this one are done with; null: all of them. */
  ended(workspaceId: string, roundId: string, upTo: string | null): Promise<void>
}
