import type { Localized } from '../language.ts'
import type { PulseRound, RoundQuestion } from './pulses.ts'
import { type PulseQuestion, type QuestionBank, valuesOf } from './question-bank.ts'
import { type Counts, commentsShown, type Figures, figuresOf } from './result.ts'
import type { PulseTrend } from './view.ts'

/** What is stored of a round's answers. */
export interface RoundAnswers {
  tallies: ReadonlyMap<number, Counts>
  /** By position. */
  comments: ReadonlyMap<number, readonly string[]>
}

/** What of a round's question may be shown; figures, comments or neither. */
export interface Shown {
  asked: RoundQuestion
  question: PulseQuestion
  figures: Figures | null
  comments: readonly string[] | null
}

/** What of a round may be shown: nothing while it is open. Every surface reads the answers through this. */
export function shownOf(round: PulseRound, bank: QuestionBank, { tallies, comments }: RoundAnswers): Shown[] {
  return round.questions.flatMap((asked): Shown[] => {
    const question = bank.get(asked.code)
    if (!question || asked.kind === 'colleague') return []
    const closed = round.closedAt !== null
    const counts = tallies.get(asked.position) ?? new Map<number, number>()
    const texts = comments.get(asked.position) ?? []
    return [
      {
        asked,
        question,
        figures: closed ? figuresOf(asked, counts, valuesOf(question), round.threshold) : null,
        comments: closed && asked.kind === 'comment' ? commentsShown(asked, texts, round) : null,
      },
    ]
  })
}

/** Mean of the statements by what they are about, each question weighing the same: competency code or driver. */
export function meansByTopic(shown: readonly Shown[]): Map<string, { mean: number; statements: number }> {
  const sums = new Map<string, { total: number; statements: number }>()
  for (const { asked, question, figures } of shown) {
    if (asked.kind !== 'agreement' || !figures) continue
    const topic = question.competency ?? question.topic
    const sum = sums.get(topic) ?? { total: 0, statements: 0 }
    sums.set(topic, { total: sum.total + figures.mean, statements: sum.statements + 1 })
  }
  return new Map(
    [...sums].map(([topic, { total, statements }]) => [topic, { mean: total / statements, statements }]),
  )
}

/** A point of a trend, made of what may be shown of the round. `participants` are the people who answered. */
export function trendPoint(
  { openedAt, invited }: PulseRound,
  shown: readonly Shown[],
  participants: number,
): PulseTrend['points'][number] {
  const topics = meansByTopic(shown)
  const statements = shown.filter(({ asked, figures }) => asked.kind === 'agreement' && figures)
  const total = statements.reduce((sum, { figures }) => sum + (figures?.mean ?? 0), 0)
  const isShown = statements.length > 0
  return {
    openedAt,
    mean: isShown ? total / statements.length : null,
    participation: isShown ? participants / invited : null,
    topics: Object.fromEntries([...topics].map(([topic, { mean }]) => [topic, mean])),
  }
}

/** The groups that eNPS answers are shown in, with the first value of each. */
export const enpsGroups: readonly { value: number; label: Localized }[] = [
  { value: 0, label: { en: 'Detractors (0–6)', 'zh-CN': '不推荐（0–6）' } },
  { value: 7, label: { en: 'Passives (7–8)', 'zh-CN': '一般（7–8）' } },
  { value: 9, label: { en: 'Promoters (9–10)', 'zh-CN': '推荐（9–10）' } },
]
