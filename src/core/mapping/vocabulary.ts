import type { Language } from '../language.ts'
import { Features, group, groupCount } from './features.ts'
import { indexHashes, rowOf, termWeight } from './model.ts'
import { NormalText } from './normal-text.ts'
import { shortened } from './quantise.ts'
import type { SparseRows } from './ridge.ts'
import type { TrainingOptions } from './training-options.ts'

/** The distinct features of all documents, one after the other in flat arrays: as objects they would fill the heap. */
export interface Counted {
  /** Where each document starts; one more than there are documents. */
  starts: Int32Array
  hashes: Int32Array
  groups: Uint8Array
  counts: Uint16Array
}

export function countFeatures(documents: readonly { text: string }[], groupWeights: Float64Array): Counted {
  const text = new NormalText()
  const features = new Features()
  const starts = new Int32Array(documents.length + 1)
  let room = 1 << 18
  let hashes = new Int32Array(room)
  let groups = new Uint8Array(room)
  let counts = new Uint16Array(room)
  let size = 0
  documents.forEach((document, row) => {
    features.read(text.read(document.text))
    if (size + features.length > room) {
      room = 2 * (size + features.length)
      hashes = grown(hashes, new Int32Array(room))
      groups = grown(groups, new Uint8Array(room))
      counts = grown(counts, new Uint16Array(room))
    }
    const seen = new Map<number, number>()
    for (let i = 0; i < features.length; i++) {
      const hash = features.hashes[i]!
      const what = features.groups[i]!
      if (groupWeights[what] === 0) continue
      const at = seen.get(hash)
      if (at !== undefined) {
        counts[at]!++
        continue
      }
      seen.set(hash, size)
      hashes[size] = hash
      groups[size] = what
      counts[size++] = 1
    }
    starts[row + 1] = size
  })
  return { starts, hashes, groups, counts }
}

function grown<T extends Int32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}

export interface Vocabulary {
  hashes: Int32Array
  values: Float32Array
  unknown: Float32Array
  index: Int32Array
  /** By group of features: whether the lexicon says what they point to. */
  hinting: Uint8Array
}

export function chooseVocabulary(
  counted: Counted,
  texts: number,
  documents: number,
  groupWeights: Float64Array,
  settings: TrainingOptions,
  language: Language,
): Vocabulary {
  const hinting = new Uint8Array(groupCount)
  for (const name of settings.lexiconGroups[language]) hinting[group[name]] = 1
  const fewest = new Uint8Array(groupCount).fill(2)
  for (const [name, documents] of Object.entries(settings.minDocuments[language]))
    fewest[group[name as keyof typeof group]] = documents
  const frequencies = new Map<number, number>()
  const groups = new Map<number, number>()
  const firstOfPhrases = counted.starts[documents]!
  for (let i = 0, end = counted.starts[texts]!; i < end; i++) {
    const hash = counted.hashes[i]!
    const what = counted.groups[i]!
    const frequency = (frequencies.get(hash) ?? 0) + 1
    frequencies.set(hash, frequency)
    // One phrase of the lexicon is enough to know a whole word by.
    if (frequency >= fewest[what]! || (i >= firstOfPhrases && wholeWords.has(what))) groups.set(hash, what)
  }
  const hashes = Int32Array.from(
    [...groups.keys()].sort(
      (left, right) => frequencies.get(right)! - frequencies.get(left)! || left - right,
    ),
  )
  const rarity = (frequency: number) => Math.log((1 + texts) / (1 + frequency)) ** settings.rarity
  const values = shortened(
    Float32Array.from(hashes, hash => groupWeights[groups.get(hash)!]! * rarity(frequencies.get(hash)!)),
  )
  const unknown = Float32Array.from(groupWeights, weight => weight * rarity(1) * settings.unknownShare)
  return { hashes, values, unknown, index: indexHashes(hashes), hinting }
}

const wholeWords: ReadonlySet<number> = new Set([group.word, group.han1, group.han2])

export function groupWeightsOf(settings: TrainingOptions, language: Language): Float64Array {
  const weights = new Float64Array(groupCount)
  for (const [name, weight] of Object.entries(settings.groups[language]))
    weights[group[name as keyof typeof group]] = weight
  return weights
}

export function vectors(
  counted: Counted,
  rows: number,
  { hashes, values, unknown, index }: Vocabulary,
): SparseRows {
  const starts = new Int32Array(rows + 1)
  const indices = new Int32Array(counted.starts[rows]!)
  const entries = new Float32Array(counted.starts[rows]!)
  let size = 0
  for (let row = 0; row < rows; row++) {
    let norm = 0
    for (let i = counted.starts[row]!, end = counted.starts[row + 1]!; i < end; i++) {
      const found = rowOf(index, counted.hashes[i]!)
      if (found < 0) {
        norm += counted.counts[i]! * unknown[counted.groups[i]!]! ** 2
        continue
      }
      const value = values[found]! * termWeight(counted.counts[i]!)
      indices[size] = found
      entries[size++] = value
      norm += value * value
    }
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let i = starts[row]!; i < size; i++) entries[i]! *= scale
    starts[row + 1] = size
  }
  return {
    rows,
    columns: hashes.length,
    starts,
    indices: indices.slice(0, size),
    values: entries.slice(0, size),
  }
}
