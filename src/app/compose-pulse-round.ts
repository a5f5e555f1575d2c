import type { PulseRound } from '../core/pulse/pulses.ts'
import { valuesOf } from '../core/pulse/question-bank.ts'
import { thresholdOf } from '../core/pulse/result.ts'
import { chooseQuestions } from '../core/pulse/rotation.ts'
import { memoryDays, overlapping } from '../core/pulse/showable.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { questionsToAsk } from './pulse-questions.ts'

/** How far back evidence makes a question less pressing. */
const evidenceDays = 90

const day = 86_400_000

/**
 * The round that a team is asked now, not stored yet, and the values that count for each of its questions. Holds other
 * openings of the workspace until the transaction ends: what may be shown depends on them.
 */
export async function composeRound(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  team: Team,
  memberIds: readonly string[],
  times: Pick<PulseRound, 'id' | 'openedAt' | 'closesAt'>,
): Promise<{ round: PulseRound; values: number[][] }> {
  const { mode, commentThreshold, reportToChannel } = team.pulse
  const ago = (days: number) => new Date(times.openedAt.getTime() - days * day)
  await stores.pulses.lockOpenings(workspaceId)
  const earlier = await stores.pulses.earlierGroups(workspaceId, memberIds, ago(memoryDays))
  const avoid = overlapping(memberIds.length, earlier)
  const questions = chooseQuestions(await questionsToAsk(laurel, stores, workspaceId), {
    count: team.pulse.questions,
    invited: memberIds.length,
    commentThreshold,
    lastAsked: await stores.pulses.lastAsked(workspaceId, team.id),
    avoid,
    evidence: await stores.evidence.counts(workspaceId, memberIds, ago(evidenceDays)),
    seed: `${team.id}:${times.openedAt.toISOString()}`,
  })
  return {
    round: {
      ...times,
      teamId: team.id,
      threshold: thresholdOf(team),
      commentThreshold,
      mode,
      reportToChannel,
      invited: memberIds.length,
      closedAt: null,
      questions: questions.map(({ code, kind }, position) => ({
        position,
        code,
        kind,
        showable: kind !== 'colleague' && memberIds.length >= thresholdOf(team) && !avoid.has(code),
      })),
    },
    values: questions.map(valuesOf),
  }
}
