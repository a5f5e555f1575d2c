import type { Framework } from '../framework/framework.ts'
import { languages } from '../language.ts'
import type { Mapping } from './mapper.ts'
import { termWeight } from './model.ts'
import { type SparseRows, solveRidge, times } from './ridge.ts'
import type { WorkspaceExample } from './workspace-example.ts'
import { Frequencies, WorkspaceFeatures } from './workspace-features.ts'
import { exampleWeights } from './workspace-weights.ts'

/**
 * What a workspace's own words say on top of a mapper that knows nothing of them: for each feature of its examples, how far
 * the scores of the indicators are to move.
 */
export interface Adapter {
  /** Full codes, one a column; after them comes the column of the behavioural head. */
  indicators: string[]
  rows: number
  hashes: Int32Array
  /** What one occurrence of the feature counts for. */
  values: Float32Array
  /** Real weight = scales[row] × weights[row × columns + column]. */
  scales: Float32Array
  weights: Int8Array
  /** What a feature that no example has adds to the length of a text's vector, for weight 1. */
  unknown: number
  /** What is added to the log-probability of each indicator: how often it is confirmed here. */
  priors: Float32Array
  /** What the scores are multiplied by: of the indicators, and of the behavioural head. */
  strength: number
  behaviouralStrength: number
}

export interface LearntText {
  example: WorkspaceExample
  /** What the mapper without the adapter says about it. */
  mapping: Mapping
}

/** Fewer examples than this teach nothing that holds. */
export const fewestExamples = 8

/** Above this, parts of words that occur only once are left out: what repeats is enough, and the adapter stays small. */
const manyExamples = 300

const lambda = 0.1
/** Weight of each text of the framework, which is to be mapped as before; a decision of today weighs 3: common words say what they always say. */
const anchorWeight = 4
const steps = 8
const folds = 3
/** Share of the credit that the siblings of an indicator get between them. */
const siblingShare = 0.2
const strengths = [0, 2, 4, 6, 9, 13, 18, 25, 34, 46, 62, 84, 112]
/** Examples' worth of the even distribution that the priors are smoothed by, and how far they may go. */
const priorSmoothing = 30
const priorShare = 0.3

/** Learns from a workspace's decisions, oldest first. Null where there are too few of them. Pure and deterministic. */
export function fitAdapter(framework: Framework, learnt: readonly LearntText[], now: Date): Adapter | null {
  const known = learnt.filter(
    ({ example }) =>
      example.indicators.length === 0 || example.indicators.some(code => framework.indicator(code)),
  )
  if (known.length < fewestExamples) return null
  const texts = readTexts(framework, known)
  const weights = exampleWeights(
    texts.x,
    known.map(({ example }) => example),
    now,
  )
  const task = taskOf(framework, known, weights)
  const priors = priorsOf(framework, known, weights)
  const left = leftOut(texts.x, task)
  const strength = bestStrength(strengths, s => rankingLoss(task, left, priors, s))
  const behaviouralStrength = bestStrength(strengths, s => behaviouralLoss(task, left, s))
  const exact = solve(texts.x, task)
  const columns = task.outputs
  return {
    indicators: framework.indicators.map(({ code }) => code),
    rows: texts.hashes.length,
    hashes: texts.hashes,
    values: texts.values,
    ...quantise(exact, texts.hashes.length, columns),
    unknown: texts.unknown,
    priors,
    strength,
    behaviouralStrength,
  }
}

/** The adapter with its say reduced to a share, 0..1. */
export function weakened(adapter: Adapter, share: number): Adapter {
  return {
    ...adapter,
    priors: adapter.priors.map(prior => prior * share),
    strength: adapter.strength * share,
    behaviouralStrength: adapter.behaviouralStrength * share,
  }
}

interface Texts {
  /** The examples, then the anchors: texts of the framework, as far as they have words of the examples. */
  x: SparseRows
  hashes: Int32Array
  values: Float32Array
  unknown: number
}

