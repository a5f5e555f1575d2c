import type { PulseRound } from '../core/pulse/pulses.ts'
import type { RoundAnswers } from '../core/pulse/report.ts'
import type { Stores } from '../core/stores.ts'

/** What is stored of a round's answers. Only `shownOf` says what of it may be shown. */
export async function answersOf(
  { pulses }: Stores,
  workspaceId: string,
  { id, questions }: PulseRound,
): Promise<RoundAnswers> {
  const comments = new Map<number, string[]>()
  for (const { position, kind } of questions)
    if (kind === 'comment') comments.set(position, await pulses.comments(workspaceId, id, position))
  return { tallies: await pulses.tallies(workspaceId, id), comments }
}
