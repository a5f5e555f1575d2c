import { fillMeans, type LanguageModel, nought, trait, traitCount, wordsOfRow } from './model.ts'

/** Weights are whole numbers from -levels to levels: four bits each. */
const levels = 7

/**
 * What is further from nought than this many times the root mean square of its row counts as no more than that. A feature seen
 * in few messages says too loudly what these happened to be about: held back, unseen writers are ranked better, by one to one
 * and a half points, than with the exact weights.
 */
const loudest = 4

export interface QuantisedWeights {
  /** rows × indicators; real weight = scales[row] × weights[row × indicators + indicator]. */
  weights: Int8Array
  scales: Float32Array
  /** Weight of each row in the behavioural head. */
  behaviour: Float32Array
}

/** @param exact rows × outputs, the behavioural head in the last column of each row */
export function quantise(exact: Float32Array, rows: number, outputs: number): QuantisedWeights {
  const indicators = outputs - 1
  const weights = new Int8Array(rows * indicators)
  const scales = new Float32Array(rows)
  const behaviour = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const from = row * outputs
    behaviour[row] = exact[from + indicators]!
    let largest = 0
    let square = 0
    for (let k = from; k < from + indicators; k++) {
      largest = Math.max(largest, Math.abs(exact[k]!))
      square += exact[k]! ** 2
    }
    const scale = Math.min(largest, loudest * Math.sqrt(square / Math.max(1, indicators))) / levels
    scales[row] = scale
    if (scale === 0) continue
    for (let k = 0; k < indicators; k++)
      weights[row * indicators + k] = Math.max(
        -levels,
        Math.min(levels, Math.round(exact[from + k]! / scale)),
      )
  }
  return { weights, scales: shortened(scales), behaviour: shortened(behaviour) }
}

/** Rounds in place to the 16 high bits of each number, two or three decimal digits: what the model's file keeps. */
export function shortened(numbers: Float32Array): Float32Array {
  const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length)
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i]! + 0x8000) & 0xffff0000
  return numbers
}

const eightOfNought = 0x11111111 * nought

/** The weights as the mapper reads them. */
export function packed(
  { weights, scales, behaviour }: QuantisedWeights,
  values: Float32Array,
  indicators: number,
): Pick<LanguageModel, 'traits' | 'weights'> {
  const rows = values.length
  const stride = wordsOfRow(indicators)
  const traits = new Float32Array(rows * traitCount)
  const words = new Int32Array(rows * stride).fill(eightOfNought)
  for (let row = 0; row < rows; row++) {
    traits[row * traitCount + trait.value] = values[row]!
    traits[row * traitCount + trait.scale] = scales[row]!
    traits[row * traitCount + trait.behaviour] = behaviour[row]!
    for (let k = 0; k < indicators; k++)
      words[row * stride + (k >> 3)]! += weights[row * indicators + k]! << (4 * (k & 7))
  }
  fillMeans(traits, words, rows, indicators)
  return { traits, weights: words }
}
