import type { TeamSummary } from '../summary/view.ts'
import type { NamedPerson } from './evidence-report.ts'

/** Weeks of a team report's trend. */
export const trendWeeks = 12

/** Recognitions of members with evidence in seven days, by competency code. */
export interface ReportWeek {
  /** Included; the next week begins where this one ends. */
  from: Date
  /** Null where they would be what one person received. */
  competencies: Record<string, number> | null
}

/** A team's week, with the weeks before it, for whoever manages it. */
export interface TeamReport {
  kind: 'team-report'
  reader: NamedPerson
  summary: TeamSummary
  /** The oldest first; none where the summary does not say how often. */
  weeks: ReportWeek[]
  competencies: { code: string; name: string }[]
  /** Names of everybody whom the summary names, by id. */
  names: Record<string, string>
  madeAt: Date
}
