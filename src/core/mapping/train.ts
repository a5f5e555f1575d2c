import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import { calibrate } from './calibration.ts'
import type { CorpusMessage } from './corpus.ts'
import { type Phrase, phrasesOf, type TrainingDocument, trainingDocuments } from './documents.ts'
import { solve, taskOf } from './heads.ts'
import { fold, hintsOf, withHints } from './lexicon-hints.ts'
import { indexHashes, type LanguageModel, type Model, meansOf } from './model.ts'
import { defaultTraining, type TrainingOptions } from './training-options.ts'
import { chooseVocabulary, countFeatures, groupWeightsOf, vectors } from './vocabulary.ts'

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
