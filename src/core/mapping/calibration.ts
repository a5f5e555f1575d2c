import type { TrainingDocument } from './documents.ts'
import { solve, type Task } from './heads.ts'
import { fold, type Hints } from './lexicon-hints.ts'
import { type QuantisedWeights, quantise } from './quantise.ts'
import type { SparseRows } from './ridge.ts'
import type { TrainingOptions } from './training-options.ts'

/** The documents as vectors: of their words alone, and as training sees them, with the lexicon's hints. */
interface CalibrationTexts {
  words: SparseRows
  x: SparseRows
  hints: Hints | null
}

/** Learns how sharp the softmax may be, and the odds of the behavioural head, from folds left out of training. */
export function calibrate(
  documents: readonly TrainingDocument[],
  task: Task,
  texts: CalibrationTexts,
  settings: TrainingOptions,
) {
  if (settings.folds < 2) return { sharpness: 20, behaviouralSlope: 4, behaviouralIntercept: 0 }
  const scores = foldScores(documents, texts, task, settings)
  return {
    sharpness: bestSharpness(documents, scores, task.outputs - 1),
    ...behaviouralOdds(documents, scores, task.outputs),
  }
}

/** As many folds are judged: more would cost as much time again and change little. */
const judgedFolds = 2

/** rows × outputs: what a model that never saw the row's fold says about it; NaN for folds that are not judged. */
function foldScores(
  documents: readonly TrainingDocument[],
  { words, x, hints }: CalibrationTexts,
  task: Task,
  settings: TrainingOptions,
): Float64Array {
  const { outputs } = task
  const folds = assignFolds(documents, settings.folds)
  const scores = new Float64Array(x.rows * outputs).fill(Number.NaN)
  for (let left = 0; left < Math.min(judgedFolds, settings.folds); left++) {
    const train = rowsWhere(x, row => folds[row] !== left)
    const test = rowsWhere(words, row => folds[row] === left)
    const solved = solve(
      train.sparse,
      {
        outputs,
        targets: picked(task.targets, train.rows, outputs),
        indicatorWeights: picked(task.indicatorWeights, train.rows, 1),
        behaviouralWeights: picked(task.behaviouralWeights, train.rows, 1),
      },
      settings,
      hints?.width ?? 0,
    )
    const model = quantise(fold(solved, hints, words.columns, outputs), words.columns, outputs)
    test.rows.forEach((row, i) => {
      score(test.sparse, i, model, scores.subarray(row * outputs, (row + 1) * outputs))
    })
  }
  return scores
}

/** As the mapper scores: by the weights as they will be kept. */
function score(words: SparseRows, row: number, model: QuantisedWeights, into: Float64Array): void {
  const indicators = into.length - 1
  into.fill(0)
  for (let i = words.starts[row]!, end = words.starts[row + 1]!; i < end; i++) {
    const at = words.indices[i]!
    const value = words.values[i]!
    const scaled = value * model.scales[at]!
    for (let k = 0; k < indicators; k++) into[k]! += scaled * model.weights[at * indicators + k]!
    into[indicators]! += value * model.behaviour[at]!
  }
}

function picked(from: Float64Array, rows: readonly number[], width: number): Float64Array {
  const some = new Float64Array(rows.length * width)
  rows.forEach((row, i) => {
    some.set(from.subarray(row * width, (row + 1) * width), i * width)
  })
  return some
}

/**
 * A batch that speaks for most indicators is left out as a whole: a new writer is what the mapper will meet. The rest takes turns
 * within each indicator; what is no message never leaves training.
 */
function assignFolds(documents: readonly TrainingDocument[], folds: number): Int8Array {
  const spoken = new Map<string, Set<number>>()
  const all = new Set<number>()
  for (const { labels, batch, message } of documents)
    if (message && batch !== null && labels[0]) {
      all.add(labels[0].indicator)
      spoken.set(batch, (spoken.get(batch) ?? new Set()).add(labels[0].indicator))
    }
  const broad = [...spoken].filter(([, own]) => own.size >= 0.8 * all.size).map(([batch]) => batch)
  const whole = broad.length >= 2 ? broad : []
  const next = new Map<number, number>()
  return Int8Array.from(documents, document => {
    if (!document.message) return -1
    const batch = whole.indexOf(document.batch ?? '')
    if (batch >= 0 && document.labels.length > 0) return batch % folds
    const key = document.labels[0]?.indicator ?? -1
    const turn = next.get(key) ?? key + 1
    next.set(key, turn + 1)
    return turn % folds
  })
}

