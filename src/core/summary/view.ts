import type { HighlightReason } from './highlights.ts'

/** An indicator in the reader's language. */
export interface NamedIndicator {
  code: string
  name: string
  competency: string
  emoji: string
}

/** A recognition as it is quoted in a report. */
export interface Quote {
  recognitionId: string
  giverId: string
  recipientIds: string[]
  /** Of those whom this chat cannot mention, by their ids; most often none. */
  names: Record<string, string>
  text: string
  /** `suggested`: the giver has not confirmed it. */
  indicator: (NamedIndicator & { suggested: boolean }) | null
  /** Null where the platform has none. */
  link: string | null
  at: Date
}

/** The first few of a longer list. */
export interface People {
  personIds: string[]
  total: number
}

/** A quote of a report, and why it was chosen. */
export interface HighlightQuote extends Quote {
  reasons: HighlightReason[]
}

/** How check-ins went. No figure of a round below its threshold is in it. */
export interface SummaryPulse {
  /** The last round that closed; `figures` null where none may be shown, `mean` where it had no statement to rate. */
  last: {
    openedAt: Date
    closedAt: Date
    threshold: number
    figures: {
      answered: number
      invited: number
      mean: number | null
      /** Against the round before whose mean may be shown; null where there is none. */
      change: { by: number; since: Date } | null
    } | null
  }
  /** Up to 8, the oldest first, by when they opened. `mean` is 1..5 and `share` 0..1, both null where no mean may be shown. */
  rounds: { at: Date; mean: number | null; share: number | null }[]
}

/** Feedback that was asked for and has not come. */
export interface OpenRequest {
  id: string
  askerId: string
  /** Whom it is about. */
  subjectId: string
  /** Who has not answered yet. */
  waitingFor: number
  /** What it asks about. */
  indicators: NamedIndicator[]
  expiresAt: Date
}

/** One thing that the reader can do now. */
export type SuggestedAction =
  /** Somebody has not been recognised by the reader, or by anyone, for `days` days. */
  | { kind: 'recognise'; personId: string; name: string; by: 'reader' | 'anyone'; days: number }
  /** An indicator has gone quiet. */
  | { kind: 'look-for'; indicator: NamedIndicator; lastSeen: Date }

/** The weekly report to a manager. */
export interface TeamSummary {
  kind: 'team-summary'
  teamId: string
  team: string
  /** Included. */
  from: Date
  /** Excluded. */
  to: Date
  /**
   * False where counts would be those of one person or a few, as of a small team: then each number below that counts kudos,
   * feedback or givers is 1 for "seen" and 0 for "not seen".
   */
  counted: boolean
  /** Recognitions of members in the period, and the weekly mean of the four weeks before. */
  headline: {
    recognitions: number
    average: number
    recognised: number
    members: number
    givers: number
    /** Private feedback about members that its givers shared with the reader, and the weekly mean of the four weeks before. */
    feedback: { now: number; average: number }
  }
  /**
   * Recognitions with evidence by competency, this period and the week before; `suggested`: those of this period that
   * rest on suggestions only. Those without any are left out.
   */
  competencies: { code: string; name: string; now: number; before: number; suggested: number }[]
  /** At most 5. `average` is the weekly mean of the four weeks before. */
  stronger: (NamedIndicator & { now: number; average: number })[]
  /** Had evidence in the weeks before and none lately; at most 5. */
  quiet: (NamedIndicator & { lastSeen: Date })[]
  /** How many of each are not listed. */
  more: { stronger: number; quiet: number; requests: number }
  /** Three to five, fewer where less was written. */
  highlights: HighlightQuote[]
  /** Where they go back further than the period: to the end of the summary before. */
  quotesFrom: Date | null
  /**
   * Members whom nobody has recognised for `days` days; and those whom others did recognise, but not the reader. At
   * most 5 of `total` each, the longest unseen first. Whoever is away, was for half of those days or more, or joined since, is in neither.
   */
  unseen: { days: number; byAnyone: People; byReader: People }
  /** Null where no check-in has closed yet. */
  pulse: SummaryPulse | null
  /** At most 5, those that expire first. */
  requests: OpenRequest[]
  /** Null where nothing is worth suggesting, or the reader has had their prompt of the week. */
  suggestion: SuggestedAction | null
  /** Whether there is a report to be opened outside of chat. */
  hasReport: boolean
  /** Whether the reader manages the team, and so has a say in whether and how its summary comes. */
  isManager: boolean
  /** No kudos, no feedback shared, no check-in closed in the period and no request open: one line is enough. */
  empty: boolean
}

/** What a person sees of their own evidence. */
export interface CompetencyProfile {
  kind: 'competency-profile'
  personId: string
  from: Date
  to: Date
  /** Those with evidence, the widest spread of givers first. */
  competencies: {
    code: string
    name: string
    /** Distinct people whose explicit, confirmed or corrected tags make the evidence. */
    givers: number
    /** `feedback`: strengths told in private; `suggested`: those with a suggestion that their giver has not confirmed. */
    indicators: (NamedIndicator & {
      recognitions: number
      feedback: number
      givers: number
      suggested: number
      last: Date
    })[]
  }[]
  /** Indicators that rest on suggestions only. */
  suggested: (NamedIndicator & { recognitions: number; last: Date })[]
  /** Competencies without evidence in the period: not a weakness. */
  noEvidenceYet: { code: string; name: string }[]
  /** The newest recognitions received; at most 5. */
  latest: Quote[]
  /**
   * What managers may read about the person in a summary's list of people not seen: nobody in `days` days, or not these
   * managers. Null where they read no such thing.
   */
  notSeen: { days: number; byAnyone: boolean; managerIds: string[] } | null
  received: number
  given: number
  /** Private feedback that the reader may read. */
  feedback: { strengths: number; growth: number }
}

/** What was seen of somebody, for one of their managers: which behaviours, never how much. */
export interface ColleagueEvidence {
  kind: 'colleague-evidence'
  personId: string
  from: Date
  to: Date
  competencies: { code: string; name: string; indicators: NamedIndicator[] }[]
  /** The newest words that the reader may read. */
  latest: Quote[]
  /** When the reader last recognised them; null: never. */
  lastByReader: Date | null
  /** Whether a report can be opened outside of chat. */
  hasReport: boolean
}
