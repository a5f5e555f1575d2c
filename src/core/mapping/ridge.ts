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
 * @param dense how many of the last columns hold something in nearly every row; these few rule the system, and are solved for
 *   exactly in every step (as a preconditioner), or else they would take most of the steps
 * @returns columns × outputs
 */
export function solveRidge(
  x: SparseRows,
  targets: Float64Array,
  weights: Float64Array,
  outputs: number,
  lambda: number,
  steps: number,
  dense = 0,
): Float32Array {
  const { rows } = x
  const solution = new Float64Array(rows * outputs)
  const residual = Float64Array.from(targets)
  const eased = new Float64Array(rows * outputs)
  const ease = easing(x, weights, lambda, dense, outputs)
  ease(residual, eased)
  const direction = Float64Array.from(eased)
  const image = new Float64Array(rows * outputs)
  const features = new Float32Array(x.columns * outputs)
  let energy = dots(residual, eased, rows, outputs)
  for (let step = 0; step < steps; step++) {
    transposeTimes(x, direction, outputs, features)
    times(x, features, outputs, image)
    for (let row = 0; row < rows; row++) {
      const shrink = lambda / weights[row]!
      for (let o = row * outputs, end = o + outputs; o < end; o++) image[o]! += shrink * direction[o]!
    }
    const curvature = dots(direction, image, rows, outputs)
    for (let row = 0; row < rows; row++)
      for (let o = 0, at = row * outputs; o < outputs; o++, at++) {
        const stride = curvature[o]! > 1e-12 ? energy[o]! / curvature[o]! : 0
        solution[at]! += stride * direction[at]!
        residual[at]! -= stride * image[at]!
      }
    ease(residual, eased)
    const next = dots(residual, eased, rows, outputs)
    for (let row = 0; row < rows; row++)
      for (let o = 0, at = row * outputs; o < outputs; o++, at++)
        direction[at] = eased[at]! + (energy[o]! > 1e-12 ? next[o]! / energy[o]! : 0) * direction[at]!
    energy = next
  }
  transposeTimes(x, solution, outputs, features)
  return features
}

/** What the sparse columns of a text have in common with others, on average: the rest of its length, for the preconditioner. */
const sparseShare = 0.5

/** (D + Z Zᵀ)⁻¹ by Woodbury's identity, Z being the dense columns and D what is left of the diagonal. */
function easing(
  x: SparseRows,
  weights: Float64Array,
  lambda: number,
  dense: number,
  outputs: number,
): (from: Float64Array, into: Float64Array) => void {
  const { rows } = x
  const inverse = new Float64Array(rows)
  const z = new Float64Array(rows * dense)
  const first = x.columns - dense
  for (let row = 0; row < rows; row++) {
    let sparse = 0
    for (let i = x.starts[row]!, end = x.starts[row + 1]!; i < end; i++)
      if (x.indices[i]! >= first) z[row * dense + x.indices[i]! - first] = x.values[i]!
      else sparse += x.values[i]! ** 2
    inverse[row] = 1 / (lambda / weights[row]! + sparseShare * sparse + 1e-9)
  }
  const inner = new Float64Array(dense * dense)
  for (let k = 0; k < dense; k++) inner[k * dense + k] = 1
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < dense; k++) {
      const scaled = z[row * dense + k]! * inverse[row]!
      if (scaled !== 0) for (let l = 0; l < dense; l++) inner[k * dense + l]! += scaled * z[row * dense + l]!
    }
  choleskyInPlace(inner, dense)
  const small = new Float64Array(dense * outputs)
  return (from, into) => {
    small.fill(0)
    for (let row = 0; row < rows; row++) {
      const at = row * outputs
      for (let o = 0; o < outputs; o++) into[at + o] = inverse[row]! * from[at + o]!
      for (let k = 0; k < dense; k++) {
        const value = z[row * dense + k]!
        if (value !== 0) for (let o = 0; o < outputs; o++) small[k * outputs + o]! += value * into[at + o]!
      }
    }
    choleskySolve(inner, dense, small, outputs)
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < dense; k++) {
        const value = z[row * dense + k]! * inverse[row]!
        if (value !== 0)
          for (let o = 0, at = row * outputs; o < outputs; o++, at++)
            into[at]! -= value * small[k * outputs + o]!
      }
  }
}

/** The lower triangle becomes L of L Lᵀ. */
function choleskyInPlace(matrix: Float64Array, size: number): void {
  for (let j = 0; j < size; j++)
    for (let i = j; i < size; i++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j * size + j]!
    }
}

/** Solves L Lᵀ X = B in place, B being size × outputs. */
function choleskySolve(l: Float64Array, size: number, b: Float64Array, outputs: number): void {
  const subtract = (row: number, from: number, factor: number) => {
    for (let o = 0; o < outputs; o++) b[row * outputs + o]! -= factor * b[from * outputs + o]!
  }
  const divide = (row: number) => {
    for (let o = 0; o < outputs; o++) b[row * outputs + o]! /= l[row * size + row]!
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) subtract(i, k, l[i * size + k]!)
    divide(i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) subtract(i, k, l[k * size + i]!)
    divide(i)
  }
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
