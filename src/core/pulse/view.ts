/** The question a member is asked in a direct message. */
export interface PulseQuestionView {
  kind: 'pulse-question'
  roundId: string
  team: string
  /** In the reader's language. */
  question: string
  /** Answers in order: value and label in the reader's language. */
  options: { value: number; label: string }[]
  threshold: number
  closesAt: Date
  state: 'open' | 'answered' | 'skipped' | 'closed'
}

/** What a round says once it closes, or so far. Holds no figure that the threshold forbids. */
export interface PulseReport {
  kind: 'pulse-report'
  roundId: string
  team: string
  question: string
  openedAt: Date
  closesAt: Date
  /** Null while the round is open. */
  closedAt: Date | null
  threshold: number
  invited: number
  /** Null below the threshold: not even how many answered is shown then. */
  result: {
    answered: number
    /** Mean of the answers, 1..5. */
    mean: number
    distribution: { value: number; label: string; count: number }[]
    /** Against an earlier round of the team that may be shown: the last with this question, else the last of all. */
    change: { difference: number; since: Date; sameQuestion: boolean } | null
    /** Answers came after these were first shown, fewer than the threshold: they are not told apart. */
    withheld: boolean
  } | null
}

/** The pulse of a team as its manager sees it. */
export interface TeamPulse {
  teamId: string
  team: string
  threshold: number
  members: number
  /** In words, and when it fires next; null where the team has no schedule that is on. */
  schedule: { words: string; next: Date | null } | null
  open: PulseReport | null
  last: PulseReport | null
}

/** What somebody sees who asks for the pulse. */
export interface PulseOverview {
  managed: TeamPulse[]
  /** Questions that wait for this person's answer. */
  waiting: PulseQuestionView[]
}