function rowsWhere(x: SparseRows, keep: (row: number) => boolean): { rows: number[]; sparse: SparseRows } {
  const rows: number[] = []
  const starts = [0]
  let size = 0
  for (let row = 0; row < x.rows; row++)
    if (keep(row)) {
      rows.push(row)
      size += x.starts[row + 1]! - x.starts[row]!
      starts.push(size)
    }
  const indices = new Int32Array(size)
  const values = new Float32Array(size)
  rows.forEach((row, i) => {
    indices.set(x.indices.subarray(x.starts[row]!, x.starts[row + 1]!), starts[i]!)
    values.set(x.values.subarray(x.starts[row]!, x.starts[row + 1]!), starts[i]!)
  })
  return {
    rows,
    sparse: { rows: rows.length, columns: x.columns, starts: Int32Array.from(starts), indices, values },
  }
}

function bestSharpness(
  documents: readonly TrainingDocument[],
  scores: Float64Array,
  indicators: number,
): number {
  const outputs = indicators + 1
  const loss = (sharpness: number) => {
    let sum = 0
    documents.forEach((document, row) => {
      const at = row * outputs
      if (document.labels.length === 0 || Number.isNaN(scores[at])) return
      let highest = Number.NEGATIVE_INFINITY
      for (let k = 0; k < indicators; k++) highest = Math.max(highest, scores[at + k]!)
      let total = 0
      for (let k = 0; k < indicators; k++) total += Math.exp(sharpness * (scores[at + k]! - highest))
      for (const { indicator, share } of document.labels)
        sum -= share * (sharpness * (scores[at + indicator]! - highest) - Math.log(total))
    })
    return sum
  }
  let best = 1
  for (let sharpness = 1; sharpness < 60; sharpness *= 1.05)
    if (loss(sharpness) < loss(best)) best = sharpness
  return best
}

/**
 * Share of messages without a behaviour that the odds are for. How many of each kind the writers of the corpus happened to send
 * says nothing of what people type; of what they send to a bot for kudos, one in four is no more than "you rock".
 */
const silentShare = 0.25

/** Logistic regression of one variable by Newton's method. */
function behaviouralOdds(documents: readonly TrainingDocument[], scores: Float64Array, outputs: number) {
  const points: { score: number; positive: boolean }[] = []
  documents.forEach((document, row) => {
    const score = scores[row * outputs + outputs - 1]!
    if (document.behavioural !== null && !Number.isNaN(score))
      points.push({ score, positive: document.behavioural })
  })
  const positives = points.filter(point => point.positive).length
  if (positives === 0 || positives === points.length) return { behaviouralSlope: 4, behaviouralIntercept: 0 }
  const shares = [silentShare / (points.length - positives), (1 - silentShare) / positives]
  let slope = 1
  let intercept = 0
  for (let step = 0; step < 30; step++) {
    let gs = -1e-3 * slope
    let gi = 0
    let hss = 1e-3
    let hsi = 0
    let hii = 1e-6
    for (const { score, positive } of points) {
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)))
      const weight = shares[positive ? 1 : 0]! * points.length
      const error = weight * ((positive ? 1 : 0) - p)
      const bend = weight * p * (1 - p)
      gs += error * score
      gi += error
      hss += bend * score * score
      hsi += bend * score
      hii += bend
    }
    const determinant = hss * hii - hsi * hsi
    slope += (hii * gs - hsi * gi) / determinant
    intercept += (hss * gi - hsi * gs) / determinant
  }
  return { behaviouralSlope: slope, behaviouralIntercept: intercept }
}
