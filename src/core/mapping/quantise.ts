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
  return { weights, scales, behaviour }
}
