import type { Language } from '../language.ts'
import type { group } from './features.ts'
import type { LexiconEntry } from './lexicon.ts'

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
  /** Fewest documents a feature must occur in, by group where it is not two: what keeps the model small. */
  minDocuments: Record<Language, Partial<Record<keyof typeof group, number>>>
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
  steps: 8,
  competencyShare: 0.1,
  rarity: 0.6,
  minDocuments: { en: { skipPair: 3 }, 'zh-CN': { han3: 3, hanGap: 3 } },
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
