import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import { LinearMapper } from './linear-mapper.ts'
import type { Mapping } from './mapper.ts'
import { outcomeOf } from './outcome.ts'
import { type TrainingOptions, trainModel } from './train.ts'

/** What a mapper said about one labelled message. */
export interface Judgement {
  message: CorpusMessage
  mapping: Mapping
}

/** Shares are 0..1. An alternative label counts as right. */
export interface Scores {
  messages: number
  competencyTop1: number
  competencyTop3: number
  indicatorTop1: number
  indicatorTop3: number
}

export interface LanguageScores extends Scores {
  /** Mean of the competencies' own top-1 shares, so that none hides behind the larger ones. */
  competencyMacro: number
  byCompetency: (Scores & { code: string })[]
  /** Of the messages taken to show no behaviour, the share that shows none. */
  abstentionPrecision: number
  /** Of the messages that show no behaviour, the share that was recognised. */
  abstentionRecall: number
  /** Share of behavioural messages with a confident outcome, and how often its competency and indicator are right. */
  confidentShare: number
  confidentCompetency: number
  confidentIndicator: number
  /** Mean log loss of the right indicators, in nats; the lower, the more honest the probabilities. */
  logLoss: number
}

export function judge(mapper: Pick<LinearMapper, 'rank'>, messages: readonly CorpusMessage[]): Judgement[] {
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
  const assigned = corpus.map(message => {
    const key = `${message.lang} ${message.kind} ${message.indicator}`
    const turn = turns.get(key) ?? key.length
    turns.set(key, turn + 1)
    return turn % folds
  })
  const judgements: Judgement[] = []
  for (let fold = 0; fold < folds; fold++) {
    const rest = corpus.filter((_, i) => assigned[i] !== fold)
    const mapper = new LinearMapper(trainModel(framework, rest, options))
    judgements.push(
      ...judge(
        mapper,
        corpus.filter((_, i) => assigned[i] === fold),
      ),
    )
  }
  return judgements
}

export function scoresOf(all: readonly Judgement[], language: Language): LanguageScores {
  const judgements = all.filter(({ message }) => message.lang === language)
  const labelled = judgements.filter(({ message }) => message.indicator !== null)
  const codes = [...new Set(labelled.map(({ message }) => competencyOf(message.indicator!)))].sort()
  const byCompetency = codes.map(code => ({
    code,
    ...ranks(labelled.filter(({ message }) => competencyOf(message.indicator!) === code)),
  }))
  const abstained = judgements.filter(({ mapping }) => outcomeOf(mapping) === 'none')
  const silent = judgements.filter(({ message }) => message.indicator === null)
  const confident = labelled.filter(({ mapping }) => outcomeOf(mapping) === 'confident')
  const confidentScores = ranks(confident)
  return {
    ...ranks(labelled),
    competencyMacro: mean(byCompetency.map(scores => scores.competencyTop1)),
    byCompetency,
    abstentionPrecision: mean(abstained.map(({ message }) => Number(message.indicator === null))),
    abstentionRecall: mean(silent.map(({ mapping }) => Number(outcomeOf(mapping) === 'none'))),
    confidentShare: confident.length / Math.max(1, labelled.length),
    confidentCompetency: confidentScores.competencyTop1,
    confidentIndicator: confidentScores.indicatorTop1,
    logLoss: mean(
      labelled.map(({ message, mapping }) => {
        const accepted = acceptedOf(message)
        const p = mapping.indicators.reduce((sum, { code, p }) => sum + (accepted.has(code) ? p : 0), 0)
        return -Math.log(Math.max(1e-6, p))
      }),
    ),
  }
}

function ranks(judgements: readonly Judgement[]): Scores {
  const within = (top: number, of: (judgement: Judgement) => { codes: string[]; accepted: Set<string> }) =>
    mean(
      judgements.map(judgement => {
        const { codes, accepted } = of(judgement)
        return Number(codes.slice(0, top).some(code => accepted.has(code)))
      }),
    )
  const indicators = ({ message, mapping }: Judgement) => ({
    codes: mapping.indicators.map(({ code }) => code),
    accepted: acceptedOf(message),
  })
  const competencies = ({ message, mapping }: Judgement) => ({
    codes: mapping.competencies.map(({ code }) => code),
    accepted: new Set([...acceptedOf(message)].map(competencyOf)),
  })
  return {
    messages: judgements.length,
    competencyTop1: within(1, competencies),
    competencyTop3: within(3, competencies),
    indicatorTop1: within(1, indicators),
    indicatorTop3: within(3, indicators),
  }
}

function acceptedOf(message: CorpusMessage): Set<string> {
  return new Set([message.indicator!, ...(message.alternatives ?? [])])
}

function competencyOf(indicator: string): string {
  return indicator.slice(0, indicator.indexOf('.'))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
