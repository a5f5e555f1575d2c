import type { PulseQuestion, QuestionBank } from './question-bank.ts'

/** The question that was asked longest ago, or never; of those the first in the bank: all are asked before any again. */
export function nextQuestion(
  { questions }: QuestionBank,
  lastAsked: ReadonlyMap<string, Date>,
): PulseQuestion {
  const askedAt = ({ code }: PulseQuestion) => lastAsked.get(code)?.getTime() ?? Number.NEGATIVE_INFINITY
  const [first, ...others] = questions
  if (!first) throw new Error('the question bank is empty')
  return others.reduce((next, question) => (askedAt(question) < askedAt(next) ? question : next), first)
}
