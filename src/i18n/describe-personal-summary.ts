import type { PersonalSummary } from '../core/summary/personal-summary.ts'
import { monthsText } from './describe-months.ts'
import { describeIndicator, describeName } from './describe-quote.ts'
import { periodText } from './formats.ts'
import type { Voice } from './voice.ts'

const shownCompetencies = 15

/** The month of a person: each part by itself, since pictures may stand in for competencies and trend, and a button beside the prompt. */
export function describePersonalSummary(
  view: PersonalSummary,
  voice: Voice,
): {
  title: string
  period: string
  counts: string
  competencies: string
  trend: string
  rest: string[]
  prompt: string
} {
  const { t, reader } = voice
  const words = t.moreSummaries
  return {
    title: words.personalTitle,
    period: words.personalOnlyYou(periodText(view.from, view.to, reader)),
    counts: [
      words.personalCounts(t.feedback.evidenceCount(view.received, view.strengths), view.given),
      view.received + view.strengths + view.growthNotes === 0 ? words.personalNothing : '',
    ]
      .filter(Boolean)
      .join('\n'),
    competencies: competencies(view, voice),
    trend: monthsText(view.trend, reader, t, name => describeName(name, voice.literal)),
    rest: [
      indicators(view, voice),
      gaps(view, voice),
      view.growthNotes > 0 ? words.growthNotes(view.growthNotes) : '',
    ].filter(Boolean),
    prompt: prompt(view, voice),
  }
}

function competencies({ competencies }: PersonalSummary, { t, literal }: Voice): string {
  if (competencies.length === 0) return ''
  const lines = competencies
    .slice(0, shownCompetencies)
    .map(({ name, givers, before }) =>
      t.moreSummaries.competencyLine(describeName(name, literal), givers, before),
    )
  return [
    `*${t.moreSummaries.personalCompetencies}*`,
    ...lines,
    ...moreThan(lines, competencies.length, t),
  ].join('\n')
}

function indicators({ indicators, moreIndicators }: PersonalSummary, { t, literal }: Voice): string {
  if (indicators.length === 0) return ''
  const lines = indicators.map(indicator =>
    t.moreSummaries.personalLine(
      describeIndicator(indicator, literal),
      t.feedback.evidenceCount(indicator.recognitions, indicator.feedback),
      t.moreSummaries.giversNow(indicator.givers, indicator.before),
    ),
  )
  const more = moreIndicators > 0 ? [t.summary.more(moreIndicators)] : []
  return [`*${t.moreSummaries.personalIndicators}*`, ...lines, ...more].join('\n')
}

function gaps({ noEvidenceYet, competencies }: PersonalSummary, { t, literal }: Voice): string {
  if (noEvidenceYet.length === 0 || competencies.length === 0) return ''
  const names = noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => describeName(name, literal))
  return t.summary.noEvidenceYet(t.common.list([...names, ...moreThan(names, noEvidenceYet.length, t)]))
}

function moreThan(shown: readonly string[], total: number, t: Voice['t']): string[] {
  return total > shown.length ? [t.summary.more(total - shown.length)] : []
}

function prompt({ prompt }: PersonalSummary, { t, literal }: Voice): string {
  if (!prompt) return ''
  const sentence = t.moreSummaries.ask(
    `<@${prompt.colleagueId}>`,
    describeIndicator(prompt.indicator, literal),
  )
  return `*${t.moreSummaries.prompt}*\n${sentence}`
}
