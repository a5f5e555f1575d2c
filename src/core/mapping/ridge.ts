/** Rows of documents over columns of features, compressed by row. */
export interface SparseRows {
  rows: number
  columns: number
  /** Where each row starts in `indices` and `values`; one more than there are rows. */
  starts: Int32Array
  indices: Int32Array
  values: Float32Array
}

/**
 * Weighted ridge regression of many targets at once, solved in the space of documents by conjugate gradients:
 * (X Xᵀ + λ / weight) A = Y, W = Xᵀ A. Few steps suffice, and stopping early regularises as well.
 * @param targets rows × outputs
 * @returns columns × outputs
 */
export function solveRidge(
  x: SparseRows,
  targets: Float64Array,
  weights: Float64Array,
  outputs: number,
  lambda: number,
  steps: number,
): Float32Array {
  const { rows } = x
  const solution = new Float64Array(rows * outputs)
  const residual = Float64Array.from(targets)
  const direction = Float64Array.from(targets)
  const image = new Float64Array(rows * outputs)
  const features = new Float32Array(x.columns * outputs)
  let energy = dots(residual, residual, rows, outputs)
  for (let step = 0; step < steps; step++) {
    transposeTimes(x, direction, outputs, features)
    times(x, features, outputs, image)
    for (let row = 0; row < rows; row++) {
      const shrink = lambda / weights[row]!
      for (let o = row * outputs, end = o + outputs; o < end; o++) image[o]! += shrink * direction[o]!
    }
    const curvature = dots(direction, image, rows, outputs)
    const next = new Float64Array(outputs)
    for (let row = 0; row < rows; row++)
      for (let o = 0, at = row * outputs; o < outputs; o++, at++) {
        const stride = curvature[o]! > 1e-12 ? energy[o]! / curvature[o]! : 0
        solution[at]! += stride * direction[at]!
        const left = residual[at]! - stride * image[at]!
        residual[at] = left
        next[o]! += left * left
      }
    for (let row = 0; row < rows; row++)
      for (let o = 0, at = row * outputs; o < outputs; o++, at++)
        direction[at] = residual[at]! + (energy[o]! > 1e-12 ? next[o]! / energy[o]! : 0) * direction[at]!
    energy = next
  }
  transposeTimes(x, solution, outputs, features)
  return features
}

function dots(left: Float64Array, right: Float64Array, rows: number, outputs: number): Float64Array {
  const sums = new Float64Array(outputs)
  for (let row = 0, at = 0; row < rows; row++)
    for (let o = 0; o < outputs; o++, at++) sums[o]! += left[at]! * right[at]!
  return sums
}

function transposeTimes(x: SparseRows, by: Float64Array, outputs: number, into: Float32Array): void {
  into.fill(0)
  for (let row = 0; row < x.rows; row++) {
    const from = row * outputs
    for (let i = x.starts[row]!, end = x.starts[row + 1]!; i < end; i++) {
      const value = x.values[i]!
      const to = x.indices[i]! * outputs
      for (let o = 0; o < outputs; o++) into[to + o]! += value * by[from + o]!
    }
  }
}

/** rows × outputs: X times the weights of the features. */
export function times(x: SparseRows, by: Float32Array, outputs: number, into: Float64Array): void {
  into.fill(0)
  for (let row = 0; row < x.rows; row++) {
    const to = row * outputs
    for (let i = x.starts[row]!, end = x.starts[row + 1]!; i < end; i++) {
      const value = x.values[i]!
      const from = x.indices[i]! * outputs
      for (let o = 0; o < outputs; o++) into[to + o]! += value * by[from + o]!
    }
  }
}
