import type { PulseQuestionView } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** The question to a member, while it waits for an answer. */
export async function viewOfPulseQuestion(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId }: { roundId: string | null; personId: string | null },
): Promise<Message<PulseQuestionView> | null> {
  if (roundId === null || personId === null) return null
  const question = await pulseQuestionFor(laurel, workspaceId, roundId, personId)
  return question?.view.state === 'open' ? question : null
}

/** The question as this person would see it now; null where they were not asked. */
export async function pulseQuestionFor(
  laurel: Laurel,
  workspaceId: string,
  roundId: string,
  personId: string,
): Promise<Message<PulseQuestionView> | null> {
  const { pulses, people, teams } = laurel.database
  const [round, invitation, person] = await Promise.all([
    pulses.get(workspaceId, roundId),
    pulses.invitation(workspaceId, roundId, personId),
    people.get(workspaceId, personId),
  ])
  if (!round || !invitation || !person) return null
  const team = await teams.get(workspaceId, round.teamId)
  const question = laurel.questions.get(round.question)
  if (!team || !question) return null
  const { language, timeZone } = person
  const over = round.closedAt !== null || round.closesAt <= laurel.clock.now()
  return {
    language,
    timeZone,
    view: {
      kind: 'pulse-question',
      roundId,
      team: team.name,
      question: question.text[language],
      options: question.options.map((option, index) => ({ value: index + 1, label: option[language] })),
      threshold: round.threshold,
      closesAt: round.closesAt,
      state: invitation === 'open' && over ? 'closed' : invitation,
    },
  }
}
