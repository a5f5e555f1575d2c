import type { NamedIndicator, Quote } from './view.ts'

/** The week's public kudos in the channel of a team. Names nobody but who is quoted, and ranks nobody. */
export interface ChannelDigest {
  kind: 'channel-digest'
  teamId: string
  team: string
  /** Included. */
  from: Date
  /** Excluded. */
  to: Date
  /**
   * Public recognitions of the team's members in the period, and colleagues who gave them; null where that would be the count
   * of a few people.
   */
  counts: { recognitions: number; givers: number } | null
  /** Three to five, fewer where less was written. */
  highlights: Quote[]
  /** Behaviours that were seen, in the order of the framework; at most 5. */
  seen: NamedIndicator[]
  moreSeen: number
}
