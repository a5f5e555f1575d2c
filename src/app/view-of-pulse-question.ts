import type { Language } from '../core/language.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { valuesOf } from '../core/pulse/question-bank.ts'
import type { PulseQuestionView } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { knownQuestions } from './pulse-questions.ts'

/** The conversation with a member, while it waits for an answer. */
export async function viewOfPulseQuestion(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId }: { roundId: string | null; personId: string | null },
): Promise<Message<PulseQuestionView> | null> {
  if (roundId === null || personId === null) return null
  const question = await pulseQuestionFor(laurel, workspaceId, roundId, personId)
  return question?.view.state === 'open' ? question : null
}

/**
 * The conversation as this person would see it now: the round's next question; once they are through, the next one of
 * another round that waits for them; else what became of it. Null where they were not asked.
 */
export async function pulseQuestionFor(
  laurel: Laurel,
  workspaceId: string,
  roundId: string,
  personId: string,
): Promise<Message<PulseQuestionView> | null> {
  const { pulses, people } = laurel.database
  const [round, person] = await Promise.all([
    pulses.get(workspaceId, roundId),
    people.get(workspaceId, personId),
  ])
  if (!round || !person) return null
  const { language, timeZone } = person
  const view = await viewOf(laurel, workspaceId, round, personId, language)
  if (!view) return null
  const [next] =
    view.state === 'open' ? [] : await pulses.waitingFor(workspaceId, personId, laurel.clock.now())
  const nextView = next && (await viewOf(laurel, workspaceId, next, personId, language))
  return { language, timeZone, view: nextView ?? view }
}

async function viewOf(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  personId: string,
  language: Language,
): Promise<PulseQuestionView | null> {
  const { database } = laurel
  const invitation = await database.pulses.invitation(workspaceId, round.id, personId)
  const team = await database.teams.get(workspaceId, round.teamId)
  if (!invitation || !team) return null
  // The last one stands for a round that is through.
  const asked = round.questions[Math.min(invitation.position, round.questions.length - 1)]
  const question = asked && (await knownQuestions(laurel, database, workspaceId)).get(asked.code)
  if (!question) return null
  const { mode, threshold, commentThreshold, closesAt } = round
  const values = valuesOf(question)
  const over = round.closedAt !== null || closesAt <= laurel.clock.now()
  return {
    kind: 'pulse-question',
    roundId: round.id,
    position: asked.position,
    count: round.questions.length,
    team: team.name,
    asks: asked.kind,
    question: question.text[language],
    options: question.options.map((option, index) => ({
      value: values[index] ?? 0,
      label: option[language],
    })),
    mode,
    threshold,
    commentThreshold,
    showable: asked.showable,
    closesAt,
    state: invitation.state === 'open' && over ? 'closed' : invitation.state,
  }
}
