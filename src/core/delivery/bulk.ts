import type { Delivery } from './delivery.ts'

/** A delivery that a lane has in hand. That it may be on its way from then on is in the line, not in its state. */
export interface ClaimedDelivery {
  workspaceId: string
  /** The lane. */
  claimedBy: string
  delivery: Delivery
  /** It was on its way before, and is looked for first. */
  mayHaveArrived: boolean
  /** Times that it was claimed, this one included. */
  attempt: number
}

/** Why and for how long a message goes back into the line. Only an attempt that failed is one less to be made. */
export interface Wait {
  seconds: number
  /** `postponed`: its turn has not come, and others may go before it. `held-up`: the conversation waits with it. */
  why: 'postponed' | 'held-up' | 'failed'
  /** The platform certainly did not take it. */
  untouched: boolean
  error: string | null
}

/** How an attempt ended, in a form that many of them are stored at once in. */
export interface SettledDelivery {
  workspaceId: string
  deliveryId: string
  state: 'sent' | 'dropped'
  channel: string | null
  messageId: string | null
}

/**
 * The waiting line of the bulk lane: messages of a fan-out, beside the queue of everything else. Within a conversation
 * they go out one after the other, in the order in which they were queued.
 */
export interface BulkDeliveries {
  /** Workspaces with a message that is due and that nobody has in hand. */
  waiting(): Promise<string[]>
  /** Takes up to `count` due messages in hand for the lane, the oldest first. Committed before anything is sent. */
  claim(workspaceId: string, lane: string, count: number): Promise<ClaimedDelivery[]>
  settle(outcomes: readonly SettledDelivery[], now: Date): Promise<void>
  /** Changes nothing where another lane has it in hand by now. */
  putBack(claimed: ClaimedDelivery, wait: Wait): Promise<void>
  /** Out of the line: it was given up. */
  remove(workspaceId: string, deliveryId: string): Promise<void>
}
