/** What Laurel may ask of a person of its own accord. A message that a colleague sent through Laurel is no nudge. */
export type NudgeKind = 'feedback-request-reminder' | 'pulse-prompt' | 'summary-prompt' | 'identity-offer'

const week = 7 * 24 * 60 * 60 * 1000

/** The one rule: at most one nudge a person in any seven days, whichever part of Laurel it comes from. */
export function mayNudgeFrom(last: Date): Date {
  return new Date(last.getTime() + week)
}

/** The latest moment of a last nudge after which another may come at `now`. */
export function lastBefore(now: Date): Date {
  return new Date(now.getTime() - week)
}

export type NudgeClaim = { granted: true } | { granted: false; until: Date }

/** The ledger of nudges, one for all parts of Laurel. */
export interface Nudges {
  /**
   * Takes the person's nudge of the week, in the caller's transaction: queue the message in the same one, so that neither
   * is there without the other. Of two claims at the same moment one is granted, and so of two for one person in two chats. `until`: the earliest moment at which
   * another claim may be granted.
   */
  claim(workspaceId: string, personId: string, kind: NudgeKind, now: Date): Promise<NudgeClaim>
  /** The person's last nudge. */
  last(workspaceId: string, personId: string): Promise<{ kind: NudgeKind; at: Date } | null>
}
