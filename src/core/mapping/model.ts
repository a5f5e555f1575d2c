import type { Language } from '../language.ts'

/** The classifier of one language: a row of weights for every feature seen in training. */
export interface LanguageModel {
  rows: number
  /** Feature hash of each row; the commonest features come first, so that what most texts need lies close together. */
  hashes: Int32Array
  /** rows × `traitCount`: value, scale, behaviour and mean of each row, side by side. */
  traits: Float32Array
  /** By group of features: what an occurrence of one that training never saw adds to the length of the text's vector. */
  unknown: Float32Array
  /**
   * rows × `wordsOfRow(indicators)`: eight weights a word, the first in the lowest four bits, `nought` standing for a weight of
   * nought. Real weight = scale of the row × (bits - nought).
   */
  weights: Int32Array
  /** What the indicator scores are multiplied by before the softmax, so that probabilities are honest. */
  sharpness: number
  /** The behavioural score to log-odds: slope, then intercept. */
  behaviouralSlope: number
  behaviouralIntercept: number
  /** Where each hash has its row: see `indexHashes`. */
  index: Int32Array
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

/** What stands at which place among the traits of a row. */
export const trait = {
  /** What one occurrence of the feature counts for: rarity times the weight of its group. */
  value: 0,
  /** What the row's weights are multiplied by. */
  scale: 1,
  /** Weight in the behavioural head. */
  behaviour: 2,
  /** Mean of the row's weights, before the scale: what the feature says for anything at all. */
  mean: 3,
} as const

export const traitCount = 4

/** Four bits that stand for a weight of nought, so that none is below nought. */
export const nought = 8

export function wordsOfRow(indicators: number): number {
  return Math.ceil(indicators / 8)
}

/** A row's weight for an indicator, before the scale: -7 to 7. */
export function weightAt(weights: Int32Array, row: number, indicator: number, indicators: number): number {
  const word = weights[row * wordsOfRow(indicators) + (indicator >> 3)]!
  return ((word >> (4 * (indicator & 7))) & 15) - nought
}

/** Fills in the mean of each row. */
export function fillMeans(traits: Float32Array, weights: Int32Array, rows: number, indicators: number): void {
  const stride = wordsOfRow(indicators)
  for (let row = 0, at = 0; row < rows; row++) {
    // What is left over in the last word of a row stands for nought as well.
    let sum = -8 * stride * nought
    for (let k = 0; k < stride; k++, at++) {
      const word = weights[at]!
      // Sums of two, then of four at a time, side by side.
      const twos = (word & 0x0f0f0f0f) + ((word >>> 4) & 0x0f0f0f0f)
      const fours = (twos & 0x00ff00ff) + ((twos >>> 8) & 0x00ff00ff)
      sum += (fours & 0xffff) + (fours >>> 16)
    }
    traits[row * traitCount + trait.mean] = sum / Math.max(1, indicators)
  }
}

/** An open-addressed table of pairs: a hash and the row it has, plus one; a row of 0 where it is empty. */
export function indexHashes(hashes: Int32Array): Int32Array {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const index = new Int32Array(size * 2)
  for (let row = 0; row < hashes.length; row++) {
    let slot = spread(hashes[row]!) & (size - 1)
    while (index[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1)
    index[2 * slot] = hashes[row]!
    index[2 * slot + 1] = row + 1
  }
  return index
}

/** The row of a feature, or -1 when training never saw it. */
export function rowOf(index: Int32Array, hash: number): number {
  const mask = index.length / 2 - 1
  let slot = spread(hash) & mask
  for (;;) {
    const row = index[2 * slot + 1]!
    if (row === 0) return -1
    if (index[2 * slot] === hash) return row - 1
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
  return count === 1 ? 1 : 1 + Math.log(count)
}
