import type { Place } from '../chat.ts'
import type { Span } from '../mapping/mapper.ts'
import type { Page, Turned } from '../page.ts'
import type { Dispute, Mapped, Recognition, Suggestion, TagOrigin } from '../recognition/recognition.ts'

/** `growth` is never public, and neither is `strength`: a public word of praise is a recognition. */
export type FeedbackKind = 'strength' | 'growth'

/** Who may read it besides giver and receiver. Fixed when it is sent: it cannot widen later. */
export type FeedbackVisibility = 'receiver' | 'managers'

/** One text is fine: then it is the `behaviour`, and the other two are null. */
export interface FeedbackWords {
  /** When and where it was. */
  situation: string | null
  /** What the receiver did. */
  behaviour: string
  /** What came of it. */
  impact: string | null
}

/** Link of a feedback to an indicator. */
interface FeedbackTag {
  indicator: string
  origin: TagOrigin
  dispute: Dispute
  /** Why the receiver disputes it, where they said so. */
  disputeNote: string | null
}

export interface FeedbackReply {
  id: string
  authorId: string
  text: string
  createdAt: Date
}

/** A note from one colleague to another, in private. */
export interface Feedback extends FeedbackWords {
  id: string
  giverId: string
  receiverId: string
  kind: FeedbackKind
  visibility: FeedbackVisibility
  /** Managers of the receiver when it was sent, where the giver included them. */
  readerIds: string[]
  decision: Recognition['decision']
  suggestions: Suggestion[]
  /** Points into `textOf` the words. */
  evidence: Span[]
  /** Probability 0..1 that the words show a behaviour; null while pending. */
  behavioural: number | null
  tags: FeedbackTag[]
  /** What giver and receiver said to each other about it, oldest first. */
  replies: FeedbackReply[]
  /** Grows with every change of words or tags: tells a stale button from a current one. */
  revision: number
  createdAt: Date
  editedAt: Date | null
  withdrawn: boolean
  thankedAt: Date | null
  actedOnAt: Date | null
}

/** A feedback that passed every rule which needs no database. */
export interface FeedbackDraft extends FeedbackWords {
  id: string
  giverId: string
  receiverId: string
  kind: FeedbackKind
  visibility: FeedbackVisibility
  readerIds: readonly string[]
  /** Indicators that the giver chose, of the framework `frameworkId`. */
  indicators: readonly string[]
  frameworkId: string
  createdAt: Date
}

/** Which feedback of a person. `shared`: others' that the person may read as a manager. */
export type FeedbackSide = 'received' | 'given' | 'shared'

export interface FeedbackNotes {
  /**
   * Counts one more feedback of the giver's local day, "2026-11-22", in the caller's transaction; those of the same giver
   * wait for each other. False, and nothing is counted, where `limit` is reached.
   */
  allow(workspaceId: string, giverId: string, day: string, limit: number): Promise<boolean>
  add(workspaceId: string, draft: FeedbackDraft): Promise<void>
  get(workspaceId: string, id: string): Promise<Feedback | null>
  /** As `get`, holding the row until the transaction ends. */
  lock(workspaceId: string, id: string): Promise<Feedback | null>
  /** Newest first, withdrawn ones left out. */
  list(workspaceId: string, personId: string, side: FeedbackSide, count: number): Promise<Feedback[]>
  /** A page of the same. `receiverIds`: only what these received. */
  page(
    workspaceId: string,
    personId: string,
    side: FeedbackSide,
    page: { turned: Turned | null; size: number; receiverIds?: readonly string[] },
  ): Promise<Page<Feedback>>
  /** When feedback about these receivers came since then that the reader was included in as a manager. */
  sharedAt(
    workspaceId: string,
    readerId: string,
    receiverIds: readonly string[],
    since: Date,
  ): Promise<Date[]>
  /** Replaces the tags but for those that stay, whose disputes stay too, and what the mapper said; raises the revision. */
  saveMapping(workspaceId: string, id: string, frameworkId: string, mapped: Mapped, now: Date): Promise<void>
  /** Replaces the tags, with any dispute about them, and raises the revision. Only one of the tags where it is named by `instead`. */
  decide(
    workspaceId: string,
    id: string,
    frameworkId: string,
    decision: Pick<Mapped, 'decision' | 'tags'>,
    now: Date,
    instead?: string,
  ): Promise<void>
  /** New words: forgets the mapping and, unless the giver chose them or they are disputed, the tags. */
  edit(workspaceId: string, id: string, words: FeedbackWords, now: Date): Promise<void>
  withdraw(workspaceId: string, id: string, now: Date): Promise<void>
  mark(workspaceId: string, id: string, mark: 'thanked' | 'acted-on', now: Date): Promise<void>
  /** The receiver does not see it so. */
  dispute(workspaceId: string, id: string, indicator: string, note: string | null, now: Date): Promise<void>
  /** The receiver takes the dispute back (`none`), or the giver stands by the tag (`kept`): it is a suggestion no more. */
  settle(
    workspaceId: string,
    id: string,
    indicator: string,
    outcome: Exclude<Dispute, 'open'>,
    now: Date,
  ): Promise<void>
  addReply(workspaceId: string, feedbackId: string, reply: FeedbackReply): Promise<void>
  /** Ids of all that a person gave or received. */
  ofPerson(workspaceId: string, personId: string): Promise<string[]>
  /**
   * Removes what a person gave and received, with tags, replies and messages about it; what they wrote about other
   * feedback, their requests and their answers to others'. Returns where the messages of it are
   * that others see, and whose requests go on without them.
   */
  erase(workspaceId: string, personId: string): Promise<{ shown: Place[]; requests: string[] }>
}
