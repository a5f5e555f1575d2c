import type { Span } from '../mapping/mapper.ts'

export type TagOrigin = 'explicit' | 'suggested' | 'confirmed' | 'corrected'

/** `open`: a receiver does not see it so, and the giver has not answered; `kept`: the giver stands by it. */
export type Dispute = 'none' | 'open' | 'kept'

/** Link of a recognition to an indicator. */
export interface Tag {
  indicator: string
  origin: TagOrigin
  /** Left out where nobody disputes it. */
  disputed?: TagDispute
}

interface TagDispute {
  state: Exclude<Dispute, 'none'>
  /** The recipient who does not see it so. */
  personId: string
  /** Why not, where they said so. */
  note: string | null
}

/** One guess of the mapper. */
export interface Suggestion {
  code: string
  /** Probability 0..1. */
  p: number
}

/** `pending`: the mapper has not seen it; `open`: the giver has not answered; `none`: the giver said "no indicator". */
type TagDecision = 'pending' | 'open' | 'decided' | 'none'

/** Positive feedback from a giver to one or more recipients. */
export interface Recognition {
  id: string
  giverId: string
  recipientIds: string[]
  text: string
  /** Conversation the card is posted in. */
  channel: string
  /** Conversation the giver was in: where private answers go. */
  answerIn: string
  sourceLink: string | null
  sourceQuote: string | null
  /** `withdrawn` by its giver; `taken-down` by an admin, after a report. Neither counts. */
  state: 'posted' | 'withdrawn' | 'taken-down'
  decision: TagDecision
  suggestions: Suggestion[]
  evidence: Span[]
  /** Probability 0..1 that the text shows a behaviour; null while pending. */
  behavioural: number | null
  tags: Tag[]
  plusOnes: number
  /** Grows with every change: tells a stale button from a current one. */
  revision: number
  createdAt: Date
  editedAt: Date | null
}

/** A recognition that passed every rule which needs no database. */
export interface RecognitionDraft {
  id: string
  /** Names the inbound command or submission: its second arrival is not given again. */
  receipt: string
  giverId: string
  recipientIds: string[]
  text: string
  /** What makes two kudos the same: see `fingerprintOf`. */
  fingerprint: string
  /** The giver's local day, "2026-11-22". */
  day: string
  /** Recognitions the giver may give on that day. */
  dailyLimit: number
  channel: string
  answerIn: string
  sourceLink: string | null
  sourceQuote: string | null
  /** Indicators that the giver chose, of the framework `frameworkId`. */
  indicators: string[]
  frameworkId: string
  createdAt: Date
}

export type Acceptance = 'accepted' | 'already-received' | 'over-limit' | 'same-text'

export interface Mapped {
  suggestions: Suggestion[]
  evidence: Span[]
  behavioural: number
  decision: TagDecision
  tags: { indicator: string; origin: TagOrigin; probability: number | null; replaced: string | null }[]
}

/** What became of a reported recognition: it `stands` because an admin found nothing wrong with it. */
export type KudosReportOutcome = 'stands' | 'withdrawn' | 'taken-down'

/** The reports of a recognition taken together. */
export interface KudosReports {
  /** Null while one is open. Whether a withdrawn one was taken down is told by its state. */
  outcome: 'stands' | 'withdrawn' | null
  /** When the last one was settled. */
  settledAt: Date | null
}

export interface Recognitions {
  /**
   * Stores the recognition, counts it against the daily limit and enqueues its mapping, in one statement: all of it
   * or nothing. Safe under concurrency.
   */
  accept(workspaceId: string, draft: RecognitionDraft): Promise<Acceptance>
  get(workspaceId: string, id: string): Promise<Recognition | null>
  /** As `get`, holding the row until the transaction ends. */
  lock(workspaceId: string, id: string): Promise<Recognition | null>
  /** Replaces the tags but for those that stay, whose disputes stay too, and what the mapper said; raises the revision. */
  saveMapping(workspaceId: string, id: string, frameworkId: string, mapped: Mapped, now: Date): Promise<void>
  /** Replaces the tags, with any dispute about them, keeps what the mapper said, and raises the revision. Only one of the tags where it is named by `instead`. */
  decide(
    workspaceId: string,
    id: string,
    frameworkId: string,
    decision: Pick<Mapped, 'decision' | 'tags'>,
    now: Date,
    instead?: string,
  ): Promise<void>
  /** New words: forgets the mapping and, unless the giver chose them or they are disputed, the tags. False where the giver said the same that day. */
  edit(
    workspaceId: string,
    id: string,
    change: { text: string; fingerprint: string },
    now: Date,
  ): Promise<boolean>
  /** A recipient does not see a tag so. */
  dispute(
    workspaceId: string,
    id: string,
    indicator: string,
    by: { personId: string; note: string | null },
    now: Date,
  ): Promise<void>
  /** The recipient takes it back (`none`), or the giver stands by the tag (`kept`): it is a suggestion no more. */
  settle(
    workspaceId: string,
    id: string,
    indicator: string,
    outcome: Exclude<Dispute, 'open'>,
    now: Date,
  ): Promise<void>
  withdraw(workspaceId: string, id: string, now: Date): Promise<void>
  /** As `withdraw`, by an admin: the giver cannot give the same again that day. */
  takeDown(workspaceId: string, id: string, now: Date): Promise<void>
  /** Adds the person's +1; returns false where it is there already. */
  addPlusOne(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean>
  /** Adds the person's +1, or takes it back; returns whether it is there now. */
  togglePlusOne(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean>
  /** Opens a report by the person, anew where an earlier one was settled; returns false where theirs is open. */
  report(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean>
  /** What became of its reports; null where there are none. */
  reportsOf(workspaceId: string, id: string): Promise<KudosReports | null>
  /** Ends the open reports, and returns who made them. */
  settleReports(
    workspaceId: string,
    id: string,
    outcome: 'stands' | 'withdrawn',
    now: Date,
  ): Promise<string[]>
}
