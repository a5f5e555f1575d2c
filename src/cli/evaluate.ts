import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { z } from 'zod'
import type { Framework } from '../core/framework/framework.ts'
import { type Language, languageSchema, languages } from '../core/language.ts'
import { ablations } from '../core/mapping/ablation.ts'
import {
  crossValidate,
  type Judgement,
  judge,
  type LabelledMessage,
  leaveBatchesOut,
  linesOf,
  measure,
  type Share,
} from '../core/mapping/evaluation.ts'
import { NormalText } from '../core/mapping/normal-text.ts'
import { CorpusFileError, jsonLinesFiles, readCorpus } from '../seeds/corpus-file.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { readLexicon } from '../seeds/lexicon-file.ts'
import { loadMapper } from '../seeds/model-file.ts'

export interface EvaluateOptions {
  output?: Writable | undefined
  cacheDir: string
  corpusDir: string
  lexiconDir?: string | undefined
  /** JSON-lines files or folders of them, never trained on. */
  files: readonly string[]
  /** Framework file or folder; the built-in one when left out. */
  frameworkPath?: string | undefined
  /** Cross-validate within the training messages instead: in how many parts. */
  folds?: number | undefined
  /** Judge these batches of the training messages by models that never saw their writers; true: all that speak for most of the framework. */
  leaveBatchesOut?: readonly string[] | true | undefined
  /** Judge variants of the mapper beside it, batch by batch. */
  ablations?: boolean | undefined
}

/** `laurel evaluate`: how often the mapper is right about messages it never saw. */
export async function evaluateCommand(options: EvaluateOptions): Promise<void> {
  const output = options.output ?? process.stdout
  const framework = await readFramework(options.frameworkPath ?? builtInFramework)
  const judgements: Judgement[] = []
  let micros: number | null = null
  if (options.folds || options.leaveBatchesOut || options.ablations) {
    const corpus = await readCorpus(options.corpusDir)
    const lexicon = await readLexicon(options.lexiconDir ?? resolve(options.corpusDir, '../../lexicon'))
    const batches = options.leaveBatchesOut === true ? undefined : options.leaveBatchesOut
    if (options.ablations) {
      for (const { variant, language, top1, top3, line, gained, lost, p } of ablations(
        framework,
        corpus,
        { lexicon },
        batches,
      ))
        output.write(
          `${variant.padEnd(26)} ${language.padEnd(5)}  top-1 ${share(top1)}  top-3 ${share(top3)}  line ${percent(line)}  +${gained} −${lost}  p ${p.toPrecision(2)}\n`,
        )
      return
    }
    judgements.push(
      ...(options.folds
        ? crossValidate(framework, corpus, options.folds, { lexicon })
        : leaveBatchesOut(framework, corpus, { lexicon }, batches)),
    )
  } else {
    const mapper = await loadMapper({ framework, corpusDir: options.corpusDir, cacheDir: options.cacheDir })
    const messages = await readLabelled(framework, options.files)
    judge(mapper, messages)
    const started = performance.now()
    judgements.push(...judge(mapper, messages))
    micros = ((performance.now() - started) * 1000) / Math.max(1, messages.length)
  }
  for (const language of languages)
    if (judgements.some(({ message }) => message.language === language))
      output.write(reportOf(judgements, language))
  if (micros !== null) output.write(`${micros.toFixed(0)} µs a message\n`)
}

const codesSchema = z.union([z.string(), z.array(z.string())]).transform(codes => [codes].flat())

/** One line to judge by: a corpus message, or any text with its competency, its indicator or both. */
const lineSchema = z.looseObject({
  text: z.string().min(1),
  lang: languageSchema.or(z.literal('zh')).optional(),
  competency: z.string().nullable().optional(),
  indicator: z.string().nullable().optional(),
  /** Other answers that count as right: codes of competencies or of indicators. */
  accept: codesSchema.nullable().optional(),
  alternatives: z.array(z.string()).optional(),
  line: z
    .union([z.number(), z.array(z.number())])
    .nullable()
    .optional(),
})

