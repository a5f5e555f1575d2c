import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import { type Phrase, phrasesOf, type TrainingDocument, trainingDocuments } from './documents.ts'
import { Features, group, groupCount } from './features.ts'
import type { LexiconEntry } from './lexicon.ts'
import { indexHashes, type LanguageModel, type Model, meansOf, rowOf } from './model.ts'
import { NormalText } from './normal-text.ts'
import { type SparseRows, solveRidge, times } from './ridge.ts'

/** Chosen by leaving training batches out: `npm run -s laurel -- evaluate --leave-batches-out` shows the outcome. */
export interface TrainingOptions {
  /** Weight of each group of features. */
  groups: Record<Language, Partial<Record<keyof typeof group, number>>>
  lambda: number
  steps: number
  /** Share of a message's credit that its whole competency gets beside its indicator. */
  competencyShare: number
  /** Power of the inverse document frequency. */
  rarity: number
  /** Fewest documents a feature must occur in. */
  minDocuments: number
  /** Most features a language may keep: those with the least to say go. */
  mostFeatures: number
  /** How much of the weight of a rare feature one that training never saw has in the length of a text's vector. */
  unknownShare: number
  /** Weight, in ranking the indicators, of a message that shows none. */
  silentWeight: number
  /** Ridge of the behavioural head. */
  behaviouralLambda: number
  /** Power to which an indicator's weight rises as its messages grow scarce: 1 makes all indicators weigh the same. */
  balance: number
  /** Groups of features of which the lexicon says what they point to. */
  lexiconGroups: Record<Language, readonly (keyof typeof group)[]>
  /** Share of the likeness of two texts that is the likeness of what the lexicon says of their features. */
  lexiconShare: number
  /** Folds of the calibration, of which the first two are left out of training in turn; 0 leaves it out. */
  folds: number
  lexicon: readonly LexiconEntry[]
}

export const defaultTraining: TrainingOptions = {
  groups: {
    en: {
      word: 1.2,
      wordPair: 1,
      skipPair: 0.9,
      letters4: 0.25,
      letters5: 0.25,
      mark: 0.2,
      concept: 0.8,
      conceptPair: 0.3,
    },
    'zh-CN': {
      han1: 1,
      han2: 0.8,
      han3: 0.3,
      hanGap: 0.4,
      word: 0.7,
      mark: 0.2,
      concept: 0.8,
      conceptPair: 0.3,
    },
  },
  lambda: 0.2,
  steps: 6,
  competencyShare: 0.1,
  rarity: 0.6,
  minDocuments: 2,
  mostFeatures: 46_000,
  unknownShare: 0.7,
  silentWeight: 0.3,
  behaviouralLambda: 3,
  balance: 1,
  lexiconGroups: {
    en: ['word', 'wordPair', 'skipPair', 'letters4', 'letters5', 'concept'],
    'zh-CN': ['han1', 'han2', 'word'],
  },
  lexiconShare: 0.35,
  folds: 4,
  lexicon: [],
}

/** Trains the model of a framework. Pure and deterministic: the same input gives the same bytes. */
export function trainModel(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  options: Partial<TrainingOptions> = {},
): Model {
  const settings = { ...defaultTraining, ...options }
  const competencies = framework.competencies.map(competency => competency.code)
  const indicators = framework.indicators.map(({ code, line, competency }) => ({
    code,
    line,
    competency: competencies.indexOf(competency.code),
  }))
  const parents = indicators.map(indicator => indicator.competency)
  const trained = languages.map(language => [
    language,
    trainLanguage(
      trainingDocuments(framework, corpus, language),
      phrasesOf(framework, settings.lexicon, language),
      parents,
      settings,
      language,
    ),
  ])
  return {
    indicators,
    competencies,
    languages: Object.fromEntries(trained) as Record<Language, LanguageModel>,
  }
}

