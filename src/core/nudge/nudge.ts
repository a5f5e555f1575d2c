/** What Laurel may ask of a person of its own accord. A message that a colleague sent through Laurel is no nudge. */
export type NudgeKind = 'feedback-request-reminder' | 'summary-prompt' | 'identity-offer'

/**
 * Half a day short of a week: what comes every Monday at nine comes some moments earlier than the week before at times, and an hour
 * earlier after the clocks went forward.
 */
const spacing = 6.5 * 24 * 60 * 60 * 1000

/** The one rule: at most one nudge a person a week, whichever part of Laurel it comes from. */
export function mayNudgeFrom(last: Date): Date {
  return new Date(last.getTime() + spacing)
}

/** The latest moment of a last nudge after which another may come at `now`. */
export function lastBefore(now: Date): Date {
  return new Date(now.getTime() - spacing)
}

export type NudgeClaim = { granted: true } | { granted: false; until: Date }

/** The ledger of nudges, one for all parts of Laurel. */
export interface Nudges {
  /**
   * Takes the person's nudge of the week, in the caller's transaction: queue the message in the same one, so that neither
   * is there without the other. Of two claims at the same moment one is granted, and so of two for one person in two chats. `until`: the earliest moment at which
   * another claim may be granted. `deliveryId`: the message that it is part of, where that is written anew at each attempt to
   * send it; what was granted to that message once is granted again.
   */
  claim(
    workspaceId: string,
    personId: string,
    kind: NudgeKind,
    now: Date,
    deliveryId?: string,
  ): Promise<NudgeClaim>
  /** The person's last nudge, and the message that it was claimed for. */
  last(
    workspaceId: string,
    personId: string,
  ): Promise<{ kind: NudgeKind; at: Date; deliveryId: string | null } | null>
}
