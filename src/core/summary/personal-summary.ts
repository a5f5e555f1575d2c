import { hashOf } from '../hash.ts'
import { dayOf } from '../recognition/day.ts'
import type { PersonEvidence } from './evidence.ts'
import type { MonthTrend } from './month-trend.ts'
import { competencyOf, type Naming } from './naming.ts'
import type { NamedIndicator } from './view.ts'

/**
 * A summary begins where the one before ended, unless none is of its month or the two before it: first Mondays are 35 days
 * apart, and one of them may be left out.
 */
export const monthsLookedAt = 3

/** Names the one summary of a person in a month, that of the moment in the zone. */
export function personalSummaryKey(personId: string, moment: Date, timeZone: string): string {
  return `personal-summary:${personId}:${dayOf(moment, timeZone).slice(0, 7)}`
}

/** Lists end here; the rest is a number. */
const listed = 5

/** Something to ask a colleague about. */
export interface PersonalPrompt {
  colleagueId: string
  name: string
  indicator: NamedIndicator
}

/** What a person reads about themself once a month, before their manager reads of the team. */
export interface PersonalSummary {
  kind: 'personal-summary'
  personId: string
  /** Included; where the summary before ended, or a month before `to`. */
  from: Date
  /** Excluded. */
  to: Date
  /** Recognitions of the month. */
  received: number
  given: number
  /** Strengths that were told in private in the month. */
  strengths: number
  /** Evidence of the last year by competency: from how many people, and from how many a month ago. */
  competencies: { code: string; name: string; givers: number; before: number }[]
  /** Of the last months, this one included. */
  trend: MonthTrend
  /** Indicators that had evidence in the month, `feedback` of it in private; at most 5, those first that more people stand behind than a month ago. */
  indicators: (NamedIndicator & { recognitions: number; feedback: number; givers: number; before: number })[]
  moreIndicators: number
  /** Competencies without evidence in the last year: not a weakness. */
  noEvidenceYet: { code: string; name: string }[]
  /** Growth notes of the month, which only the person and whoever they were shared with can read. */
  growthNotes: number
  prompt: PersonalPrompt | null
}

export interface PersonalReport {
  personId: string
  from: Date
  to: Date
  /** Of the month; of the year that ends with it; of the year that ended before it. */
  month: PersonEvidence
  year: PersonEvidence
  yearBefore: PersonEvidence
  trend: MonthTrend
  prompt: PersonalPrompt | null
  naming: Naming
}

export function personalSummary(report: PersonalReport): PersonalSummary {
  const { personId, from, to, month, year, yearBefore, trend, prompt, naming } = report
  const seen = year.competencies.filter(({ givers }) => givers > 0)
  const known = new Set(seen.map(({ code }) => code))
  const giversBefore = (list: PersonEvidence['indicators'], code: string) =>
    list.find(attribution => attribution.code === code)?.givers ?? 0
  const indicators = month.indicators
    .filter(({ givers }) => givers > 0)
    .map(({ code, recognitions, feedback }) => ({
      ...naming.indicator(code),
      recognitions,
      feedback,
      givers: giversBefore(year.indicators, code),
      before: giversBefore(yearBefore.indicators, code),
    }))
    .sort(
      (a, b) =>
        b.givers - b.before - (a.givers - a.before) || b.givers - a.givers || (a.code < b.code ? -1 : 1),
    )
  return {
    kind: 'personal-summary',
    personId,
    from,
    to,
    received: month.received,
    given: month.given,
    strengths: month.feedback.strengths,
    competencies: seen
      .map(({ code, givers }) => ({
        ...naming.competency(code),
        givers,
        before: giversBefore(yearBefore.competencies, code),
      }))
      .sort((a, b) => b.givers - a.givers || naming.position(a.code) - naming.position(b.code)),
    trend,
    indicators: indicators.slice(0, listed),
    moreIndicators: Math.max(0, indicators.length - listed),
    noEvidenceYet: naming.competencies.filter(({ code }) => !known.has(code)),
    growthNotes: month.feedback.growth,
    prompt,
  }
}

/**
 * What to ask about: an indicator without evidence in the year, of a competency without any where there is one. By lot among
 * them, so that not everybody asks about the first of the framework; the same all month ("2026-11"), another the next.
 */
export function indicatorToAskAbout(
  { indicators }: { indicators: readonly { code: string; givers: number }[] },
  codes: readonly string[],
  { personId, month }: { personId: string; month: string },
): string | null {
  const seen = new Set(indicators.filter(({ givers }) => givers > 0).map(({ code }) => code))
  const known = new Set([...seen].map(competencyOf))
  const lot = (code: string) => hashOf(`${personId} ${month} ${code}`)
  const open = codes.filter(code => !seen.has(code))
  const unknown = open.filter(code => !known.has(competencyOf(code)))
  return (unknown.length > 0 ? unknown : open).toSorted((a, b) => lot(a) - lot(b))[0] ?? null
}