/** @throws CorpusFileError listing every line that cannot be used */
async function readLabelled(framework: Framework, paths: readonly string[]): Promise<LabelledMessage[]> {
  const messages: LabelledMessage[] = []
  const problems: string[] = []
  const normal = new NormalText()
  for (const path of paths)
    for (const file of await jsonLinesFiles(path))
      for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
        if (line.trim() === '') continue
        const at = `${file}:${index + 1}`
        const parsed = parsedLine(line)
        if (typeof parsed === 'string') {
          problems.push(`${at}: ${parsed}`)
          continue
        }
        const { text, lang, competency, indicator, accept, alternatives = [], line: lines } = parsed
        if (competency === undefined && indicator === undefined) {
          problems.push(`${at}: needs "competency" or "indicator", null where no behaviour is shown`)
          continue
        }
        const first = indicator ?? competency
        const codes = first
          ? [first, ...(competency ? [competency] : []), ...(accept ?? []), ...alternatives]
          : []
        const unknown = codes.filter(code => !framework.indicator(code) && !framework.competency(code))
        if (unknown.length > 0) {
          problems.push(`${at}: the framework has no ${unknown.join(', ')}`)
          continue
        }
        const indicators = codes.filter(code => framework.indicator(code))
        messages.push({
          text,
          language: lang === undefined ? normal.read(text).language : lang === 'zh' ? 'zh-CN' : lang,
          competencies: new Set(codes.map(code => code.split('.')[0]!)),
          indicators: new Set(indicators),
          lines: lines == null ? linesOf(framework, indicators) : new Set([lines].flat()),
        })
      }
  if (problems.length > 0) throw new CorpusFileError(problems)
  return messages
}

function parsedLine(line: string): z.infer<typeof lineSchema> | string {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    return `${issue!.path.join('.')}: ${issue!.message}`
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message : String(error)}`
  }
}

function reportOf(judgements: readonly Judgement[], language: Language): string {
  const m = measure(judgements, language)
  const lines = [
    `${language}: ${m.messages} messages with a behaviour, ${m.silent} without`,
    `  competency   top-1 ${share(m.competencyTop1)}  top-3 ${share(m.competencyTop3)}`,
    `               mean reciprocal rank ${share(m.competencyRank)}  macro-F1 ${percent(m.competencyF1)}`,
    `  indicator    top-1 ${share(m.indicatorTop1)}  top-3 ${share(m.indicatorTop3)}`,
    `  source line  top-1 ${share(m.lineTop1)}  top-3 ${share(m.lineTop3)}`,
    `  behaviour    AUROC ${m.behaviourAuroc?.toFixed(3) ?? '-'}  no behaviour: precision ${percent(m.abstentionPrecision)}, recall ${percent(m.abstentionRecall)}`,
    `  confidence   calibration error ${m.calibrationError.toFixed(3)}; 90 % right on ${percent(m.coverageAt90)} of messages`,
    `               confident ${percent(m.confidentShare)} of messages, of these right ${percent(m.confidentPrecision)}`,
    '',
    '  said     messages   mean p    right',
    ...m.reliability.map(
      ({ from, messages, said, right }) =>
        `  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${String(messages).padStart(8)}   ${percent(said).padStart(6)}   ${percent(right).padStart(6)}`,
    ),
    '',
    `  ${'competency'.padEnd(20)} messages   top-1   top-3      F1`,
    ...m.byCompetency.map(
      ({ code, messages, top1, top3, f1 }) =>
        `  ${code.padEnd(20)} ${String(messages).padStart(8)}  ${percent(top1).padStart(6)}  ${percent(top3).padStart(6)}  ${percent(f1).padStart(6)}`,
    ),
    '',
    ...m.confusions.map(
      ({ competency, takenFor, messages }) => `  ${messages} of ${competency} taken for ${takenFor}`,
    ),
  ]
  return `${lines.join('\n')}\n\n`
}

function share(value: Share | null): string {
  return value === null ? '-' : `${percent(value.value)} [${percent(value.low)}, ${percent(value.high)}]`
}

function percent(value: number): string {
  return (value * 100).toFixed(1)
}

const builtInFramework = resolve(import.meta.dirname, '../../seeds/frameworks/core')
