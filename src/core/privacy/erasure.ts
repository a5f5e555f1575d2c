import type { Place } from '../chat.ts'

/** What is stored about a person, by what becomes of it when they are erased. */
export interface ErasureCounts {
  /** Recognitions received alone: deleted, cards included. */
  received: number
  /** Recognitions received with others: the person's part is deleted, the others keep theirs. */
  shared: number
  /** Recognitions given: they belong to who received them, and stay without their giver. */
  given: number
  /** Texts of others that mention the person by name: the name is taken out. */
  mentions: number
  /** Joined in with others' recognitions, and reports of them. */
  reactions: number
  /** Invitations to check-ins, and the answers of confidential ones. Anonymous answers have no owner. */
  pulse: number
  /** Private feedback given and received, with what was said about it. */
  feedback: number
  /** Messages to the person or about what is deleted. */
  deliveries: number
  /** Teams that the person is a member of or manages. */
  teams: number
  /** What the mapper learnt from is part of it: what was learnt is forgotten, and learnt anew without it. */
  unlearnt: boolean
}

/** What chat still shows once the rows are gone. */
export interface Erased {
  counts: ErasureCounts
  /** Cards of recognitions that are deleted. */
  cards: Place[]
  /** Recognitions that stay and whose cards have to be drawn anew: ids, and where their cards are. */
  changed: { id: string; channel: string }[]
  /** Private feedback of others that reads differently now. */
  feedback: string[]
  /** Messages that quote what is deleted or reads differently now. */
  reports: { id: string; conversation: string }[]
  /** Requests for feedback of others that the person was asked or is named in: they stay without them, and have to be drawn anew. */
  requests: string[]
}

export interface Erasures {
  /** Counts what `erase` would change. */
  count(workspaceId: string, personId: string): Promise<ErasureCounts>
  /** In the caller's transaction: deletes the person, and leaves what belongs to others to the stand-in. */
  erase(workspaceId: string, personId: string, erasure: { id: string; at: Date }): Promise<Erased>
}

const prefix = 'erased-'

/** Id of the nobody who stands where an erased person gave something to others: one for each, so that givers stay distinct. */
export function standInId(erasureId: string): string {
  return `${prefix}${erasureId}`
}

export function isStandIn(personId: string): boolean {
  return personId.startsWith(prefix)
}
