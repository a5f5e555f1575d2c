import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import { LinearMapper } from './linear-mapper.ts'
import type { Mapping } from './mapper.ts'
import { outcomeOf } from './outcome.ts'
import { trainModel } from './train.ts'
import type { TrainingOptions } from './training-options.ts'

/** A message with everything that would be a right answer. Empty `competencies`: it shows no behaviour. */
export interface LabelledMessage {
  text: string
  language: Language
  competencies: ReadonlySet<string>
  /** Empty where only the competency is known. */
  indicators: ReadonlySet<string>
  /** Lines of the framework's source text; empty where they are not known. */
  lines: ReadonlySet<number>
}

/** What a mapper said about one labelled message. */
export interface Judgement {
  message: LabelledMessage
  mapping: Mapping
}

/** A share 0..1 with its 95 % bootstrap interval. */
export interface Share {
  value: number
  low: number
  high: number
}

export interface Measures {
  /** Messages with a behaviour, and without. */
  messages: number
  silent: number
  competencyTop1: Share
  competencyTop3: Share
  /** Mean of 1 / rank of the first right competency. */
  competencyRank: Share
  competencyF1: number
  /** Null where no message names an indicator. */
  indicatorTop1: Share | null
  indicatorTop3: Share | null
  lineTop1: Share | null
  lineTop3: Share | null
  /** Chance that a message with a behaviour is held for likelier to have one than a message without. Null without both kinds. */
  behaviourAuroc: number | null
  /** Of the messages taken to show no behaviour, the share that shows none; and of those that show none, the share recognised. */
  abstentionPrecision: number
  abstentionRecall: number
  /** Share of messages with a confident outcome, and how often their first competency is right. */
  confidentShare: number
  confidentPrecision: number
  /** Expected calibration error of the first competency's probability, in ten bins. */
  calibrationError: number
  reliability: { from: number; messages: number; said: number; right: number }[]
  /** Greatest share of messages that can be answered with at least 90 % right, surest first. */
  coverageAt90: number
  /** What is most often taken for what. */
  confusions: { competency: string; takenFor: string; messages: number }[]
  byCompetency: { code: string; messages: number; top1: number; top3: number; f1: number }[]
}

export function labelledMessage(framework: Framework, message: CorpusMessage): LabelledMessage {
  const codes = message.indicator === null ? [] : [message.indicator, ...(message.alternatives ?? [])]
  return {
    text: message.text,
    language: message.lang,
    competencies: new Set(codes.map(competencyOf)),
    indicators: new Set(codes),
    lines: linesOf(framework, codes),
  }
}

export function linesOf(framework: Framework, indicators: Iterable<string>): Set<number> {
  const lines = new Set<number>()
  for (const code of indicators) {
    const line = framework.indicator(code)?.line
    if (line) lines.add(line)
  }
  return lines
}

export function judge(mapper: Pick<LinearMapper, 'rank'>, messages: readonly LabelledMessage[]): Judgement[] {
  return messages.map(message => ({ message, mapping: mapper.rank(message.text) }))
}

/** Judges every message by a model that was trained without its fold. */
export function crossValidate(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  folds: number,
  options: Partial<TrainingOptions> = {},
): Judgement[] {
  const turns = new Map<string, number>()
  const foldOf = corpus.map(message => {
    const key = `${message.lang} ${message.kind} ${message.indicator}`
    const turn = turns.get(key) ?? key.length
    turns.set(key, turn + 1)
    return String(turn % folds)
  })
  return leaveOut(framework, corpus, foldOf, [...new Set(foldOf)], options)
}

/**
 * Judges batches by models that never saw their writers.
 * @param batches which; those that speak for most of the framework when left out
 */
export function leaveBatchesOut(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  options: Partial<TrainingOptions> = {},
  batches: readonly string[] = broadBatches(framework, corpus),
): Judgement[] {
  return leaveOut(
    framework,
    corpus,
    corpus.map(message => message.batch),
    batches,
    options,
  )
}