function readTexts(framework: Framework, learnt: readonly LearntText[]): Texts {
  const reader = new WorkspaceFeatures()
  const frequencies = new Frequencies()
  const anchors = anchorTexts(framework).map(text => reader.read(text))
  for (const features of anchors) frequencies.add(features.keys())
  const read = learnt.map(({ example }) => reader.read(example.text))
  const occurrences = new Map<number, number>()
  for (const features of read) {
    frequencies.add(features.keys())
    for (const hash of features.keys()) occurrences.set(hash, (occurrences.get(hash) ?? 0) + 1)
  }
  const unknown = 0.7 * Math.log((1 + frequencies.texts) / 2)
  const positions = new Map<number, number>()
  const values: number[] = []
  const starts = [0]
  const indices: number[] = []
  const entries: number[] = []
  for (const features of read) {
    let square = 0
    const from = entries.length
    for (const [hash, { weight, count }] of features) {
      if (learnt.length > manyExamples && weight < 1 && occurrences.get(hash) === 1) {
        square += (weight * unknown * termWeight(count)) ** 2
        continue
      }
      let position = positions.get(hash)
      if (position === undefined) {
        position = positions.size
        positions.set(hash, position)
        values.push(weight * frequencies.rarity(hash))
      }
      const entry = values[position]! * termWeight(count)
      indices.push(position)
      entries.push(entry)
      square += entry * entry
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let i = from; i < entries.length; i++) entries[i]! *= scale
    starts.push(entries.length)
  }
  for (const features of anchors) {
    let square = 0
    const from = entries.length
    for (const [hash, { weight, count }] of features) {
      const position = positions.get(hash)
      const value = (position === undefined ? weight * unknown : values[position]!) * termWeight(count)
      square += value * value
      if (position === undefined) continue
      indices.push(position)
      entries.push(value)
    }
    for (let i = from; i < entries.length; i++) entries[i]! /= Math.sqrt(square)
    starts.push(entries.length)
  }
  return {
    x: {
      rows: starts.length - 1,
      columns: positions.size,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float32Array.from(entries),
    },
    hashes: Int32Array.from(positions.keys()),
    values: Float32Array.from(values),
    unknown,
  }
}

/** How colleagues write anywhere. */
function anchorTexts(framework: Framework): string[] {
  return framework.indicators.flatMap(({ definition, examples, counterExamples }) =>
    languages.flatMap(language => [
      definition[language],
      ...examples[language],
      ...counterExamples[language],
    ]),
  )
}

interface Task {
  rows: number
  /** Indicators, and the behavioural head in the last column. */
  outputs: number
  /** rows × indicators: shares that sum to 1, or nothing but zeros. */
  labels: Float64Array
  /** rows × indicators: what the mapper says, as probabilities. */
  base: Float64Array
  behavioural: Float64Array
  baseBehavioural: Float64Array
  weights: Float64Array
}

function taskOf(framework: Framework, learnt: readonly LearntText[], weights: Float64Array): Task {
  const count = framework.indicators.length
  const labels = new Float64Array(learnt.length * count)
  const base = new Float64Array(learnt.length * count)
  const behavioural = new Float64Array(learnt.length)
  const baseBehavioural = new Float64Array(learnt.length)
  learnt.forEach(({ example, mapping }, row) => {
    const known = example.indicators.flatMap(code => framework.indicator(code) ?? [])
    for (const indicator of known) {
      const { indicators: siblings } = indicator.competency
      labels[row * count + indicator.index]! += (1 - siblingShare) / known.length
      for (const sibling of siblings)
        labels[row * count + sibling.index]! += siblingShare / siblings.length / known.length
    }
    for (const { code, p } of mapping.indicators) {
      const indicator = framework.indicator(code)
      if (indicator) base[row * count + indicator.index] = p
    }
    behavioural[row] = known.length > 0 ? 1 : 0
    baseBehavioural[row] = mapping.behavioural
  })
  return { rows: learnt.length, outputs: count + 1, labels, base, behavioural, baseBehavioural, weights }
}

/** columns × outputs: what explains the difference between what people decided and what the mapper says. */
function solve(x: SparseRows, task: Task, skip: (row: number) => boolean = () => false): Float32Array {
  const count = task.outputs - 1
  const negligible = 1e-6
  const differences = new Float64Array(x.rows * count)
  const surprises = new Float64Array(x.rows)
  const ranking = new Float64Array(x.rows).fill(anchorWeight).fill(negligible, 0, task.rows)
  const judging = ranking.slice()
  for (let row = 0; row < task.rows; row++) {
    if (skip(row)) continue
    judging[row] = task.weights[row]!
    surprises[row] = task.behavioural[row]! - task.baseBehavioural[row]!
    if (task.behavioural[row] === 0) continue
    ranking[row] = task.weights[row]!
    for (let k = row * count; k < (row + 1) * count; k++) differences[k] = task.labels[k]! - task.base[k]!
  }
  const ranked = solveRidge(x, differences, ranking, count, lambda, steps)
  const judged = solveRidge(x, surprises, judging, 1, lambda, steps)
  const all = new Float32Array(x.columns * task.outputs)
  for (let column = 0; column < x.columns; column++) {
    all.set(ranked.subarray(column * count, (column + 1) * count), column * task.outputs)
    all[column * task.outputs + count] = judged[column]!
  }
  return all
}

