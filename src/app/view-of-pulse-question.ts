import type { Language } from '../core/language.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { type PulseQuestion, valuesOf } from '../core/pulse/question-bank.ts'
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
 * The conversation as this person would see it now: the round's next question; once they are through, or it has closed, the
 * next one of another round whose question this conversation stands for; else what became of it. Null where they were not
 * asked.
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
  const next = view.state === 'open' ? null : await ledOnTo(laurel, workspaceId, personId)
  const nextView = next && (await viewOf(laurel, workspaceId, next, personId, language))
  return { language, timeZone, view: nextView ?? view }
}

/** The round that waits for this person without a message of its own, since another conversation serves it. */
async function ledOnTo(
  { database, clock }: Laurel,
  workspaceId: string,
  personId: string,
): Promise<PulseRound | null> {
  for (const round of await database.pulses.waitingFor(workspaceId, personId, clock.now())) {
    const question = await database.deliveries.byKey(workspaceId, `pulse-question:${round.id}:${personId}`)
    if (question?.state === 'dropped') return round
  }
  return null
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
  if (!invitation) return null
  const { teams } = database
  const name =
    (await teams.get(workspaceId, round.teamId))?.name ??
    (await teams.nameOfArchived(workspaceId, round.teamId))
  if (name === null) return null
  // The last one stands for a round that is through.
  const position = Math.min(invitation.position, round.questions.length - 1)
  const shown = await shownToAll(laurel, workspaceId, round, name, position, language)
  if (!shown) return null
  const over = round.closedAt !== null || round.closesAt <= laurel.clock.now()
  const state = invitation.state === 'open' && over ? 'closed' : invitation.state
  return state === 'open' ? shown : { ...shown, state }
}

/** Of the very rounds that were read: a fan-out reads one once for many messages, and many people see the same. */
const known = new WeakMap<PulseRound, Map<string, PulseQuestionView | null>>()

/** The question while it waits for an answer: whose answer that is makes no difference to what it says. */
async function shownToAll(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  team: string,
  index: number,
  language: Language,
): Promise<PulseQuestionView | null> {
  const views = known.get(round) ?? new Map<string, PulseQuestionView | null>()
  known.set(round, views)
  const key = `${index} ${language}`
  const before = views.get(key)
  if (before !== undefined) return before
  const asked = round.questions[index]
  const bank = await knownQuestions(laurel, laurel.database, workspaceId)
  const question = (asked && bank.get(asked.code)) ?? null
  const view = asked && question && openQuestion(round, asked, question, team, language)
  // Whoever asked at the same time gets the same.
  const shown = views.get(key) ?? view ?? null
  views.set(key, shown)
  return shown
}

function openQuestion(
  { id: roundId, questions, mode, invited, threshold, commentThreshold, closesAt }: PulseRound,
  asked: PulseRound['questions'][number],
  question: PulseQuestion,
  team: string,
  language: Language,
): PulseQuestionView {
  const values = valuesOf(question)
  return {
    kind: 'pulse-question',
    roundId,
    position: asked.position,
    count: questions.length,
    team,
    asks: asked.kind,
    question: question.text[language],
    options: question.options.map((option, index) => ({
      value: values[index] ?? 0,
      label: option[language],
    })),
    mode,
    threshold,
    commentThreshold,
    hidden: asked.showable ? null : invited < threshold ? 'few' : 'overlap',
    closesAt,
    state: 'open',
  }
}
