import type { Language } from '../language.ts'

/** The classifier of one language: a row of weights for every feature seen in training. */
export interface LanguageModel {
  rows: number
  /** Feature hash of each row. */
  hashes: Int32Array
  /** What one occurrence of the feature counts for: rarity times the weight of its group. */
  values: Float32Array
  /** By group of features: what an occurrence of one that training never saw adds to the length of the text's vector. */
  unknown: Float32Array
  /** Real weight = scales[row] × weights[row × indicators + indicator]; the weights are from -7 to 7. */
  scales: Float32Array
  weights: Int8Array
  /** Weight of each row in the behavioural head. */
  behaviour: Float32Array
  /** Mean of each row's weights over the indicators: what the feature says for anything at all. */
  means: Float32Array
  /** What the indicator scores are multiplied by before the softmax, so that probabilities are honest. */
  sharpness: number
  /** The behavioural score to log-odds: slope, then intercept. */
  behaviouralSlope: number
  behaviouralIntercept: number
  /** Open-addressed index of hashes: row + 1, or 0 where empty. */
  table: Int32Array
}

export interface ModelIndicator {
  code: string
  line: number | null
  /** Position among the model's competencies. */
  competency: number
}

/** Everything that ranking needs; holds no text of the corpus. */
export interface Model {
  indicators: ModelIndicator[]
  competencies: string[]
  languages: Record<Language, LanguageModel>
}

export function meansOf(weights: Int8Array, rows: number, indicators: number): Float32Array {
  const means = new Float32Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0
    for (let k = 0; k < indicators; k++) sum += weights[at++]!
    means[row] = sum / Math.max(1, indicators)
  }
  return means
}

export function indexHashes(hashes: Int32Array): Int32Array {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const table = new Int32Array(size)
  for (let row = 0; row < hashes.length; row++) {
    let slot = spread(hashes[row]!) & (size - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
    table[slot] = row + 1
  }
  return table
}

/** The row of a feature, or -1 when training never saw it. */
export function rowOf(table: Int32Array, hashes: Int32Array, hash: number): number {
  const mask = table.length - 1
  let slot = spread(hash) & mask
  for (;;) {
    const row = table[slot]!
    if (row === 0) return -1
    if (hashes[row - 1] === hash) return row - 1
    slot = (slot + 1) & mask
  }
}

/** The low bits of FNV alone cluster; the table needs all of them to matter. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

/** The tenth occurrence of a word in a message says little more than the first. */
export function termWeight(count: number): number {
  return 1 + Math.log(count)
}