/** rows × outputs: the scores that each example gets from the others alone. */
function leftOut(x: SparseRows, task: Task): Float64Array {
  const { outputs } = task
  const scores = new Float64Array(task.rows * outputs)
  const all = new Float64Array(x.rows * outputs)
  const turns = foldsOf(task)
  for (let fold = 0; fold < folds; fold++) {
    times(
      x,
      solve(x, task, row => turns[row] === fold),
      outputs,
      all,
    )
    for (let row = 0; row < task.rows; row++)
      if (turns[row] === fold) scores.set(all.subarray(row * outputs, (row + 1) * outputs), row * outputs)
  }
  return scores
}

/** Round robin within each label, so that what is left out can be learnt from the rest. */
function foldsOf({ rows, outputs, labels }: Task): Int8Array {
  const count = outputs - 1
  const next = new Map<number, number>()
  return Int8Array.from({ length: rows }, (_, row) => {
    let label = -1
    let most = 0
    for (let k = 0; k < count; k++)
      if (labels[row * count + k]! > most) {
        most = labels[row * count + k]!
        label = k
      }
    const turn = next.get(label) ?? label + 1
    next.set(label, turn + 1)
    return turn % folds
  })
}

/** Of the strengths, the one with the least loss; the weaker of two that are as good. */
function bestStrength(candidates: readonly number[], loss: (strength: number) => number): number {
  let best = candidates[0]!
  let least = loss(best)
  for (const candidate of candidates.slice(1)) {
    const found = loss(candidate)
    if (found < least - 1e-6) {
      best = candidate
      least = found
    }
  }
  return best
}

const smallest = 1e-6

function rankingLoss(task: Task, scores: Float64Array, priors: Float32Array, strength: number): number {
  const count = task.outputs - 1
  let loss = 0
  for (let row = 0; row < task.rows; row++) {
    if (task.behavioural[row] === 0) continue
    let total = 0
    let right = 0
    for (let k = 0; k < count; k++) {
      const score = scores[row * task.outputs + k]!
      const odds = Math.max(smallest, task.base[row * count + k]!) * Math.exp(strength * score + priors[k]!)
      total += odds
      right += task.labels[row * count + k]! * Math.log(odds)
    }
    loss -= task.weights[row]! * (right - Math.log(total))
  }
  return loss
}

function behaviouralLoss(task: Task, scores: Float64Array, strength: number): number {
  let loss = 0
  for (let row = 0; row < task.rows; row++) {
    const score = scores[row * task.outputs + task.outputs - 1]!
    const odds = oddsOf(task.baseBehavioural[row]!) * Math.exp(strength * score)
    const p = odds / (1 + odds)
    const right = task.behavioural[row] === 1 ? p : 1 - p
    loss -= task.weights[row]! * Math.log(Math.max(smallest, right))
  }
  return loss
}

/** p / (1 − p), away from the ends. */
export function oddsOf(p: number): number {
  const within = Math.min(1 - smallest, Math.max(smallest, p))
  return within / (1 - within)
}

/** How much likelier an indicator is here than if all were alike: smoothed by pretended even decisions, and held back. */
function priorsOf(framework: Framework, learnt: readonly LearntText[], weights: Float64Array): Float32Array {
  const count = framework.indicators.length
  const counts = new Float64Array(count)
  const expected = new Float64Array(count)
  let total = 0
  learnt.forEach(({ example, mapping }, row) => {
    const known = example.indicators.flatMap(code => framework.indicator(code) ?? [])
    if (known.length === 0) return
    const share = weights[row]! / 3
    total += share
    for (const { index } of known) counts[index]! += share / known.length
    for (const { code, p } of mapping.indicators) {
      const indicator = framework.indicator(code)
      if (indicator) expected[indicator.index]! += share * p
    }
  })
  return Float32Array.from(counts, (confirmed, k) => {
    const even = priorSmoothing / count
    const here = (confirmed + even) / (total + priorSmoothing)
    const foreseen = (expected[k]! + even) / (total + priorSmoothing)
    return priorShare * Math.log(here / foreseen)
  })
}

function quantise(exact: Float32Array, rows: number, columns: number) {
  const weights = new Int8Array(rows * columns)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    let largest = 0
    for (let o = row * columns; o < (row + 1) * columns; o++) largest = Math.max(largest, Math.abs(exact[o]!))
    scales[row] = largest / 127
    if (largest > 0)
      for (let o = row * columns; o < (row + 1) * columns; o++)
        weights[o] = Math.round((exact[o]! * 127) / largest)
  }
  return { weights, scales }
}
