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
  /** Null where nothing of the round may be shown. */
  answered: number | null
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
  const closed = (await pulses.ofTeam(workspaceId, team.id, shownRounds, to)).flatMap(round =>
    round.closedAt ? [{ ...round, closedAt: round.closedAt }] : [],
  )
  if (closed.length === 0) return null
  const bank = await knownQuestions(laurel, laurel.database, workspaceId)
  const rounds: Round[] = []
  for (const round of closed) {
    const shown = shownOf(round, bank, await answersOf(laurel.database, workspaceId, round))
    const means = shown.flatMap(({ asked, figures }) =>
      asked.kind === 'agreement' && figures ? [figures.mean] : [],
    )
    const { closedAt, threshold, invited } = round
    // Also where it asked for other things than statements: as its own report does.
    const isShown = shown.some(({ figures, comments }) => figures ?? comments)
    const answered = isShown ? await pulses.participants(workspaceId, round.id) : null
    const mean = means.length > 0 ? means.reduce((sum, each) => sum + each, 0) / means.length : null
    rounds.push({
      at: round.openedAt,
      closedAt,
      threshold,
      invited,
      answered,
      mean,
      share: mean !== null && answered !== null && invited > 0 ? answered / invited : null,
    })
  }
  return summed(rounds)
}

/** `rounds`: newest first. */
function summed([last, ...earlier]: Round[]): SummaryPulse | null {
  if (!last) return null
  const { at: openedAt, closedAt, threshold, answered, invited, mean } = last
  const before = earlier.find(round => round.mean !== null)
  const change = mean === null || !before?.mean ? null : { by: mean - before.mean, since: before.at }
  return {
    last: {
      openedAt,
      closedAt,
      threshold,
      figures: answered === null ? null : { answered, invited, mean, change },
    },
    rounds: [last, ...earlier]
      .reverse()
      .map(round => ({ at: round.at, mean: round.mean, share: round.share })),
  }
}
