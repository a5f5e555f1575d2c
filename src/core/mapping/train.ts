import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import { calibrate } from './calibration.ts'
import type { CorpusMessage } from './corpus.ts'
import { type Phrase, phrasesOf, type TrainingDocument, trainingDocuments } from './documents.ts'
import { solve, taskOf } from './heads.ts'
import { fold, hintsOf, withHints } from './lexicon-hints.ts'
import type { LanguageModel, Model } from './model.ts'
import { packed, quantise } from './quantise.ts'
import { defaultTraining, type TrainingOptions } from './training-options.ts'
import { chooseVocabulary, countFeatures, groupWeightsOf, vectors } from './vocabulary.ts'

/** Trains the model of a framework. Pure and deterministic: the same input gives the same bytes. */
export function trainModel(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  options: Partial<TrainingOptions> = {},
): Model {
  const trained = languages.map(
    language => [language, trainLanguageModel(framework, corpus, language, options)] as const,
  )
  return modelOf(framework, Object.fromEntries(trained) as Record<Language, LanguageModel>)
}

/** The part of the model that reads one language; the languages know nothing of each other. */
export function trainLanguageModel(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  language: Language,
  options: Partial<TrainingOptions> = {},
): LanguageModel {
  const settings = { ...defaultTraining, ...options }
  return trainLanguage(
    trainingDocuments(framework, corpus, language),
    phrasesOf(framework, settings.lexicon, language),
    competencyOfEach(framework),
    settings,
    language,
  )
}

export function modelOf(framework: Framework, trained: Record<Language, LanguageModel>): Model {
  const parents = competencyOfEach(framework)
  return {
    indicators: framework.indicators.map(({ code, line, index }) => ({
      code,
      line,
      competency: parents[index]!,
    })),
    competencies: framework.competencies.map(({ code }) => code),
    languages: trained,
  }
}

function competencyOfEach({ competencies, indicators }: Framework): number[] {
  return indicators.map(({ competency }) => competencies.indexOf(competency))
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
  const dense = hints?.width ?? 0
  const rows = vocabulary.hashes.length
  const exact = fold(solve(x, task, settings, dense), hints, rows, outputs)
  const quantised = quantise(exact, rows, outputs)
  const { hashes, values, unknown, index } = vocabulary
  return {
    rows,
    hashes,
    unknown,
    ...packed(quantised, values, parents.length),
    ...calibrate(documents, task, { words, x, hints }, settings),
    index,
  }
}
