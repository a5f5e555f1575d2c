import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import type { LexiconEntry } from './lexicon.ts'

/** One text to learn from. */
export interface TrainingDocument {
  text: string
  /** Indicator positions with shares that sum to 1; empty where the text speaks for no indicator. */
  labels: { indicator: number; share: number }[]
  /** Whether an observable behaviour is described; null where the text says nothing about that. */
  behavioural: boolean | null
  /** How much the text counts, 1 for a message. */
  weight: number
  /** Whether it takes turns at being left out of training to measure how sure the model may be. */
  message: boolean
  /** The corpus batch it came from; null for what the framework itself says. */
  batch: string | null
}

/** Names and definitions are written in another register than chat. */
const definitionWeight = 0.5

/** What the model of one language learns from: the corpus, and the framework's own examples and definitions. */
export function trainingDocuments(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  language: Language,
): TrainingDocument[] {
  const heirs = heirsOf(framework)
  const documents: TrainingDocument[] = []
  for (const message of corpus) {
    if (message.lang !== language) continue
    const codes = message.indicator === null ? [] : [message.indicator, ...(message.alternatives ?? [])]
    documents.push({
      text: message.text,
      labels: sharesOf(codes, heirs),
      behavioural: message.indicator !== null,
      weight: 1,
      message: true,
      batch: message.batch,
    })
  }
  // Where no message speaks for this framework, its own examples are all there is to calibrate by.
  const alone = documents.every(({ labels }) => labels.length === 0)
  for (const indicator of framework.indicators) {
    const labels = [{ indicator: indicator.index, share: 1 }]
    for (const text of indicator.examples[language])
      documents.push({ text, labels, behavioural: true, weight: 1, message: alone, batch: null })
    const text = `${indicator.name[language]}. ${indicator.definition[language]}`
    documents.push({ text, labels, behavioural: null, weight: definitionWeight, message: false, batch: null })
  }
  return documents
}

/** One phrase of the lexicon, with the indicators it points to in this framework. */
export interface Phrase {
  text: string
  labels: TrainingDocument['labels']
}

/** The lexicon's phrases in one language that point to an indicator of this framework. */
export function phrasesOf(
  framework: Framework,
  lexicon: readonly LexiconEntry[],
  language: Language,
): Phrase[] {
  const heirs = heirsOf(framework)
  return lexicon
    .filter(entry => entry.lang === language)
    .flatMap(entry => {
      const labels = sharesOf([entry.indicator], heirs)
      return labels.length > 0 ? entry.phrases.map(text => ({ text, labels })) : []
    })
}

/** Which indicators of this framework learn from messages labelled with a code: the same code, or one that is `like` it. */
function heirsOf(framework: Framework): Map<string, number[]> {
  const heirs = new Map<string, number[]>()
  for (const { code, like, index } of framework.indicators)
    for (const source of new Set([code, ...like])) heirs.set(source, [...(heirs.get(source) ?? []), index])
  return heirs
}

/** The first code a reader would give weighs as much as all the alternatives together. */
function sharesOf(codes: string[], heirs: Map<string, number[]>): { indicator: number; share: number }[] {
  const shares = new Map<number, number>()
  codes.forEach((code, position) => {
    const found = heirs.get(code) ?? []
    const weight = position === 0 ? 1 : 1 / Math.max(1, codes.length - 1) / 2
    for (const indicator of found) shares.set(indicator, (shares.get(indicator) ?? 0) + weight / found.length)
  })
  let total = 0
  for (const share of shares.values()) total += share
  return [...shares].map(([indicator, share]) => ({ indicator, share: share / total }))
}