/** @param parents competency of each indicator */
function trainLanguage(
  documents: readonly TrainingDocument[],
  phrases: readonly Phrase[],
  parents: readonly number[],
  settings: TrainingOptions,
  language: Language,
): LanguageModel {
  const groupWeights = groupWeightsOf(settings, language)
  const texts = [...documents, ...phrases]
  const counted = countFeatures(texts, groupWeights)
  const vocabulary = chooseVocabulary(
    counted,
    texts.length,
    documents.length,
    groupWeights,
    settings,
    language,
  )
  const words = vectors(counted, documents.length, vocabulary)
  const hints = hintsOf(counted, documents, phrases, parents.length, vocabulary, words, settings)
  const x = withHints(words, hints)
  const outputs = parents.length + 1
  const task = taskOf(documents, parents, settings)
  const exact = fold(solve(x, task, settings, hints?.width ?? 0), hints, vocabulary.hashes.length, outputs)
  const kept = loudest(exact, vocabulary.values, outputs, settings.mostFeatures)
  const hashes = vocabulary.hashes.filter((_, row) => kept[row] === 1)
  const { weights, scales } = quantise(
    exact.filter((_, at) => kept[Math.floor(at / outputs)] === 1),
    hashes.length,
    outputs,
  )
  return {
    rows: hashes.length,
    hashes,
    values: vocabulary.values.filter((_, row) => kept[row] === 1),
    unknown: vocabulary.unknown,
    scales,
    weights,
    means: meansOf(weights, hashes.length, outputs),
    biases: new Float32Array(outputs),
    ...calibrate(documents, task, x, settings, hints?.width ?? 0),
    table: indexHashes(hashes),
  }
}

/** Which features may stay: those whose one occurrence can move a score the most. */
function loudest(exact: Float32Array, values: Float32Array, outputs: number, most: number): Uint8Array {
  const kept = new Uint8Array(values.length).fill(1)
  if (values.length <= most) return kept
  const loudness = values.map((value, row) => {
    let largest = 0
    for (let o = row * outputs; o < (row + 1) * outputs; o++) largest = Math.max(largest, Math.abs(exact[o]!))
    return value * largest
  })
  const least = loudness.slice().sort()[values.length - most]!
  return kept.map((_, row) => Number(loudness[row]! >= least))
}

/** The distinct features of all documents, one after the other in flat arrays: as objects they would fill the heap. */
interface Counted {
  /** Where each document starts; one more than there are documents. */
  starts: Int32Array
  hashes: Int32Array
  groups: Uint8Array
  counts: Uint16Array
}

