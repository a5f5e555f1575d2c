import type {
  FeedbackCard,
  FeedbackList,
  FeedbackReplyView,
  FeedbackRequestNews,
  FeedbackRequestView,
} from './feedback/view.ts'
import type { IdentityCard } from './identity/view.ts'
import type { Span } from './mapping/mapper.ts'
import type { PulseComments, PulseQuestionView, PulseReminderView, PulseReport } from './pulse/view.ts'
import type { KudosReportOutcome, Recognition, TagOrigin } from './recognition/recognition.ts'
import type { ChannelDigest } from './summary/channel-digest.ts'
import type { OrganisationView } from './summary/organisation.ts'
import type { PersonalSummary } from './summary/personal-summary.ts'
import type { ColleagueEvidence, CompetencyProfile, NamedIndicator, TeamSummary } from './summary/view.ts'

/** An indicator as a reader sees it, in the reader's language. */
export interface IndicatorChip {
  code: string
  name: string
  emoji: string
  competency: string
  origin: TagOrigin
}

/** Withdrawn by its giver, or taken down by an admin. */
type KudosGone = Exclude<Recognition['state'], 'posted'>

export interface KudosCard {
  kind: 'kudos-card'
  recognitionId: string
  revision: number
  giverId: string
  recipientIds: string[]
  text: string
  chips: IndicatorChip[]
  sourceLink: string | null
  sourceQuote: string | null
  plusOnes: number
  edited: boolean
  /** Why it no longer stands; null while it does. */
  gone: KudosGone | null
}

/** What the giver alone sees after posting. */
export interface MappingPrompt {
  kind: 'mapping-prompt'
  recognitionId: string
  revision: number
  /** What the giver wrote: `evidence` points into it. */
  text: string
  evidence: Span[]
  /**
   * `confident`: one suggestion to confirm; `unsure`: pick one of three; `none`: no behaviour seen; `unread`: in a language that
   * Laurel does not read; `decided`: settled.
   */
  state: 'confident' | 'unsure' | 'none' | 'unread' | 'decided' | 'declined' | KudosGone
  /** How many of `choices` are tags of the recognition. */
  settled: number
  /** The tags first, then the next guesses; at most three unless more are tagged. */
  choices: { code: string; name: string; competency: string; emoji: string; p: number }[]
}

/** A card of the giver could not be posted. */
export interface Undelivered {
  kind: 'undelivered'
  recognitionId: string
  channel: string
  /** The platform's error code. */
  reason: string
  text: string
}

/** Tells an admin that a colleague finds a recognition out of place. */
export interface KudosReport {
  kind: 'kudos-report'
  recognitionId: string
  giverId: string
  recipientIds: string[]
  text: string
  /** Of its card; null where there is none, or the platform has no links. */
  link: string | null
  /** What became of it; null while nobody has looked. */
  outcome: KudosReportOutcome | null
}

/** Tells who reported a recognition what became of it. */
export interface KudosReportNews {
  kind: 'kudos-report-news'
  giverId: string
  recipientIds: string[]
  text: string
  outcome: KudosReportOutcome
}

/** Tells a giver that an admin took down what they gave. */
export interface KudosTakenDown {
  kind: 'kudos-taken-down'
  recipientIds: string[]
  text: string
}

/** A tag of a kudos that somebody who received it does not see so: to that person, and to the giver, who settles it. */
export interface KudosDispute {
  kind: 'kudos-dispute'
  role: 'giver' | 'receiver'
  recognitionId: string
  revision: number
  giverId: string
  text: string
  /** Null once it is settled. */
  open: { indicator: NamedIndicator; receiverId: string; note: string | null } | null
  /** What counts now. */
  noted: NamedIndicator[]
  gone: KudosGone | null
}

/** Stands where something was said about somebody who was erased, or where a report was of which nothing may be shown any more. */
export interface RemovedCard {
  kind: 'removed-card'
  what: 'words' | 'report'
}

/** What is sent as a message of its own. Knows nothing of Slack or Teams. */
export type MessageView =
  | KudosCard
  | MappingPrompt
  | Undelivered
  | KudosReport
  | KudosReportNews
  | KudosTakenDown
  | KudosDispute
  | RemovedCard
  | PulseQuestionView
  | PulseReminderView
  | PulseReport
  | PulseComments
  | TeamSummary
  | CompetencyProfile
  | ColleagueEvidence
  | FeedbackCard
  | FeedbackReplyView
  | FeedbackRequestView
  | FeedbackRequestNews
  | FeedbackList
  | PersonalSummary
  | ChannelDigest
  | OrganisationView
  | IdentityCard