/** As leaveBatchesOut, but each time training on only so many of the other batches that speak for most of the framework. */
export function leaveMostBatchesOut(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  options: Partial<TrainingOptions>,
  kept: number,
  batches: readonly string[] = broadBatches(framework, corpus),
): Judgement[] {
  const broad = broadBatches(framework, corpus)
  return batches.flatMap(batch => {
    const i = broad.indexOf(batch)
    const others = [...broad.slice(i + 1), ...broad.slice(0, i)].slice(0, kept)
    const some = corpus.filter(
      message => message.batch === batch || others.includes(message.batch) || !broad.includes(message.batch),
    )
    return leaveBatchesOut(framework, some, options, [batch])
  })
}

export function broadBatches(framework: Framework, corpus: readonly CorpusMessage[]): string[] {
  const spoken = new Map<string, Set<string>>()
  for (const { batch, indicator } of corpus)
    if (indicator) spoken.set(batch, (spoken.get(batch) ?? new Set()).add(indicator))
  return [...spoken]
    .filter(([, codes]) => codes.size >= 0.8 * framework.indicators.length)
    .map(([batch]) => batch)
}

function leaveOut(
  framework: Framework,
  corpus: readonly CorpusMessage[],
  partOf: readonly string[],
  parts: readonly string[],
  options: Partial<TrainingOptions>,
): Judgement[] {
  return parts.flatMap(part => {
    const rest = corpus.filter((_, i) => partOf[i] !== part)
    const mapper = new LinearMapper(trainModel(framework, rest, options))
    const own = corpus.filter((_, i) => partOf[i] === part)
    return judge(
      mapper,
      own.map(message => labelledMessage(framework, message)),
    )
  })
}

export function measure(all: readonly Judgement[], language: Language): Measures {
  const judgements = all.filter(({ message }) => message.language === language)
  const labelled = judgements.filter(({ message }) => message.competencies.size > 0)
  const silent = judgements.filter(({ message }) => message.competencies.size === 0)
  const ranks = labelled.map(({ message, mapping }) =>
    rankOf(
      mapping.competencies.map(({ code }) => code),
      message.competencies,
    ),
  )
  const byIndicator = labelled.filter(({ message }) => message.indicators.size > 0)
  const indicatorRanks = byIndicator.map(({ message, mapping }) =>
    rankOf(
      mapping.indicators.map(({ code }) => code),
      message.indicators,
    ),
  )
  const byLine = labelled.filter(({ message }) => message.lines.size > 0)
  const lineRanks = byLine.map(({ message, mapping }) => rankOf(rankedLines(mapping), message.lines))
  const abstained = judgements.filter(({ mapping }) => outcomeOf(mapping) === 'none')
  const confident = labelled.filter(({ mapping }) => outcomeOf(mapping) === 'confident')
  const { reliability, calibrationError } = reliabilityOf(labelled)
  const byCompetency = competencyScores(labelled, ranks)
  return {
    messages: labelled.length,
    silent: silent.length,
    competencyTop1: withInterval(ranks.map(rank => Number(rank <= 1))),
    competencyTop3: withInterval(ranks.map(rank => Number(rank <= 3))),
    competencyRank: withInterval(ranks.map(rank => 1 / rank)),
    competencyF1: mean(byCompetency.map(({ f1 }) => f1)),
    indicatorTop1: orNull(indicatorRanks.map(rank => Number(rank <= 1))),
    indicatorTop3: orNull(indicatorRanks.map(rank => Number(rank <= 3))),
    lineTop1: orNull(lineRanks.map(rank => Number(rank <= 1))),
    lineTop3: orNull(lineRanks.map(rank => Number(rank <= 3))),
    behaviourAuroc: auroc(
      labelled.map(({ mapping }) => mapping.behavioural),
      silent.map(({ mapping }) => mapping.behavioural),
    ),
    abstentionPrecision: mean(abstained.map(({ message }) => Number(message.competencies.size === 0))),
    abstentionRecall: mean(silent.map(({ mapping }) => Number(outcomeOf(mapping) === 'none'))),
    confidentShare: confident.length / Math.max(1, labelled.length),
    confidentPrecision: mean(confident.map(judgement => Number(isRight(judgement)))),
    calibrationError,
    reliability,
    coverageAt90: coverageAt(0.9, labelled),
    confusions: confusionsOf(labelled),
    byCompetency,
  }
}

