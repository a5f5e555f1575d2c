import { strongestOf } from '../summary/month-trend.ts'
import type { PersonalSummary } from '../summary/personal-summary.ts'
import type { SummaryPulse, TeamSummary } from '../summary/view.ts'
import type { Picture } from './picture.ts'

/** Bars that are drawn. */
const mostBars = 12

/** Rounds with figures that make a trend. */
const fewestRounds = 3

/** What a team summary shows as pictures. */
export function picturesOfTeamSummary({ empty, counted, competencies, pulse }: TeamSummary): Picture[] {
  const bars = seenOf(competencies).slice(0, mostBars)
  const rounds = trendOf(pulse)
  const pictures: Picture[] = []
  if (counted && bars.length > 0)
    pictures.push({
      kind: 'competency-bars',
      period: 'week',
      bars: bars.map(({ name, now, before }) => ({ name, now, before })),
    })
  if (rounds.length > 0) pictures.push({ kind: 'pulse-trend', highest: 5, rounds })
  return empty ? [] : pictures
}

/** Rounds that make a trend; none where there are too few. */
export function trendOf(pulse: TeamSummary['pulse']): SummaryPulse['rounds'] {
  const rounds = pulse?.rounds ?? []
  return rounds.filter(({ mean }) => mean !== null).length < fewestRounds ? [] : rounds
}

/** Competencies of a team that its picture leaves out: the text beside it says how many. */
export function notInBars({ competencies }: Pick<TeamSummary, 'competencies'>): number {
  return Math.max(0, seenOf(competencies).length - mostBars)
}

function seenOf(competencies: TeamSummary['competencies']): TeamSummary['competencies'] {
  return competencies.filter(({ now, before }) => now + before > 0)
}

/** Competencies that make a shape, and those that still can be told apart. */
const fewestAxes = 3
const mostAxes = 12

/** Months with evidence that make a trend. */
const fewestMonths = 2

/** What a personal summary shows as pictures. */
export function picturesOfPersonalSummary({ competencies, trend }: PersonalSummary): Picture[] {
  const pictures: Picture[] = []
  if (competencies.length >= fewestAxes)
    pictures.push({
      kind: 'profile-radar',
      axes: competencies.slice(0, mostAxes).map(({ name, givers, before }) => ({ name, givers, before })),
    })
  const lines = strongestOf(trend).shown.map(({ name, counts }) => ({ name, values: counts }))
  const seen = trend.months.filter((_, month) => lines.some(({ values }) => values[month]! > 0))
  if (seen.length >= fewestMonths)
    pictures.push({ kind: 'trend-lines', period: 'month', starts: trend.months, lines })
  return pictures
}

/** Competencies of a person that their picture leaves out: the text beside it says how many. */
export function notInRadar({ competencies }: Pick<PersonalSummary, 'competencies'>): number {
  return Math.max(0, competencies.length - mostAxes)
}
