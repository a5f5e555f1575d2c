import { answerPulse } from '../../../app/answer-pulse.ts'
import { closePulseNow } from '../../../app/close-pulse-round.ts'
import { redrawConversation } from '../../../app/redraw-conversation.ts'
import { planPulseNow, runPulseNow } from '../../../app/run-pulse-now.ts'
import { showPulse } from '../../../app/show-pulse.ts'
import { snoozePulse, snoozes } from '../../../app/snooze-pulse.ts'
import { pulseQuestionFor } from '../../../app/view-of-pulse-question.ts'
import { ChatFailure } from '../../../core/chat.ts'
import type { Person } from '../../../core/person.ts'
import type { Answer } from '../../../core/pulse/pulses.ts'
import { Refusal } from '../../../core/refusal.ts'
import { describeStart } from '../../../i18n/describe-pulse-run.ts'
import type { Draft } from '../cards/element.ts'
import { renderCloseQuestion, renderPulseOverview, renderRunQuestion } from '../cards/pulse-overview.ts'
import type { TeamsContext } from '../context.ts'
import { renderMessage } from '../render.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import type { CommandCall } from './command-call.ts'

/** `pulse [team]`: questions that wait for the person and, for a manager, the check-ins of their teams. */
export async function handlePulseCommand({ teams, person, text, reply }: CommandCall): Promise<void> {
  await reply(await overview(teams, person, { teamName: text || null }))
}

async function overview(
  { laurel, workspaceId, t }: TeamsContext,
  person: Person,
  { teamName = null, said = null }: { teamName?: string | null; said?: string | null },
): Promise<Draft> {
  const all = await showPulse(laurel, { workspaceId, personId: person.id })
  const wanted = teamName?.toLowerCase()
  const shown =
    wanted === undefined
      ? all
      : { ...all, managed: all.managed.filter(({ team }) => team.toLowerCase() === wanted) }
  if (teamName !== null && shown.managed.length === 0) throw new Refusal('no-team', { word: teamName })
  return renderPulseOverview(shown, t(person), person, said)
}

/** Stores the answer. Whoever presses twice is told so, and finds the card as it is by now. */
async function answer(act: Act, given: Answer): Promise<Outcome> {
  const { teams, person, t, data } = act
  const { laurel, workspaceId } = teams
  const roundId = data.round ?? ''
  let said: string | null = null
  try {
    await answerPulse(laurel, {
      workspaceId,
      roundId,
      personId: person.id,
      position: Number(data.position ?? 0),
      answer: given,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    said = teams.explain(error, t)
  }
  return questionAgain(act, said)
}

/** The card that an answer was given on, as it is by now. */
export async function questionAgain(act: Act, said: string | null = null): Promise<Outcome> {
  const { teams, person, t, data } = act
  const { laurel, workspaceId } = teams
  const roundId = data.round ?? ''
  const question = await pulseQuestionFor(laurel, workspaceId, roundId, person.id)
  if (!question) return { say: said ?? t.refusals['not-found']() }
  const isElsewhere = data.in === 'overview'
  const pressed = isElsewhere ? null : (act.activity.replyToId ?? '')
  await redrawOthers(teams, { roundId, personId: person.id, pressed }, question)
  if (isElsewhere) return { card: await overview(teams, person, { said }) }
  return { card: renderMessage(question.view, question.language, question.timeZone) }
}

async function redrawOthers(
  { laurel, workspaceId, log }: TeamsContext,
  conversation: Parameters<typeof redrawConversation>[2],
  question: Parameters<typeof redrawConversation>[3],
): Promise<void> {
  try {
    await redrawConversation(laurel, workspaceId, conversation, question)
  } catch (error) {
    // The answer is stored; an old message tells so to whoever presses it.
    if (!(error instanceof ChatFailure)) throw error
    log.warn({ err: error }, 'an answered question could not be redrawn')
  }
}

/** Buttons of the question and of the manager's overview. */
export const pulseActs: Record<string, ActHandler> = {
  'pulse:answer': act => answer(act, { value: Number(act.data.answer) }),
  'pulse:skip': act => answer(act, 'skip'),
  'pulse:send': act => answer(act, { text: act.data[`comment${act.data.position}`] ?? '' }),

  async 'pulse:snooze'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const snooze = snoozes.find(other => other === data.snooze)
    if (!snooze) throw new Refusal('not-found')
    const wish = { workspaceId, roundId: data.round ?? '', personId: person.id, snooze }
    return { say: t.hours.snoozed(await snoozePulse(laurel, wish)) }
  },

  async 'pulse:ask-run'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const plan = await planPulseNow(laurel, { workspaceId, teamId: data.team ?? '', personId: person.id })
    return { card: renderRunQuestion(plan, t) }
  },

  async 'pulse:run'({ teams, person, t, receipt, data }) {
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, receipt, teamId: data.team ?? '', personId: person.id }
    const started = await runPulseNow(laurel, wish)
    const said = started && describeStart(started, t)
    return { card: await overview(teams, person, { said }) }
  },

  async 'pulse:ask-close'({ t, data }) {
    return { card: renderCloseQuestion(data.round ?? '', t) }
  },

  async 'pulse:close'({ teams, person, t, receipt, data }) {
    const { laurel, workspaceId } = teams
    await closePulseNow(laurel, { workspaceId, receipt, roundId: data.round ?? '', personId: person.id })
    return { card: await overview(teams, person, { said: t.pulse.closedNow }) }
  },

  async 'pulse:refresh'({ teams, person }) {
    return { card: await overview(teams, person, {}) }
  },
}