/** 1-based; infinite when none of the right answers is ranked at all. */
function rankOf<T>(ranked: readonly T[], accepted: ReadonlySet<T>): number {
  const at = ranked.findIndex(item => accepted.has(item))
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

function rankedLines(mapping: Mapping): number[] {
  const sums = new Map<number, number>()
  for (const { line, p } of mapping.indicators) if (line !== null) sums.set(line, (sums.get(line) ?? 0) + p)
  return [...sums].sort(([, left], [, right]) => right - left).map(([line]) => line)
}

export function isRight({ message, mapping }: Judgement): boolean {
  return message.competencies.has(mapping.competencies[0]!.code)
}

function auroc(positive: readonly number[], negative: readonly number[]): number | null {
  if (positive.length === 0 || negative.length === 0) return null
  let wins = 0
  for (const one of positive) for (const other of negative) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / positive.length / negative.length
}

function reliabilityOf(judgements: readonly Judgement[]) {
  const bins = Array.from({ length: 10 }, (_, bin) => ({ from: bin / 10, messages: 0, said: 0, right: 0 }))
  for (const judgement of judgements) {
    const p = judgement.mapping.competencies[0]!.p
    const bin = bins[Math.min(9, Math.floor(p * 10))]!
    bin.messages++
    bin.said += p
    bin.right += Number(isRight(judgement))
  }
  let error = 0
  const reliability = bins
    .filter(({ messages }) => messages > 0)
    .map(({ from, messages, said, right }) => {
      error += Math.abs(said - right)
      return { from, messages, said: said / messages, right: right / messages }
    })
  return { reliability, calibrationError: error / Math.max(1, judgements.length) }
}

function coverageAt(precision: number, judgements: readonly Judgement[]): number {
  const surest = [...judgements].sort(
    (left, right) => right.mapping.competencies[0]!.p - left.mapping.competencies[0]!.p,
  )
  let right = 0
  let covered = 0
  surest.forEach((judgement, i) => {
    right += Number(isRight(judgement))
    if (right >= precision * (i + 1)) covered = i + 1
  })
  return covered / Math.max(1, judgements.length)
}

function confusionsOf(judgements: readonly Judgement[]): Measures['confusions'] {
  const counts = new Map<string, number>()
  for (const judgement of judgements) {
    if (isRight(judgement)) continue
    const [expected] = judgement.message.competencies
    const key = `${expected} ${judgement.mapping.competencies[0]!.code}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, 8)
    .map(([key, messages]) => {
      const [competency, takenFor] = key.split(' ')
      return { competency: competency!, takenFor: takenFor!, messages }
    })
}

function competencyScores(
  judgements: readonly Judgement[],
  ranks: readonly number[],
): Measures['byCompetency'] {
  const expected = judgements.map(({ message }) => [...message.competencies][0]!)
  // An accepted alternative counts as the first answer, or it would be held against both.
  const given = judgements.map((judgement, i) =>
    isRight(judgement) ? expected[i]! : judgement.mapping.competencies[0]!.code,
  )
  return [...new Set(expected)].sort().map(code => {
    const own = ranks.filter((_, i) => expected[i] === code)
    const right = own.filter(rank => rank <= 1).length
    const taken = given.filter(competency => competency === code).length
    return {
      code,
      messages: own.length,
      top1: right / own.length,
      top3: own.filter(rank => rank <= 3).length / own.length,
      f1: (2 * right) / (own.length + taken),
    }
  })
}

const resamples = 1000

function orNull(values: readonly number[]): Share | null {
  return values.length > 0 ? withInterval(values) : null
}

function withInterval(values: readonly number[]): Share {
  if (values.length === 0) return { value: 0, low: 0, high: 0 }
  let state = 0x2545f491
  const means = new Float64Array(resamples)
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0
    for (let i = 0; i < values.length; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      sum += values[(state >>> 0) % values.length]!
    }
    means[sample] = sum / values.length
  }
  means.sort()
  return { value: mean(values), low: means[resamples * 0.025]!, high: means[resamples * 0.975 - 1]! }
}

function competencyOf(indicator: string): string {
  return indicator.slice(0, indicator.indexOf('.'))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
