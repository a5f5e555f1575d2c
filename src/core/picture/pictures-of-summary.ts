import type { PersonalSummary } from '../summary/personal-summary.ts'
import type { TeamSummary } from '../summary/view.ts'
import type { Picture } from './picture.ts'

/** Bars that are drawn; the text names how many more there are. */
const mostBars = 12

/** Rounds with figures that make a trend. */
const fewestRounds = 3

/** What a team summary shows as pictures. */
export function picturesOfTeamSummary({ empty, competencies, pulse }: TeamSummary): Picture[] {
  const bars = competencies.filter(({ now, before }) => now + before > 0).slice(0, mostBars)
  const rounds = pulse?.rounds ?? []
  const shown = rounds.filter(({ mean }) => mean !== null).length
  const pictures: Picture[] = []
  if (bars.length > 0)
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

/** What a personal summary shows as a picture. */
export function picturesOfPersonalSummary({ competencies }: PersonalSummary): Picture[] {
  if (competencies.length < fewestAxes) return []
  const axes = competencies.slice(0, mostAxes).map(({ name, givers, before }) => ({ name, givers, before }))
  return [{ kind: 'profile-radar', axes }]
}
