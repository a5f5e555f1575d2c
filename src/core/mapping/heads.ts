import type { TrainingDocument } from './documents.ts'
import { type SparseRows, solveRidge } from './ridge.ts'
import type { TrainingOptions } from './training-options.ts'

/** What the two heads are to learn: the indicators in all but the last column, the behavioural head, ±1, in the last. */
export interface Task {
  outputs: number
  targets: Float64Array
  indicatorWeights: Float64Array
  behaviouralWeights: Float64Array
}

/** Weight of a document that a head has nothing to learn from; the solver divides by it. */
const negligible = 1e-6

export function taskOf(
  documents: readonly TrainingDocument[],
  parents: readonly number[],
  settings: TrainingOptions,
): Task {
  const outputs = parents.length + 1
  const targets = new Float64Array(documents.length * outputs)
  documents.forEach((document, row) => {
    for (const { indicator, share } of document.labels) {
      targets[row * outputs + indicator]! += share
      for (let sibling = 0; sibling < parents.length; sibling++)
        if (parents[sibling] === parents[indicator])
          targets[row * outputs + sibling]! += share * settings.competencyShare
    }
    if (document.behavioural !== null) targets[row * outputs + outputs - 1] = document.behavioural ? 1 : -1
  })
  const scarcity = scarcityOf(documents, parents.length, settings.balance)
  const positives = documents.filter(({ behavioural }) => behavioural === true).length
  const negatives = documents.filter(({ behavioural }) => behavioural === false).length
  const balance = (behavioural: boolean) =>
    (positives + negatives) / 2 / Math.max(1, behavioural ? positives : negatives)
  return {
    outputs,
    targets,
    indicatorWeights: Float64Array.from(documents, ({ labels, weight }) =>
      labels.length > 0
        ? weight * scarcity[labels[0]!.indicator]!
        : Math.max(negligible, settings.silentWeight),
    ),
    behaviouralWeights: Float64Array.from(documents, ({ behavioural }) =>
      behavioural === null ? negligible : balance(behavioural),
    ),
  }
}

/** By indicator: how much more than usual its messages weigh, since there are fewer of them. */
function scarcityOf(documents: readonly TrainingDocument[], indicators: number, power: number): number[] {
  const counts = new Array<number>(indicators).fill(0)
  for (const { labels, weight } of documents) if (labels[0]) counts[labels[0].indicator]! += weight
  const known = counts.filter(count => count > 0)
  const mean = known.reduce((sum, count) => sum + count, 0) / Math.max(1, known.length)
  return counts.map(count => (count > 0 ? (mean / count) ** power : 1))
}

/** columns × outputs of weights, both heads. */
export function solve(x: SparseRows, task: Task, settings: TrainingOptions, dense: number): Float32Array {
  const { outputs, targets } = task
  const indicators = outputs - 1
  const forIndicators = new Float64Array(x.rows * indicators)
  const forBehaviour = new Float64Array(x.rows)
  for (let row = 0; row < x.rows; row++) {
    forIndicators.set(targets.subarray(row * outputs, row * outputs + indicators), row * indicators)
    forBehaviour[row] = targets[row * outputs + indicators]!
  }
  const ranked = solveRidge(
    x,
    forIndicators,
    task.indicatorWeights,
    indicators,
    settings.lambda,
    settings.steps,
    dense,
  )
  const judged = solveRidge(
    x,
    forBehaviour,
    task.behaviouralWeights,
    1,
    settings.behaviouralLambda,
    settings.steps,
    dense,
  )
  const all = new Float32Array(x.columns * outputs)
  for (let column = 0; column < x.columns; column++) {
    all.set(ranked.subarray(column * indicators, (column + 1) * indicators), column * outputs)
    all[column * outputs + indicators] = judged[column]!
  }
  return all
}