function countFeatures(documents: readonly { text: string }[], groupWeights: Float64Array): Counted {
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

interface Vocabulary {
  hashes: Int32Array
  values: Float32Array
  unknown: Float32Array
  table: Int32Array
  /** By group of features: whether the lexicon says what they point to. */
  hinting: Uint8Array
}

function chooseVocabulary(
  counted: Counted,
  texts: number,
  documents: number,
  groupWeights: Float64Array,
  settings: TrainingOptions,
  language: Language,
): Vocabulary {
  const hinting = new Uint8Array(groupCount)
  for (const name of settings.lexiconGroups[language]) hinting[group[name]] = 1
  const frequencies = new Map<number, number>()
  const groups = new Map<number, number>()
  const firstOfPhrases = counted.starts[documents]!
  for (let i = 0, end = counted.starts[texts]!; i < end; i++) {
    const hash = counted.hashes[i]!
    const what = counted.groups[i]!
    const frequency = (frequencies.get(hash) ?? 0) + 1
    frequencies.set(hash, frequency)
    // One phrase of the lexicon is enough to know a whole word by.
    if (frequency >= settings.minDocuments || (i >= firstOfPhrases && wholeWords.has(what)))
      groups.set(hash, what)
  }
  const hashes = Int32Array.from(groups.keys()).sort()
  const rarity = (frequency: number) => Math.log((1 + texts) / (1 + frequency)) ** settings.rarity
  const values = Float32Array.from(
    hashes,
    hash => groupWeights[groups.get(hash)!]! * rarity(frequencies.get(hash)!),
  )
  const unknown = Float32Array.from(groupWeights, weight => weight * rarity(1) * settings.unknownShare)
  return { hashes, values, unknown, table: indexHashes(hashes), hinting }
}

const wholeWords: ReadonlySet<number> = new Set([group.word, group.han1, group.han2])

function groupWeightsOf(settings: TrainingOptions, language: Language): Float64Array {
  const weights = new Float64Array(groupCount)
  for (const [name, weight] of Object.entries(settings.groups[language]))
    weights[group[name as keyof typeof group]] = weight
  return weights
}

function vectors(counted: Counted, rows: number, { hashes, values, unknown, table }: Vocabulary): SparseRows {
  const starts = new Int32Array(rows + 1)
  const indices = new Int32Array(counted.starts[rows]!)
  const entries = new Float32Array(counted.starts[rows]!)
  let size = 0
  for (let row = 0; row < rows; row++) {
    let norm = 0
    for (let i = counted.starts[row]!, end = counted.starts[row + 1]!; i < end; i++) {
      const index = rowOf(table, hashes, counted.hashes[i]!)
      if (index < 0) {
        norm += counted.counts[i]! * unknown[counted.groups[i]!]! ** 2
        continue
      }
      const value = values[index]! * termWeight(counted.counts[i]!)
      indices[size] = index
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

/**
 * What the lexicon says of features, as further columns beside the words: a text points to an indicator as far as its features
 * occur in that indicator's phrases rather than in others'. Two texts without a common word are alike when the lexicon knows
 * their words as signs of the same thing. Being linear in the features, it is folded into their weights once these are solved.
 */
interface Hints {
  /** Of the words' own vector in what training sees. */
  wordScale: number
  /** Vocabulary rows × width: what each feature says for each indicator. */
  signs: Float32Array
  width: number
  /** Documents × width. */
  values: Float32Array
}

function hintsOf(
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
  { hashes, table, hinting }: Vocabulary,
): Float32Array {
  const signs = new Float32Array(hashes.length * width)
  const seen = new Float32Array(hashes.length)
  phrases.forEach(({ labels }, phrase) => {
    for (let i = counted.starts[firstPhrase + phrase]!; i < counted.starts[firstPhrase + phrase + 1]!; i++) {
      if (!hinting[counted.groups[i]!]) continue
      const row = rowOf(table, hashes, counted.hashes[i]!)
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

function withHints(words: SparseRows, hints: Hints | null): SparseRows {
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
function fold(solved: Float32Array, hints: Hints | null, rows: number, outputs: number): Float32Array {
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

/** The tenth occurrence of a word in a message says little more than the first. */
export function termWeight(count: number): number {
  return 1 + Math.log(count)
}

/** What the two heads are to learn: the indicators in all but the last column, the behavioural head, ±1, in the last. */
interface Task {
  outputs: number
  targets: Float64Array
  indicatorWeights: Float64Array
  behaviouralWeights: Float64Array
}

/** Weight of a document that a head has nothing to learn from; the solver divides by it. */
const negligible = 1e-6

function taskOf(
  documents: readonly TrainingDocument[],
  parents: readonly number[],
  settings: TrainingOptions,
): Task {
  const outputs = parents.length + 1
  const targets = new Float64Array(documents.length * outputs)
  documents.forEach((document, row) => {
    for (const { indicator, share } of document.labels) {
      targets[row * outputs + indicator]! += share
      for (let sibling = 0; sibling < parents.length; sibling++)
        if (parents[sibling] === parents[indicator])
          targets[row * outputs + sibling]! += share * settings.competencyShare
    }
    if (document.behavioural !== null) targets[row * outputs + outputs - 1] = document.behavioural ? 1 : -1
  })
  const scarcity = scarcityOf(documents, parents.length, settings.balance)
  const positives = documents.filter(({ behavioural }) => behavioural === true).length
  const negatives = documents.filter(({ behavioural }) => behavioural === false).length
  const balance = (behavioural: boolean) =>
    (positives + negatives) / 2 / Math.max(1, behavioural ? positives : negatives)
  return {
    outputs,
    targets,
    indicatorWeights: Float64Array.from(documents, ({ labels, weight }) =>
      labels.length > 0
        ? weight * scarcity[labels[0]!.indicator]!
        : Math.max(negligible, settings.silentWeight),
    ),
    behaviouralWeights: Float64Array.from(documents, ({ behavioural }) =>
      behavioural === null ? negligible : balance(behavioural),
    ),
  }
}

/** By indicator: how much more than usual its messages weigh, since there are fewer of them. */
function scarcityOf(documents: readonly TrainingDocument[], indicators: number, power: number): number[] {
  const counts = new Array<number>(indicators).fill(0)
  for (const { labels, weight } of documents) if (labels[0]) counts[labels[0].indicator]! += weight
  const known = counts.filter(count => count > 0)
  const mean = known.reduce((sum, count) => sum + count, 0) / Math.max(1, known.length)
  return counts.map(count => (count > 0 ? (mean / count) ** power : 1))
}

/** columns × outputs of weights, both heads. */
function solve(x: SparseRows, task: Task, settings: TrainingOptions, dense: number): Float32Array {
  const { outputs, targets } = task
  const indicators = outputs - 1
  const forIndicators = new Float64Array(x.rows * indicators)
  const forBehaviour = new Float64Array(x.rows)
  for (let row = 0; row < x.rows; row++) {
    forIndicators.set(targets.subarray(row * outputs, row * outputs + indicators), row * indicators)
    forBehaviour[row] = targets[row * outputs + indicators]!
  }
  const ranked = solveRidge(
    x,
    forIndicators,
    task.indicatorWeights,
    indicators,
    settings.lambda,
    settings.steps,
    dense,
  )
  const judged = solveRidge(
    x,
    forBehaviour,
    task.behaviouralWeights,
    1,
    settings.behaviouralLambda,
    settings.steps,
    dense,
  )
  const all = new Float32Array(x.columns * outputs)
  for (let column = 0; column < x.columns; column++) {
    all.set(ranked.subarray(column * indicators, (column + 1) * indicators), column * outputs)
    all[column * outputs + indicators] = judged[column]!
  }
  return all
}

function quantise(exact: Float32Array, rows: number, outputs: number) {
  const weights = new Int8Array(rows * outputs)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    let largest = 0
    for (let o = row * outputs; o < (row + 1) * outputs; o++) largest = Math.max(largest, Math.abs(exact[o]!))
    const scale = largest / 127
    scales[row] = scale
    if (scale > 0)
      for (let o = row * outputs; o < (row + 1) * outputs; o++) weights[o] = Math.round(exact[o]! / scale)
  }
  return { weights, scales }
}

/** Learns how sharp the softmax may be, and the odds of the behavioural head, from folds left out of training. */
function calibrate(
  documents: readonly TrainingDocument[],
  task: Task,
  x: SparseRows,
  settings: TrainingOptions,
  dense: number,
) {
  if (settings.folds < 2) return { sharpness: 20, behaviouralSlope: 4, behaviouralIntercept: 0 }
  const scores = foldScores(documents, x, task, settings, dense)
  return {
    sharpness: bestSharpness(documents, scores, task.outputs - 1),
    ...behaviouralOdds(documents, scores, task.outputs),
  }
}

/** As many folds are judged: more would cost as much time again and change little. */
const judgedFolds = 2

/** rows × outputs: what a model that never saw the row's fold says about it; NaN for folds that are not judged. */
function foldScores(
  documents: readonly TrainingDocument[],
  x: SparseRows,
  task: Task,
  settings: TrainingOptions,
  dense: number,
): Float64Array {
  const { outputs } = task
  const folds = assignFolds(documents, settings.folds)
  const scores = new Float64Array(x.rows * outputs).fill(Number.NaN)
  for (let fold = 0; fold < Math.min(judgedFolds, settings.folds); fold++) {
    const train = rowsWhere(x, row => folds[row] !== fold)
    const test = rowsWhere(x, row => folds[row] === fold)
    const solved = solve(
      train.sparse,
      {
        outputs,
        targets: picked(task.targets, train.rows, outputs),
        indicatorWeights: picked(task.indicatorWeights, train.rows, 1),
        behaviouralWeights: picked(task.behaviouralWeights, train.rows, 1),
      },
      settings,
      dense,
    )
    const found = new Float64Array(test.rows.length * outputs)
    times(test.sparse, solved, outputs, found)
    test.rows.forEach((row, i) => {
      scores.set(found.subarray(i * outputs, (i + 1) * outputs), row * outputs)
    })
  }
  return scores
}

function picked(from: Float64Array, rows: readonly number[], width: number): Float64Array {
  const some = new Float64Array(rows.length * width)
  rows.forEach((row, i) => {
    some.set(from.subarray(row * width, (row + 1) * width), i * width)
  })
  return some
}

/**
 * A batch that speaks for most indicators is left out as a whole: a new writer is what the mapper will meet. The rest takes turns
 * within each indicator; what is no message never leaves training.
 */
function assignFolds(documents: readonly TrainingDocument[], folds: number): Int8Array {
  const spoken = new Map<string, Set<number>>()
  const all = new Set<number>()
  for (const { labels, batch, message } of documents)
    if (message && batch !== null && labels[0]) {
      all.add(labels[0].indicator)
      spoken.set(batch, (spoken.get(batch) ?? new Set()).add(labels[0].indicator))
    }
  const broad = [...spoken].filter(([, own]) => own.size >= 0.8 * all.size).map(([batch]) => batch)
  const whole = broad.length >= 2 ? broad : []
  const next = new Map<number, number>()
  return Int8Array.from(documents, document => {
    if (!document.message) return -1
    const batch = whole.indexOf(document.batch ?? '')
    if (batch >= 0 && document.labels.length > 0) return batch % folds
    const key = document.labels[0]?.indicator ?? -1
    const turn = next.get(key) ?? key + 1
    next.set(key, turn + 1)
    return turn % folds
  })
}

function rowsWhere(x: SparseRows, keep: (row: number) => boolean): { rows: number[]; sparse: SparseRows } {
  const rows: number[] = []
  const starts = [0]
  let size = 0
  for (let row = 0; row < x.rows; row++)
    if (keep(row)) {
      rows.push(row)
      size += x.starts[row + 1]! - x.starts[row]!
      starts.push(size)
    }
  const indices = new Int32Array(size)
  const values = new Float32Array(size)
  rows.forEach((row, i) => {
    indices.set(x.indices.subarray(x.starts[row]!, x.starts[row + 1]!), starts[i]!)
    values.set(x.values.subarray(x.starts[row]!, x.starts[row + 1]!), starts[i]!)
  })
  return {
    rows,
    sparse: { rows: rows.length, columns: x.columns, starts: Int32Array.from(starts), indices, values },
  }
}

function bestSharpness(
  documents: readonly TrainingDocument[],
  scores: Float64Array,
  indicators: number,
): number {
  const outputs = indicators + 1
  const loss = (sharpness: number) => {
    let sum = 0
    documents.forEach((document, row) => {
      const at = row * outputs
      if (document.labels.length === 0 || Number.isNaN(scores[at])) return
      let highest = Number.NEGATIVE_INFINITY
      for (let k = 0; k < indicators; k++) highest = Math.max(highest, scores[at + k]!)
      let total = 0
      for (let k = 0; k < indicators; k++) total += Math.exp(sharpness * (scores[at + k]! - highest))
      for (const { indicator, share } of document.labels)
        sum -= share * (sharpness * (scores[at + indicator]! - highest) - Math.log(total))
    })
    return sum
  }
  let best = 1
  for (let sharpness = 1; sharpness < 60; sharpness *= 1.05)
    if (loss(sharpness) < loss(best)) best = sharpness
  return best
}

/** Logistic regression of one variable by Newton's method, at the odds that the corpus has. */
function behaviouralOdds(documents: readonly TrainingDocument[], scores: Float64Array, outputs: number) {
  const points: { score: number; positive: boolean }[] = []
  documents.forEach((document, row) => {
    const score = scores[row * outputs + outputs - 1]!
    if (document.behavioural !== null && !Number.isNaN(score))
      points.push({ score, positive: document.behavioural })
  })
  if (points.every(point => point.positive) || !points.some(point => point.positive))
    return { behaviouralSlope: 4, behaviouralIntercept: 0 }
  let slope = 1
  let intercept = 0
  for (let step = 0; step < 30; step++) {
    let gs = -1e-3 * slope
    let gi = 0
    let hss = 1e-3
    let hsi = 0
    let hii = 1e-6
    for (const { score, positive } of points) {
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)))
      const error = (positive ? 1 : 0) - p
      const bend = p * (1 - p)
      gs += error * score
      gi += error
      hss += bend * score * score
      hsi += bend * score
      hii += bend
    }
    const determinant = hss * hii - hsi * hsi
    slope += (hii * gs - hsi * gi) / determinant
    intercept += (hss * gi - hsi * gs) / determinant
  }
  return { behaviouralSlope: slope, behaviouralIntercept: intercept }
}
