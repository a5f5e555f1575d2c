import type { PulseTrend } from '../pulse/view.ts'
import type { Picture } from './picture.ts'

/** Rounds with figures that make a line. */
const fewestPoints = 2

/** What a report of a check-in shows as pictures: how the team's rounds went. */
export function picturesOfPulse({ points }: PulseTrend): Picture[] {
  if (points.filter(({ mean }) => mean !== null).length < fewestPoints) return []
  return [
    {
      kind: 'pulse-trend',
      rounds: points.map(({ openedAt, mean, participation }) => ({
        at: openedAt,
        mean,
        share: participation,
      })),
      highest: 5,
    },
  ]
}
