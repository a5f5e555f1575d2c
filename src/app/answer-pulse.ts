import type { Answer } from '../core/pulse/pulses.ts'
import { type PulseQuestion, valuesOf } from '../core/pulse/question-bank.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { knownQuestions } from './pulse-questions.ts'

export interface AnswerPulse {
  workspaceId: string
  roundId: string
  personId: string
  /** Of the question that is answered. */
  position: number
  answer: Answer
}

/** UTF-16 code units of a comment. */
const longestComment = 1000

/**
 * Settles a question exactly once. The invitation itself is what dedupes: a receipt would say when this person answered.
 * @throws Refusal `not-found`, `not-invited`, `round-closed`, `empty-comment`, `text-too-long`, or `already-answered`: an
 * anonymous answer cannot be found again to be changed.
 */
export async function answerPulse(laurel: Laurel, wish: AnswerPulse): Promise<void> {
  const { workspaceId, roundId, personId, position } = wish
  const now = laurel.clock.now()
  const outcome = await laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    const asked = round?.questions[position]
    const question = asked && (await knownQuestions(laurel, stores, workspaceId)).get(asked.code)
    if (!question) throw new Refusal('not-found')
    const answer = checkAnswer(wish.answer, question)
    return stores.pulses.answer(workspaceId, roundId, personId, position, answer, now)
  })
  switch (outcome) {
    case 'settled':
      return
    case 'already':
      throw new Refusal('already-answered')
    case 'closed':
      throw new Refusal('round-closed')
    case 'not-invited':
      throw new Refusal('not-invited')
  }
}

function checkAnswer(answer: Answer, question: PulseQuestion): Answer {
  if (answer === 'skip') return answer
  if (answer === 'nobody') {
    if (question.kind !== 'colleague') throw new Refusal('not-found')
    return answer
  }
  if ('value' in answer) {
    if (!valuesOf(question).includes(answer.value)) throw new Refusal('not-found')
    return answer
  }
  if (question.kind !== 'comment') throw new Refusal('not-found')
  const text = answer.text.trim()
  if (text === '') throw new Refusal('empty-comment')
  if (text.length > longestComment) throw new Refusal('text-too-long', { limit: longestComment })
  return { text }
}
