import type { Language } from '../core/language.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { type Figures, figuresOf, withholds } from '../core/pulse/result.ts'
import type { PulseReport } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** A year of weekly rounds: how far back the last round with the same question is looked for. */
const roundsLookedAt = 60

/** The report of a closed round, to one of the team's managers. */
export async function viewOfPulseReport(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId }: { roundId: string | null; personId: string | null },
): Promise<Message<PulseReport> | null> {
  if (roundId === null || personId === null) return null
  const round = await laurel.database.pulses.get(workspaceId, roundId)
  const reader = await laurel.database.people.get(workspaceId, personId)
  const team = round && (await laurel.database.teams.get(workspaceId, round.teamId))
  // Who was a manager when the round closed and is not any more does not get the report.
  if (!round || !reader || !team?.managerIds.includes(personId)) return null
  const view = await pulseReportOf(laurel, workspaceId, round, team.name, reader.language)
  return view && { view, language: reader.language, timeZone: reader.timeZone }
}

/** What may be shown of a round now: the answers that were released, never those that came since. */
export async function pulseReportOf(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  team: string,
  language: Language,
): Promise<PulseReport | null> {
  const question = laurel.questions.get(round.question)
  if (!question) return null
  const tally = await laurel.database.pulses.tally(workspaceId, round.id)
  const figures = figuresOf(tally, round.threshold, question.options.length)
  const { id: roundId, openedAt, closesAt, closedAt, threshold } = round
  return {
    kind: 'pulse-report',
    roundId,
    team,
    question: question.text[language],
    openedAt,
    closesAt,
    closedAt,
    threshold,
    invited: await laurel.database.pulses.invited(workspaceId, roundId),
    result: figures && {
      answered: figures.answered,
      mean: figures.mean,
      distribution: question.options.map((option, index) => ({
        value: index + 1,
        label: option[language],
        count: figures.counts[index] ?? 0,
      })),
      change: await changeSince(laurel, workspaceId, round, figures),
      // While the round is open, this would tell when somebody answers.
      withheld: closedAt !== null && withholds(tally),
    },
  }
}

async function changeSince(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  { mean, counts }: Figures,
) {
  const earlier = (await laurel.database.pulses.ofTeam(workspaceId, round.teamId, roundsLookedAt)).filter(
    ({ closedAt, openedAt }) => closedAt !== null && openedAt < round.openedAt,
  )
  const same = earlier.filter(({ question }) => question === round.question)
  for (const before of [...same, ...earlier]) {
    if (laurel.questions.get(before.question)?.options.length !== counts.length) continue
    const tally = await laurel.database.pulses.tally(workspaceId, before.id)
    const figures = figuresOf(tally, before.threshold, counts.length)
    if (figures)
      return {
        difference: mean - figures.mean,
        since: before.openedAt,
        sameQuestion: before.question === round.question,
      }
  }
  return null
}
