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

/** The weekly report to a manager: sections 1–5 of the product's promise. */
export interface TeamSummary {
  kind: 'team-summary'
  teamId: string
  team: string
  /** Included. */
  from: Date
  /** Excluded. */
  to: Date
  /** Recognitions of members in the period, and the weekly mean of the four weeks before. */
  headline: { recognitions: number; average: number; recognised: number; members: number; givers: number }
  /**
   * Recognitions with evidence by competency, this period and the week before; `suggested`: those of this period that
   * rest on suggestions only. Those without any are left out.
   */
  competencies: { code: string; name: string; now: number; before: number; suggested: number }[]
  /** `average` is the weekly mean of the four weeks before. */
  stronger: (NamedIndicator & { now: number; average: number })[]
  /** Had evidence in the weeks before and none lately. */
  quiet: (NamedIndicator & { lastSeen: Date })[]
  /** Three to five, fewer where less was written. */
  highlights: Quote[]
  /**
   * Members whom nobody has recognised for `days` days; and those whom others did recognise, but not the reader. At
   * most 5 of `total` each, the longest unseen first.
   */
  unseen: { days: number; byAnyone: People; byReader: People }
  /** Nothing was recognised in the period: one line is enough. */
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
    /** `suggested`: recognitions with a suggestion that their giver has not confirmed. */
    indicators: (NamedIndicator & { recognitions: number; givers: number; suggested: number; last: Date })[]
  }[]
  /** Indicators that rest on suggestions only. */
  suggested: (NamedIndicator & { recognitions: number; last: Date })[]
  /** Competencies without evidence in the period: not a weakness. */
  noEvidenceYet: { code: string; name: string }[]
  /** The newest recognitions received; at most 5. */
  latest: Quote[]
  received: number
  given: number
}
