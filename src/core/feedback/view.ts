import type { Span } from '../mapping/mapper.ts'
import type { Page } from '../page.ts'
import type { Dispute } from '../recognition/recognition.ts'
import type { NamedIndicator } from '../summary/view.ts'
import type { FeedbackKind, FeedbackVisibility, FeedbackWords } from './feedback.ts'
import type { InvitationState } from './request.ts'
import type { Role } from './rules.ts'

/** An indicator of a feedback in the reader's language. */
export interface FeedbackChip extends NamedIndicator {
  suggested: boolean
  /** Whether it counts as evidence unless it is disputed: growth never does. */
  counts: boolean
  dispute: Dispute
  disputeNote: string | null
}

/** A feedback as it stands in a list. */
export interface FeedbackEntry extends FeedbackWords {
  feedbackId: string
  feedback: FeedbackKind
  giverId: string
  receiverId: string
  visibility: FeedbackVisibility
  readerIds: string[]
  chips: FeedbackChip[]
  at: Date
  edited: boolean
  thanked: boolean
  actedOn: boolean
  /** How many messages there are about it. */
  replies: number
}

/**
 * One feedback, to its receiver (who may thank, ask, mark, dispute), its giver (who settles the mapping), or a manager of the
 * receiver whom the giver included (who may read it).
 */
export interface FeedbackCard extends FeedbackEntry {
  kind: 'feedback-card'
  role: Role
  /** Told to the giver beside their copy, which is the whole of it: that an indicator is disputed. */
  isNews: boolean
  revision: number
  withdrawn: boolean
  /** What the giver is asked about the mapping; null on the receiver's card. */
  mapping: FeedbackMapping | null
  /** The platform's error code where the receiver's card could not be delivered; only the giver is told. */
  undelivered: string | null
  /** Whether there is an indicator that the receiver has not disputed yet, and the giver is there to answer. */
  canDispute: boolean
  /** Whether the giver is there to be thanked and asked. */
  canAnswer: boolean
}

export interface FeedbackMapping {
  /** As in MappingPrompt; `pending` until the mapper has seen the words. */
  state: 'pending' | 'confident' | 'unsure' | 'none' | 'unread' | 'decided' | 'declined'
  /** Points into the words, joined by line breaks. */
  evidence: Span[]
  /** Tags first, then the mapper's next guesses; at most three unless more are tagged. */
  choices: (NamedIndicator & { p: number })[]
  /** How many of `choices` are tags. */
  settled: number
}

/** What the other one said about a feedback, or that they thank for it, or have acted on it; to its author, that it did not arrive. */
export interface FeedbackReplyView {
  kind: 'feedback-reply'
  feedbackId: string
  what: 'reply' | 'thanks' | 'acted-on' | 'undelivered'
  /** Who said it; of what could not be delivered, whom it was for. */
  authorId: string
  /** Null where they only thank for it or have acted on it. */
  text: string | null
  /** Beginning of the feedback that it is about. */
  about: string
  /** Whether the reader gave the feedback; else they received it. */
  toGiver: boolean
}

/** A request, to one who is asked, to the asker, or to the report that it is about. */
export interface FeedbackRequestView {
  kind: 'feedback-request'
  requestId: string
  role: 'asked' | 'asker' | 'subject'
  askerId: string
  subjectId: string
  indicators: (NamedIndicator & { definition: string })[]
  note: string | null
  expiresAt: Date
  closed: boolean
  /** The reader's own invitation, where they are asked. */
  state: InvitationState | null
  reminder: boolean
  /** Who was asked and what became of it: only for the asker. */
  invitations: { personId: string; state: InvitationState; declineNote: string | null }[]
  /** How many were asked. */
  asked: number
}

/** What has become of a request, in a line to its asker: the request above it says the rest. */
export interface FeedbackRequestNews {
  kind: 'feedback-request-news'
  /** `expired`: its time is over. */
  news: 'declined' | 'expired'
  /** Who passed on it; or all who did not answer. */
  personIds: string[]
  indicators: NamedIndicator[]
  /** Word of whoever passed on it. */
  note: string | null
}

/**
 * What concerns a person: what they received, gave, may read as a manager, and requests that are open. Each list in pages:
 * what one side of it does not hold is reached by turning.
 */
export interface FeedbackList {
  kind: 'feedback-list'
  personId: string
  received: Page<FeedbackEntry>
  given: Page<FeedbackEntry>
  /** Others' feedback whose giver included the person as a manager. */
  shared: Page<FeedbackEntry>
  /** Those that wait for the person first, the soonest to expire on top. */
  requests: Page<FeedbackRequestView>
}
