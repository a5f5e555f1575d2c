import type { MonthTrend } from '../summary/month-trend.ts'
import type { PersonalSummary } from '../summary/personal-summary.ts'
import type { TeamSummary } from '../summary/view.ts'
import type { Picture, TrendLines } from './picture.ts'

/** Bars that are drawn; the text names how many more there are. */
const mostBars = 12

/** Rounds with figures that make a trend. */
const fewestRounds = 3

/** What a team summary shows as pictures. */
export function picturesOfTeamSummary({ empty, counted, competencies, pulse }: TeamSummary): Picture[] {
  const bars = competencies.filter(({ now, before }) => now + before > 0).slice(0, mostBars)
  const rounds = pulse?.rounds ?? []
  const shown = rounds.filter(({ mean }) => mean !== null).length
  const pictures: Picture[] = []
  if (counted && bars.length > 0)
    pictures.push({
      kind: 'competency-bars',
      period: 'week',
      bars: bars.map(({ name, now, before }) => ({ name, now, before })),
    })
  if (shown >= fewestRounds) pictures.push({ kind: 'pulse-trend', highest: 5, rounds })
  return empty ? [] : pictures
}

/** Competencies that make a shape, and those that still can be told apart. */
const fewestAxes = 3
const mostAxes = 12

/** Lines that can be told apart, and months with evidence that make a trend. */
const mostLines = 6
const fewestMonths = 2

/** What a personal summary shows as pictures. */
export function picturesOfPersonalSummary({ competencies, trend }: PersonalSummary): Picture[] {
  const pictures: Picture[] = []
  if (competencies.length >= fewestAxes)
    pictures.push({
      kind: 'profile-radar',
      axes: competencies.slice(0, mostAxes).map(({ name, givers, before }) => ({ name, givers, before })),
    })
  const lines = linesOf(trend)
  const seen = trend.months.filter((_, month) => lines.some(({ values }) => values[month]! > 0))
  if (seen.length >= fewestMonths)
    pictures.push({ kind: 'trend-lines', period: 'month', starts: trend.months, lines })
  return pictures
}

/** Those with the most evidence, in the order of the framework. */
function linesOf({ competencies }: MonthTrend): TrendLines['lines'] {
  const total = ({ counts }: MonthTrend['competencies'][number]) =>
    counts.reduce((sum, count) => sum + count, 0)
  const most = new Set([...competencies].sort((a, b) => total(b) - total(a)).slice(0, mostLines))
  return competencies
    .filter(competency => most.has(competency))
    .map(({ name, counts }) => ({ name, values: counts }))
}
