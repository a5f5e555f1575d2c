import type { PulseQuestion } from '../core/pulse/question-bank.ts'
import type { ColleagueKudos } from '../core/pulse/view.ts'
import { checkPeople, checkRecipients } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import { answerPulse } from './answer-pulse.ts'
import { giveRecognition } from './give-recognition.ts'
import type { Laurel } from './laurel.ts'
import { knownQuestions } from './pulse-questions.ts'

/** A question "who did this lately?" of a round, and who was named. Nothing of it is stored unless kudos are given. */
export interface NamedColleague {
  workspaceId: string
  roundId: string
  position: number
  /** Who was asked. */
  personId: string
  colleagueId: string
}

/**
 * What the answerer is asked before anything is given. Stores nothing.
 * @throws Refusal where the question is settled or closed, or kudos cannot go to that person.
 */
export async function viewOfColleagueKudos(laurel: Laurel, named: NamedColleague): Promise<ColleagueKudos> {
  const { workspaceId, roundId, position, personId, colleagueId } = named
  const question = await requireOpenQuestion(laurel, named)
  checkRecipients(personId, [colleagueId])
  checkPeople([colleagueId], await laurel.directory(workspaceId).people([colleagueId]))
  const person = await laurel.database.people.get(workspaceId, personId)
  const { framework } = await laurel.framework(workspaceId)
  const language = person?.language ?? 'en'
  const indicator = question.indicator === null ? undefined : framework.indicator(question.indicator)
  return {
    roundId,
    position,
    colleagueId,
    behaviour: indicator?.name[language] ?? question.text[language],
    channel: (await laurel.workspace(workspaceId)).kudosChannel,
  }
}

/**
 * Gives the kudos that the answerer confirmed, and settles the question. Private kudos are a direct message to the
 * colleague alone.
 * @throws Refusal as `giveRecognition` and `answerPulse` do.
 */
export async function thankColleague(
  laurel: Laurel,
  wish: NamedColleague & { receipt: string; text: string; isPublic: boolean; answerIn: string },
): Promise<void> {
  const { workspaceId, roundId, position, personId, colleagueId } = wish
  const question = await requireOpenQuestion(laurel, wish)
  const { framework } = await laurel.framework(workspaceId)
  try {
    await giveRecognition(laurel, {
      workspaceId,
      receipt: wish.receipt,
      giverId: personId,
      recipientIds: [colleagueId],
      text: wish.text,
      answerIn: wish.answerIn,
      channel: wish.isPublic ? null : colleagueId,
      indicators:
        question.indicator !== null && framework.indicator(question.indicator) ? [question.indicator] : [],
    })
  } catch (error) {
    // Given by a press before this one, which did not get as far as settling the question.
    if (!(error instanceof Refusal && error.code === 'same-text')) throw error
  }
  await answerPulse(laurel, { workspaceId, roundId, personId, position, answer: 'nobody' })
}

async function requireOpenQuestion(
  laurel: Laurel,
  { workspaceId, roundId, position, personId }: NamedColleague,
): Promise<PulseQuestion> {
  const { database } = laurel
  const round = await database.pulses.get(workspaceId, roundId)
  const asked = round?.questions[position]
  const invitation = await database.pulses.invitation(workspaceId, roundId, personId)
  if (!round || asked?.kind !== 'colleague') throw new Refusal('not-found')
  if (!invitation) throw new Refusal('not-invited')
  if (invitation.position !== position) throw new Refusal('already-answered')
  if (round.closedAt !== null || round.closesAt <= laurel.clock.now()) throw new Refusal('round-closed')
  const question = (await knownQuestions(laurel, database, workspaceId)).get(asked.code)
  if (!question) throw new Refusal('not-found')
  return question
}
