import type { DeliveryProgress } from '../delivery/delivery.ts'
import type { InvitationState } from './pulses.ts'
import type { QuestionKind } from './question-bank.ts'
import type { PulseMode } from './settings.ts'

/**
 * The conversation of a round with one member: the question that is next for them, in one message that is replaced by
 * the next one, and by what became of it in the end.
 */
export interface PulseQuestionView {
  kind: 'pulse-question'
  roundId: string
  /** 0-based. An answer names it, so that a second press on an old message settles nothing else. */
  position: number
  /** Questions of the round. */
  count: number
  team: string
  asks: QuestionKind
  /** In the reader's language. */
  question: string
  /** Answers in order: value and label in the reader's language. Empty for a comment or a colleague. */
  options: { value: number; label: string }[]
  mode: PulseMode
  threshold: number
  commentThreshold: number
  /** Why the result of this question will not be shown to anybody: too few are asked, or `showable.ts`; null where it can be. */
  hidden: 'few' | 'overlap' | null
  closesAt: Date
  state: InvitationState | 'closed'
}

/** The conversation once more, for somebody who is not through. */
export interface PulseReminderView {
  kind: 'pulse-reminder'
  roundId: string
  team: string
  closesAt: Date
  question: PulseQuestionView
}

/** Whether the colleague who was just named shall get kudos. Exists in the chat alone until it is confirmed. */
export interface ColleagueKudos {
  roundId: string
  position: number
  colleagueId: string
  /** In the reader's language. */
  behaviour: string
  /** Where public kudos go; null where there is no such channel. */
  channel: string | null
}

/** What a round says once it is closed. Holds no figure that the threshold forbids, and none at all while it is open. */
export interface PulseReport {
  kind: 'pulse-report'
  roundId: string
  team: string
  openedAt: Date
  closesAt: Date
  /** Null while the round is open. */
  closedAt: Date | null
  threshold: number
  commentThreshold: number
  mode: PulseMode
  invited: number
  /** People who answered a question; null below the threshold, while open, and where no result is shown. */
  participants: number | null
  /** Those with a result to show or to hold back: a question about a colleague has none. */
  questions: QuestionReport[]
  /** By competency, where the round had statements about it that are shown. */
  readings: CompetencyReading[]
  /** What the comments are about, most frequent first; empty where they may not be shown. */
  themes: { name: string; competency: string; comments: number }[]
  /** How the team's rounds went, this one the last; empty where there is nothing to compare, and beside other figures. */
  trend: TrendPoint[]
}

export interface QuestionReport {
  position: number
  asks: QuestionKind
  question: string
  /** Null while open and where it may not be shown: not even how many answered is said then. */
  result: QuestionResult | null
  /**
   * Why there is no result. `few`: too few answers, or all alike; which of the two is not said. `overlap`: shown for
   * other people before, some of them asked now as well. `open`: the round is not closed.
   */
  hidden: 'few' | 'overlap' | 'open' | null
}

export interface QuestionResult {
  answered: number
  /** Mean of the answers; for eNPS the score, -100..100. Null for choices and comments. */
  mean: number | null
  /** The highest value of the scale. */
  best: number
  /** Empty for comments. For eNPS: detractors, passives, promoters, with values 0, 7 and 9. */
  distribution: { value: number; label: string; count: number }[]
  /** Against the last time that the team's result for this question was shown. */
  change: { difference: number; since: Date } | null
}

interface CompetencyReading {
  competency: string
  /** Mean of the statements about it, 1..5. */
  mean: number
  statements: number
}

/** Comments of a closed round, shuffled, in a message of their own: never beside figures. */
export interface PulseComments {
  kind: 'pulse-comments'
  roundId: string
  team: string
  question: string
  comments: string[]
}

/** Up to twelve closed rounds, oldest first: what a chart of the team's pulse draws. */
export interface PulseTrend {
  team: string
  points: TrendPoint[]
}

export interface TrendPoint {
  openedAt: Date
  /** Mean of the round's statements that may be shown, 1..5; null where there is none. */
  mean: number | null
  /** People who answered / people asked, 0..1; null where `mean` is null. */
  participation: number | null
  /** By competency code or driver: mean of the statements about it, 1..5. */
  topics: Record<string, number>
}

/** What a check-in that a manager runs now is going to be. */
export interface PulseRunPlan {
  teamId: string
  team: string
  invited: number
  /** Of these, who are asked later, when their working hours begin. */
  later: number
  threshold: number
  closesAt: Date
  /** When the check-in of the schedule would have opened that is left out for this one; null where none is. */
  instead: Date | null
}

/** The pulse of a team as its manager sees it. */
export interface TeamPulse {
  teamId: string
  team: string
  threshold: number
  members: number
  /** In words, and when it fires next; null where the team has no schedule that is on. */
  schedule: {
    words: string
    next: Date | null
    /** Days that come to nothing soon, each with its reason, in the reader's language. */
    leftOut: string[]
  } | null
  open: PulseReport | null
  /** How far the questions of the open round have come; null where none is open. */
  sending: DeliveryProgress | null
  last: PulseReport | null
}

/** What somebody sees who asks for the pulse. */
export interface PulseOverview {
  managed: TeamPulse[]
  /** The conversation that waits for this person's answers; null where nothing does. */
  waiting: PulseQuestionView | null
}
