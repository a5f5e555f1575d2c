import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

export interface AnswerPulse {
  workspaceId: string
  roundId: string
  personId: string
  /** 1 for the first option; null skips the question. */
  answer: number | null
}

/**
 * Counts an answer exactly once. The invitation itself is what dedupes: a receipt would say when this person answered.
 * @throws Refusal `not-found`, `not-invited`, `round-closed`, or `already-answered`: an anonymous answer cannot be found
 * again to be changed.
 */
export async function answerPulse(laurel: Laurel, wish: AnswerPulse): Promise<'answered' | 'skipped'> {
  const { workspaceId, roundId, personId, answer } = wish
  const now = laurel.clock.now()
  const outcome = await laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    const options = round && laurel.questions.get(round.question)?.options.length
    if (!round || !isAnswer(answer, options ?? 0)) throw new Refusal('not-found')
    return stores.pulses.answer(workspaceId, roundId, personId, answer, now)
  })
  switch (outcome) {
    case 'counted':
      return answer === null ? 'skipped' : 'answered'
    case 'already':
      throw new Refusal('already-answered')
    case 'closed':
      throw new Refusal('round-closed')
    case 'not-invited':
      throw new Refusal('not-invited')
  }
}

function isAnswer(answer: number | null, options: number): boolean {
  return answer === null || (Number.isInteger(answer) && answer >= 1 && answer <= options)
}
