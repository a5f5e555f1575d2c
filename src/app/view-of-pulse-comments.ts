import { shownOf } from '../core/pulse/report.ts'
import type { PulseComments } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { answersOf } from './pulse-answers.ts'
import { knownQuestions } from './pulse-questions.ts'

/** The comments of a closed round, to one of the team's managers. Null where they may not be shown. */
export async function viewOfPulseComments(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId }: { roundId: string | null; personId: string | null },
): Promise<Message<PulseComments> | null> {
  if (roundId === null || personId === null) return null
  const { database } = laurel
  const round = await database.pulses.get(workspaceId, roundId)
  const reader = await database.people.get(workspaceId, personId)
  const team = round && (await database.teams.get(workspaceId, round.teamId))
  if (!round || !reader || !team?.managerIds.includes(personId)) return null
  const bank = await knownQuestions(laurel, database, workspaceId)
  const shown = shownOf(round, bank, await answersOf(database, workspaceId, round))
  const commented = shown.find(({ comments }) => comments)
  if (!commented?.comments) return null
  const { language, timeZone } = reader
  return {
    language,
    timeZone,
    view: {
      kind: 'pulse-comments',
      roundId,
      team: team.name,
      question: commented.question.text[language],
      comments: [...commented.comments],
    },
  }
}
