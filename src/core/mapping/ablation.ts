import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import {
  broadBatches,
  isRight,
  type Judgement,
  leaveBatchesOut,
  leaveMostBatchesOut,
  measure,
  type Share,
} from './evaluation.ts'
import { defaultTraining, type TrainingOptions } from './training-options.ts'

/** One variant of the mapper beside the one that is in use, on the same left-out messages. */
export interface Comparison {
  variant: string
  language: Language
  top1: Share
  top3: Share
  line: number
  /** Messages that only the variant, and only the mapper in use, gets right; and the two-sided McNemar p-value. */
  gained: number
  lost: number
  p: number
}

/** Without one part each; and as the first version of the mapper was. */
const variants: [string, Partial<TrainingOptions>][] = [
  ['no lexicon', { lexiconShare: 0 }],
  ['no thesaurus', { groups: without(['concept', 'conceptPair']) }],
  ['no n-grams of letters', { groups: without(['letters4', 'letters5']) }],
  ['no pairs', { groups: without(['wordPair', 'skipPair', 'han3', 'hanGap']) }],
  ['no balance of indicators', { balance: 0 }],
  ['competency counts half', { competencyShare: 0.5 }],
  ['ridge 0.5', { lambda: 0.5 }],
]

function without(names: (keyof TrainingOptions['groups']['en'])[]): TrainingOptions['groups'] {
  const groups = structuredClone(defaultTraining.groups)
  for (const language of languages) for (const name of names) groups[language][name] = 0
  return groups
}

/**
 * Trains every variant without each of the batches in turn (the broad ones when left out), and the mapper in use with fewer and fewer batches. Temperatures are left at
 * one value, which changes no first indicator.
 */
export function* ablations(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  options: Partial<TrainingOptions>,
  batches: readonly string[] = broadBatches(framework, corpus),
): Generator<Comparison> {
  const fixed = { ...options, folds: 0 }
  const base = leaveBatchesOut(framework, corpus, fixed, batches)
  yield* compared('as it is', base, base)
  for (const [variant, change] of variants)
    yield* compared(variant, leaveBatchesOut(framework, corpus, { ...fixed, ...change }, batches), base)
  for (let kept = broadBatches(framework, corpus).length - 2; kept >= 0; kept--)
    yield* compared(
      `${kept} other broad batches`,
      leaveMostBatchesOut(framework, corpus, fixed, kept, batches),
      base,
    )
}

function* compared(
  variant: string,
  judgements: readonly Judgement[],
  base: readonly Judgement[],
): Generator<Comparison> {
  for (const language of languages) {
    const measures = measure(judgements, language)
    let gained = 0
    let lost = 0
    judgements.forEach((judgement, i) => {
      if (judgement.message.language !== language || judgement.message.competencies.size === 0) return
      const [now, before] = [isRight(judgement), isRight(base[i]!)]
      if (now && !before) gained++
      if (before && !now) lost++
    })
    yield {
      variant,
      language,
      top1: measures.competencyTop1,
      top3: measures.competencyTop3,
      line: measures.lineTop1?.value ?? 0,
      gained,
      lost,
      p: mcNemar(gained, lost),
    }
  }
}

/** Exact two-sided binomial test that the two differ only by chance. */
function mcNemar(gained: number, lost: number): number {
  const all = gained + lost
  let term = 0.5 ** Math.min(all, 1000)
  let sum = 0
  for (let k = 0; k <= Math.min(gained, lost); k++) {
    sum += term
    term *= (all - k) / (k + 1)
  }
  return Math.min(1, 2 * sum)
}
