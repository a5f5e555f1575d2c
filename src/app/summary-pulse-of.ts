import { shownOf } from '../core/pulse/report.ts'
import type { SummaryPulse } from '../core/summary/view.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { answersOf } from './pulse-answers.ts'
import { knownQuestions } from './pulse-questions.ts'

/** Rounds that the trend shows. */
const shownRounds = 8

type Round = SummaryPulse['rounds'][number] & {
  closedAt: Date
  threshold: number
  answered: number
  invited: number
}

/**
 * How the team's check-ins that closed by `to` went: the mean of their statements, as far as it may be shown to
 * anybody, and no more.
 */
export async function summaryPulseOf(
  laurel: Pick<Laurel, 'database' | 'questions' | 'framework'>,
  workspaceId: string,
  team: Team,
  to: Date,
): Promise<SummaryPulse | null> {
  const { pulses } = laurel.database
  const closed = (await pulses.ofTeam(workspaceId, team.id, shownRounds + 1))
    .flatMap(round =>
      round.closedAt && round.closedAt <= to ? [{ ...round, closedAt: round.closedAt }] : [],
    )
    .slice(0, shownRounds)
  if (closed.length === 0) return null
  const bank = await knownQuestions(laurel, laurel.database, workspaceId)
  const rounds: Round[] = []
  for (const round of closed) {
    const shown = shownOf(round, bank, await answersOf(laurel.database, workspaceId, round))
    const means = shown.flatMap(({ asked, figures }) =>
      asked.kind === 'agreement' && figures ? [figures.mean] : [],
    )
    const isShown = means.length > 0
    const { closedAt, threshold, invited } = round
    const answered = isShown ? await pulses.participants(workspaceId, round.id) : 0
    rounds.push({
      at: round.openedAt,
      closedAt,
      threshold,
      invited,
      answered,
      mean: isShown ? means.reduce((sum, mean) => sum + mean, 0) / means.length : null,
      share: isShown && invited > 0 ? answered / invited : null,
    })
  }
  return summed(rounds)
}

/** `rounds`: newest first. */
function summed([last, ...earlier]: Round[]): SummaryPulse | null {
  if (!last) return null
  const { at: openedAt, closedAt, threshold, answered, invited, mean } = last
  const before = earlier.find(round => round.mean !== null)?.mean ?? null
  return {
    last: {
      openedAt,
      closedAt,
      threshold,
      figures:
        mean === null ? null : { answered, invited, mean, change: before === null ? null : mean - before },
    },
    rounds: [last, ...earlier]
      .reverse()
      .map(round => ({ at: round.at, mean: round.mean, share: round.share })),
  }
}
