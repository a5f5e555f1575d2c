import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { type Language, languages } from '../core/language.ts'
import { crossValidate, type Judgement, judge, type Scores, scoresOf } from '../core/mapping/evaluation.ts'
import { readCorpus } from '../seeds/corpus-file.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { loadMapper } from '../seeds/model-file.ts'

export interface EvaluateOptions {
  output?: Writable | undefined
  cacheDir: string
  corpusDir: string
  /** Messages never trained on. */
  heldOutDir: string
  /** Framework file or folder; the built-in one when left out. */
  frameworkPath?: string | undefined
  /** Cross-validate within the training messages instead: in how many parts. */
  folds?: number | undefined
}

/** `laurel evaluate`: how often the mapper is right about messages it never saw. */
export async function evaluateCommand(options: EvaluateOptions): Promise<void> {
  const output = options.output ?? process.stdout
  const framework = await readFramework(options.frameworkPath ?? builtInFramework)
  let judgements: Judgement[]
  if (options.folds) judgements = crossValidate(framework, await readCorpus(options.corpusDir), options.folds)
  else {
    const mapper = await loadMapper({ framework, corpusDir: options.corpusDir, cacheDir: options.cacheDir })
    judgements = judge(mapper, await readCorpus(options.heldOutDir))
  }
  for (const language of languages) output.write(reportOf(judgements, language))
}

function reportOf(judgements: readonly Judgement[], language: Language): string {
  const scores = scoresOf(judgements, language)
  const rows = [...scores.byCompetency, { ...scores, code: 'all' }].map(rowOf)
  return `${[
    `${language}: ${scores.messages} messages with a behaviour`,
    `${'%'.padEnd(20)}     n  competency top-1  top-3   indicator top-1  top-3`,
    ...rows,
    `macro competency top-1 ${percent(scores.competencyMacro)}; log loss ${scores.logLoss.toFixed(3)}`,
    `no behaviour: precision ${percent(scores.abstentionPrecision)}, recall ${percent(scores.abstentionRecall)}`,
    `confident: ${percent(scores.confidentShare)} of messages; competency right ${percent(scores.confidentCompetency)}, indicator right ${percent(scores.confidentIndicator)}`,
  ].join('\n')}\n\n`
}

function rowOf(scores: Scores & { code: string }): string {
  const cells = [scores.competencyTop1, scores.competencyTop3, scores.indicatorTop1, scores.indicatorTop3]
  const [c1, c3, i1, i3] = cells.map(percent)
  return `${scores.code.padEnd(20)} ${String(scores.messages).padStart(5)}  ${c1!.padStart(16)}  ${c3!.padStart(5)}   ${i1!.padStart(15)}  ${i3!.padStart(5)}`
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}

const builtInFramework = resolve(import.meta.dirname, '../../seeds/frameworks/core')
