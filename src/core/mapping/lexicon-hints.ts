import type { Phrase, TrainingDocument } from './documents.ts'
import { rowOf } from './model.ts'
import type { SparseRows } from './ridge.ts'
import type { TrainingOptions } from './training-options.ts'
import type { Counted, Vocabulary } from './vocabulary.ts'

/**
 * What the lexicon says of features, as further columns beside the words: a text points to an indicator as far as its features
 * occur in that indicator's phrases rather than in others'. Two texts without a common word are alike when the lexicon knows
 * their words as signs of the same thing. Being linear in the features, it is folded into their weights once these are solved.
 */
export interface Hints {
  /** Of the words' own vector in what training sees. */
  wordScale: number
  /** Vocabulary rows × width: what each feature says for each indicator. */
  signs: Float32Array
  width: number
  /** Documents × width. */
  values: Float32Array
}

export function hintsOf(
  counted: Counted,
  documents: readonly TrainingDocument[],
  phrases: readonly Phrase[],
  width: number,
  vocabulary: Vocabulary,
  words: SparseRows,
  settings: TrainingOptions,
): Hints | null {
  if (phrases.length === 0 || settings.lexiconShare === 0) return null
  const signs = signsOf(counted, documents.length, phrases, width, vocabulary)
  const values = new Float32Array(documents.length * width)
  let square = 0
  for (let row = 0; row < documents.length; row++) {
    for (let i = words.starts[row]!, end = words.starts[row + 1]!; i < end; i++) {
      const from = words.indices[i]! * width
      const value = words.values[i]!
      for (let k = 0; k < width; k++) values[row * width + k]! += value * signs[from + k]!
    }
    for (let k = 0; k < width; k++) square += values[row * width + k]! ** 2
  }
  const scale = square > 0 ? Math.sqrt((settings.lexiconShare * documents.length) / square) : 0
  for (let i = 0; i < values.length; i++) values[i]! *= scale
  for (let i = 0; i < signs.length; i++) signs[i]! *= scale
  return { wordScale: Math.sqrt(1 - settings.lexiconShare), signs, width, values }
}

/** Share of the phrases with a feature that point to each indicator, less the mean; the more phrases, the louder. */
function signsOf(
  counted: Counted,
  firstPhrase: number,
  phrases: readonly Phrase[],
  width: number,
  { hashes, index, hinting }: Vocabulary,
): Float32Array {
  const signs = new Float32Array(hashes.length * width)
  const seen = new Float32Array(hashes.length)
  phrases.forEach(({ labels }, phrase) => {
    for (let i = counted.starts[firstPhrase + phrase]!; i < counted.starts[firstPhrase + phrase + 1]!; i++) {
      if (!hinting[counted.groups[i]!]) continue
      const row = rowOf(index, counted.hashes[i]!)
      if (row < 0) continue
      seen[row]!++
      for (const { indicator, share } of labels) signs[row * width + indicator]! += share
    }
  })
  for (let row = 0; row < hashes.length; row++) {
    const count = seen[row]!
    if (count === 0) continue
    const loudness = Math.log(1 + count)
    const mean = count / (count + 1) / width
    for (let k = row * width; k < (row + 1) * width; k++)
      signs[k] = loudness * (signs[k]! / (count + 1) - mean)
  }
  return signs
}

export function withHints(words: SparseRows, hints: Hints | null): SparseRows {
  if (!hints) return words
  const { rows, columns } = words
  const { width, values, wordScale } = hints
  const starts = words.starts.map((start, row) => start + row * width)
  const indices = new Int32Array(words.indices.length + rows * width)
  const entries = new Float32Array(indices.length)
  for (let row = 0; row < rows; row++) {
    let at = starts[row]!
    for (let i = words.starts[row]!, end = words.starts[row + 1]!; i < end; i++, at++) {
      indices[at] = words.indices[i]!
      entries[at] = words.values[i]! * wordScale
    }
    for (let k = 0; k < width; k++, at++) {
      indices[at] = columns + k
      entries[at] = values[row * width + k]!
    }
  }
  return { rows, columns: columns + width, starts, indices, values: entries }
}

/** The weights of the features, with what the hints' own weights amount to for each. */
export function fold(solved: Float32Array, hints: Hints | null, rows: number, outputs: number): Float32Array {
  if (!hints) return solved
  const { signs, width, wordScale } = hints
  const folded = new Float32Array(rows * outputs)
  for (let row = 0; row < rows; row++) {
    const to = row * outputs
    for (let o = 0; o < outputs; o++) folded[to + o] = wordScale * solved[to + o]!
    for (let k = 0; k < width; k++) {
      const sign = signs[row * width + k]!
      if (sign === 0) continue
      const from = (rows + k) * outputs
      for (let o = 0; o < outputs; o++) folded[to + o]! += sign * solved[from + o]!
    }
  }
  return folded
}
