import { shownOf, trendPoint } from '../core/pulse/report.ts'
import type { PulseTrend } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import { answersOf } from './pulse-answers.ts'
import { knownQuestions } from './pulse-questions.ts'

/** Rounds that a trend looks back on. */
const rounds = 12

/**
 * The team's last twelve closed rounds, oldest first. Made of what each round's report shows and of nothing else: a round
 * that may not be shown is a gap. The caller has checked that the reader may see the team's results.
 */
export async function pulseTrendOf(
  laurel: Laurel,
  workspaceId: string,
  team: { id: string; name: string },
): Promise<PulseTrend> {
  const { database } = laurel
  const bank = await knownQuestions(laurel, database, workspaceId)
  const newest = await database.pulses.ofTeam(workspaceId, team.id, rounds + 1)
  const closed = newest.filter(({ closedAt }) => closedAt !== null).slice(0, rounds)
  const points: PulseTrend['points'] = []
  for (const round of closed.toReversed()) {
    const shown = shownOf(round, bank, await answersOf(database, workspaceId, round))
    points.push(trendPoint(round, shown, await database.pulses.participants(workspaceId, round.id)))
  }
  return { team: team.name, points }
}
