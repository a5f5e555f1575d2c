/**
 * What a picture shows: the numbers, and names in the reader's language. Charts are painted from it, platforms with
 * charts of their own draw it, and `i18n/describe-picture.ts` says it in words.
 */
export type Picture = CompetencyBars | TrendLines | ProfileRadar | PulseTrend

/** Recognitions with evidence by competency, in a period and in the one before. */
export interface CompetencyBars {
  kind: 'competency-bars'
  /** A week, or another period. */
  period: 'week' | 'month'
  /** At most 12, in the order in which they are drawn. */
  bars: { name: string; now: number; before: number }[]
}

/** Recognitions with evidence, one stretch of time after the other. */
export interface TrendLines {
  kind: 'trend-lines'
  /** Seven days, or a month of the calendar, of which the last is not over. */
  period: 'week' | 'month'
  /** First day of each stretch, the oldest first. */
  starts: Date[]
  /** At most 6; a value a stretch. */
  lines: { name: string; values: number[] }[]
}

/** From how many people evidence came, by competency. */
export interface ProfileRadar {
  kind: 'profile-radar'
  /** Three or more; with fewer there is no shape to see. */
  axes: { name: string; givers: number; before: number }[]
}

/** How a team's check-ins went. */
export interface PulseTrend {
  kind: 'pulse-trend'
  /** The oldest first. `mean` is 1..`highest`, null below the threshold of the round; so is `share`, 0..1 of those asked. */
  rounds: { at: Date; mean: number | null; share: number | null }[]
  highest: number
}
