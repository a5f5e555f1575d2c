import type { PulseRound } from '../core/pulse/pulses.ts'
import type { QuestionBank } from '../core/pulse/question-bank.ts'
import { shownOf } from '../core/pulse/report.ts'
import { type EarlierGroup, memoryDays, tellsApart } from '../core/pulse/showable.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { answersOf } from './pulse-answers.ts'
import { knownQuestions } from './pulse-questions.ts'

const day = 86_400_000

/**
 * Hides for good, as a round closes, each result that would differ from one shown before by the answers of a few. The
 * caller's transaction closes the round; two that close at once do so one after the other.
 */
export async function hideDifferences(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  round: PulseRound,
): Promise<void> {
  const { pulses } = stores
  await pulses.lockOpenings(workspaceId)
  const bank = await knownQuestions(laurel, stores, workspaceId)
  const since = new Date(round.openedAt.getTime() - memoryDays * day)
  const others = await pulses.earlierGroups(
    workspaceId,
    await pulses.invitedIds(workspaceId, round.id),
    since,
  )
  for (const { position, code, kind, showable } of round.questions) {
    // Comments are shown as they are: there is no sum to take another from.
    if (!showable || kind === 'comment') continue
    const now = await pulses.answeredBy(workspaceId, round.id, position)
    for (const other of others) {
      if (other.roundId === round.id || other.question !== code) continue
      const then = await answeredIfShown(stores, workspaceId, bank, other)
      if (then && tellsApart(now, then, round.threshold)) {
        await pulses.hide(workspaceId, round.id, position)
        break
      }
    }
  }
}

async function answeredIfShown(
  stores: Stores,
  workspaceId: string,
  bank: QuestionBank,
  { roundId, position }: EarlierGroup,
): Promise<Set<string> | null> {
  const round = await stores.pulses.get(workspaceId, roundId)
  if (!round?.closedAt) return null
  const shown = shownOf(round, bank, await answersOf(stores, workspaceId, round))
  const isShown = shown.some(({ asked, figures }) => asked.position === position && figures)
  return isShown ? stores.pulses.answeredBy(workspaceId, roundId, position) : null
}
