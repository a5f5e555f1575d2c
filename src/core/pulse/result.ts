import { smallestThreshold } from '../team/team-wish.ts'
import type { QuestionKind } from './question-bank.ts'

/** Answers by value. */
export type Counts = ReadonlyMap<number, number>

export interface Figures {
  answered: number
  /** Mean of the answers; for eNPS the score, -100..100. */
  mean: number
  /** What is shown, in order; for eNPS detractors (0-6), passives (7-8), promoters (9-10). */
  counts: number[]
}

export interface Asked {
  kind: QuestionKind
  /** Decided at opening: `showable.ts`. */
  showable: boolean
}

export function thresholdOf(team: { threshold: number }): number {
  return Math.max(smallestThreshold, team.threshold)
}

/**
 * Figures of a closed round's question: the only way from answers to a screen. Null where they may not be shown:
 * fewer answers than the threshold, or all of them alike, which would tell everybody's. Which of the two it was must
 * not be told: that in itself would tell.
 */
export function figuresOf(
  { kind, showable }: Asked,
  tally: Counts,
  values: readonly number[],
  threshold: number,
): Figures | null {
  const raw = values.map(value => tally.get(value) ?? 0)
  const answered = sum(raw)
  const counts = kind === 'enps' ? [sum(raw.slice(0, 7)), sum(raw.slice(7, 9)), sum(raw.slice(9))] : raw
  if (!showable || answered < Math.max(smallestThreshold, threshold)) return null
  if (counts.filter(count => count > 0).length < 2) return null
  return { answered, mean: kind === 'enps' ? scoreOf(counts, answered) : meanOf(raw, values), counts }
}

/** The comments that may be shown, in the order given: all of them, or null where they are too few. */
export function commentsShown(
  { showable }: Asked,
  comments: readonly string[],
  { threshold, commentThreshold }: { threshold: number; commentThreshold: number },
): readonly string[] | null {
  return showable && comments.length >= Math.max(smallestThreshold, threshold, commentThreshold)
    ? comments
    : null
}

function scoreOf([detractors = 0, , promoters = 0]: readonly number[], answered: number): number {
  return ((promoters - detractors) / answered) * 100
}

function meanOf(counts: readonly number[], values: readonly number[]): number {
  return counts.reduce((points, count, index) => points + count * (values[index] ?? 0), 0) / sum(counts)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
