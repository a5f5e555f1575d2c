import { languages } from '../language.ts'
import type { CorpusMessage } from '../mapping/corpus.ts'
import { type SparseRows, solveRidge, times } from '../mapping/ridge.ts'
import { Frequencies, WorkspaceFeatures } from '../mapping/workspace-features.ts'
import type { Framework, Indicator } from './framework.ts'

/** Two indicators that a mapper, and most likely a reader, can hardly tell apart. */
export interface ClosePair {
  one: Indicator
  other: Indicator
  /** Share of left-out examples of either that sound more like the other; a half where the two are the same. */
  confusion: number
  /** Cosine of the words of names and definitions, 0..1, in the language where they are most alike. */
  likeness: number
}

/** Above these, a pair is worth a warning. Chosen so that the built-in framework's neighbours just pass. */
export const closeAt = { confusion: 0.35, likeness: 0.5 } as const

const folds = 3
const lambda = 1
const steps = 6
/** Messages of the corpus that one indicator is represented by in each language, beside its own examples. */
const mostMessages = 24

/**
 * Which indicators are too close to tell apart, the closest first: by how often the left-out examples of one are taken for
 * the other, and by how alike their definitions read. `messages` are the training messages that an indicator has by its code
 * or by `like`.
 */
export function closePairs(framework: Framework, messages: readonly CorpusMessage[]): ClosePair[] {
  const confusion = confusions(framework, messages)
  const likeness = likenesses(framework)
  const pairs: ClosePair[] = []
  for (const one of framework.indicators)
    for (const other of framework.indicators.slice(one.index + 1)) {
      const at = one.index * framework.indicators.length + other.index
      pairs.push({ one, other, confusion: confusion[at]!, likeness: likeness[at]! })
    }
  return pairs
    .filter(pair => pair.confusion >= closeAt.confusion || pair.likeness >= closeAt.likeness)
    .sort((left, right) => badness(right) - badness(left))
}

function badness({ confusion, likeness }: ClosePair): number {
  return Math.max(confusion / closeAt.confusion, likeness / closeAt.likeness)
}

interface Text {
  text: string
  indicator: number
}

/** indicators × indicators, the upper half of which is filled. */
function confusions(framework: Framework, messages: readonly CorpusMessage[]): Float64Array {
  const count = framework.indicators.length
  const texts = textsOf(framework, messages)
  const reader = new WorkspaceFeatures()
  const read = texts.map(({ text }) => reader.read(text))
  const frequencies = new Frequencies()
  for (const features of read) frequencies.add(features.keys())
  const x = vectorsOf(read, frequencies)
  const targets = new Float64Array(texts.length * count)
  const turns = new Int32Array(count)
  const fold = texts.map(({ indicator }) => turns[indicator]!++ % folds)
  const taken = new Float64Array(count * count)
  const scores = new Float64Array(texts.length * count)
  for (let left = 0; left < folds; left++) {
    const weights = Float64Array.from(fold, turn => (turn === left ? 1e-6 : 1))
    targets.fill(0)
    texts.forEach(({ indicator }, row) => {
      if (fold[row] !== left) targets[row * count + indicator] = 1
    })
    times(x, solveRidge(x, targets, weights, count, lambda, steps), count, scores)
    texts.forEach(({ indicator }, row) => {
      if (fold[row] !== left) return
      const own = scores[row * count + indicator]!
      for (let k = 0; k < count; k++)
        if (scores[row * count + k]! > own) taken[indicator * count + k]! += 1 / turns[indicator]!
    })
  }
  const found = new Float64Array(count * count)
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++) {
      found[one * count + other] = (taken[one * count + other]! + taken[other * count + one]!) / 2
    }
  return found
}

function textsOf(framework: Framework, messages: readonly CorpusMessage[]): Text[] {
  const byCode = new Map<string, CorpusMessage[]>()
  for (const message of messages)
    if (message.indicator !== null)
      byCode.set(message.indicator, [...(byCode.get(message.indicator) ?? []), message])
  return framework.indicators.flatMap(({ code, like, examples, index }) => {
    const own = [...new Set([code, ...like])].flatMap(source => byCode.get(source) ?? [])
    return languages.flatMap(language => {
      const spoken = own.filter(({ lang }) => lang === language)
      const step = Math.max(1, Math.floor(spoken.length / mostMessages))
      const some = spoken.filter((_, i) => i % step === 0).slice(0, mostMessages)
      return [...examples[language], ...some.map(({ text }) => text)].map(text => ({
        text,
        indicator: index,
      }))
    })
  })
}

type Read = ReturnType<WorkspaceFeatures['read']>

function vectorsOf(read: readonly Read[], frequencies: Frequencies): SparseRows {
  const positions = new Map<number, number>()
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const features of read) {
    let square = 0
    const from = values.length
    for (const [hash, { weight, count }] of features) {
      const position = positions.get(hash) ?? positions.size
      positions.set(hash, position)
      const value = weight * frequencies.rarity(hash) * (1 + Math.log(count))
      indices.push(position)
      values.push(value)
      square += value * value
    }
    for (let i = from; i < values.length; i++) values[i]! /= Math.sqrt(square) || 1
    starts.push(values.length)
  }
  return {
    rows: read.length,
    columns: positions.size,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
  }
}

/** indicators × indicators, the upper half of which is filled. */
function likenesses(framework: Framework): Float64Array {
  const count = framework.indicators.length
  const found = new Float64Array(count * count)
  const reader = new WorkspaceFeatures()
  for (const language of languages) {
    const read = framework.indicators.map(({ name, definition }) =>
      reader.read(`${name[language]}. ${definition[language]}`),
    )
    const frequencies = new Frequencies()
    for (const features of read) frequencies.add(features.keys())
    const { starts, indices, values } = vectorsOf(read, frequencies)
    for (let one = 0; one < count; one++) {
      const mine = new Map<number, number>()
      for (let i = starts[one]!; i < starts[one + 1]!; i++) mine.set(indices[i]!, values[i]!)
      for (let other = one + 1; other < count; other++) {
        let cosine = 0
        for (let i = starts[other]!; i < starts[other + 1]!; i++)
          cosine += (mine.get(indices[i]!) ?? 0) * values[i]!
        found[one * count + other] = Math.max(found[one * count + other]!, cosine)
      }
    }
  }
  return found
}
