import { smallestThreshold } from '../team/team-wish.ts'

/** The answers of a round: how many there are, and those of them that were released to be shown. */
export interface Tally {
  counted: number
  /** Released answers by value. */
  shown: ReadonlyMap<number, number>
}

export interface Figures {
  answered: number
  mean: number
  /** Released answers by value, for 1..options. */
  counts: number[]
}

export function thresholdOf(team: { threshold: number }): number {
  return Math.max(smallestThreshold, team.threshold)
}

/**
 * Whether all answers so far may be shown. Two looks at a result tell apart the answers that came between them, so a
 * look may only add `threshold` answers or more to the one before.
 */
export function mayRelease({ counted, shown }: Tally, threshold: number): boolean {
  return counted - sum(shown) >= threshold
}

/** Figures of the released answers: the only way from answers to a screen. Null where there are too few. */
export function figuresOf({ shown }: Tally, threshold: number, options: number): Figures | null {
  const answered = sum(shown)
  if (answered < Math.max(smallestThreshold, threshold)) return null
  const counts = Array.from({ length: options }, (_, index) => shown.get(index + 1) ?? 0)
  const total = counts.reduce((points, count, index) => points + count * (index + 1), 0)
  return { answered, mean: total / answered, counts }
}

/** Whether answers came after the last release, too few to be shown. */
export function withholds({ counted, shown }: Tally): boolean {
  return counted > sum(shown)
}

function sum(counts: ReadonlyMap<number, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}
