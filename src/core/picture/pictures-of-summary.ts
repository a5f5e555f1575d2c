import type { TeamSummary } from '../summary/view.ts'
import type { Picture } from './picture.ts'

/** Bars that are drawn; the text names how many more there are. */
const mostBars = 12

/** What a team summary shows as pictures. */
export function picturesOfTeamSummary({ empty, competencies }: TeamSummary): Picture[] {
  const bars = competencies.filter(({ now, before }) => now + before > 0).slice(0, mostBars)
  if (empty || bars.length === 0) return []
  return [
    {
      kind: 'competency-bars',
      period: 'week',
      bars: bars.map(({ name, now, before }) => ({ name, now, before })),
    },
  ]
}
