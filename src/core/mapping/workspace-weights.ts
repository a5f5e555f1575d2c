import type { SparseRows } from './ridge.ts'
import type { WorkspaceExample } from './workspace-example.ts'

/** How much a decision counts beside a message of the seeds. */
const decisionWeight = 3

/** Days after which a decision counts for half; habits change slowly. */
const halfLife = 365
const leastShare = 0.25

/** Two texts this alike (cosine) are about the same: where people decided otherwise later, the earlier decision fades. */
const alike = 0.5
const contradicted = 0.1

const day = 24 * 3600 * 1000

/** What each example counts for: `x` starts with their unit vectors, oldest first. */
export function exampleWeights(
  x: SparseRows,
  examples: readonly Pick<WorkspaceExample, 'indicators' | 'at'>[],
  now: Date,
): Float64Array {
  const weights = Float64Array.from(examples, ({ at }) => {
    const age = Math.max(0, now.getTime() - at.getTime()) / day
    return decisionWeight * Math.max(leastShare, 0.5 ** (age / halfLife))
  })
  const postings = new Map<number, { row: number; value: number }[]>()
  for (let newer = 0; newer < examples.length; newer++) {
    const likeness = new Map<number, number>()
    for (let i = x.starts[newer]!, end = x.starts[newer + 1]!; i < end; i++) {
      const index = x.indices[i]!
      const value = x.values[i]!
      const rows = postings.get(index) ?? []
      for (const older of rows) likeness.set(older.row, (likeness.get(older.row) ?? 0) + value * older.value)
      rows.push({ row: newer, value })
      postings.set(index, rows)
    }
    for (const [older, cosine] of likeness)
      if (cosine >= alike && disagree(examples[older]!, examples[newer]!)) weights[older]! *= contradicted
  }
  return weights
}

function disagree(one: { indicators: string[] }, other: { indicators: string[] }): boolean {
  if (one.indicators.length === 0 && other.indicators.length === 0) return false
  return !one.indicators.some(code => other.indicators.includes(code))
}
