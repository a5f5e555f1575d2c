import { setTimeout as sleep } from 'node:timers/promises'
import type { App, BlockAction, ButtonAction, OverflowAction, RespondFn } from '@slack/bolt'
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
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeStart } from '../../../i18n/describe-pulse-run.ts'
import { type SlackMessage, section } from '../blocks/element.ts'
import { renderPulseOverview, renderRunQuestion } from '../blocks/pulse-overview.ts'
import { commentInput, readQuestionValue, renderPulseQuestion } from '../blocks/pulse-question.ts'
import type { SlackContext } from '../context.ts'
import { plainText } from '../parse.ts'
import { acknowledging } from './acknowledge.ts'
import type { CommandCall } from './command-call.ts'

type Press = BlockAction<ButtonAction>

/** After so many milliseconds somebody who pressed wonders whether they did. */
const slowAfter = 700

/** `/pulse [team]`: questions that wait for the person and, for a manager, the check-ins of their teams. */
export async function handlePulseCommand({ slack, person, text, reply }: CommandCall): Promise<void> {
  await reply(await overview(slack, person, { teamName: plainText(text, () => undefined) || null }))
}

/** Buttons of the question and of the manager's overview. */
export function pulseListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.action<Press>(/^pulse:answer:\d+$/, ({ body, action, ack, respond }) => {
    const value = Number(action.action_id.split(':').at(-1))
    return answerAndShow(slack, { body, ack, respond }, action.value ?? '', { value })
  })

  app.action<Press>('pulse:skip', ({ body, action, ack, respond }) =>
    answerAndShow(slack, { body, ack, respond }, action.value ?? '', 'skip'),
  )

  app.action<Press>('pulse:send', ({ body, action, ack, respond }) => {
    const text = body.state?.values[commentInput]?.[commentInput]?.value ?? ''
    return answerAndShow(slack, { body, ack, respond }, action.value ?? '', { text })
  })

  app.action<BlockAction<OverflowAction>>('pulse:snooze', async ({ body, action, ack, respond }) => {
    const [chosen, roundId = ''] = action.selected_option.value.split('|')
    const snooze = snoozes.find(other => other === chosen)
    const tell = privately(respond)
    const work = slack.attempt(body.user.id, tell, async ({ id: personId }, t) => {
      if (!snooze) throw new Refusal('not-found')
      await tell(t.hours.snoozed(await snoozePulse(laurel, { workspaceId, roundId, personId, snooze })))
    })
    await acknowledging(ack, work)
  })

  app.action<Press>('pulse:ask-run', async ({ body, action, ack, respond }) => {
    const work = slack.attempt(body.user.id, privately(respond), async (person, t) => {
      const wish = { workspaceId, teamId: action.value ?? '', personId: person.id }
      await slack.replaceMessage(body.response_url, renderRunQuestion(await planPulseNow(laurel, wish), t))
    })
    await acknowledging(ack, work)
  })

  app.action<Press>('pulse:run', ({ body, action, ack, respond }) => {
    const run = async ({ id: personId }: Person, t: Catalogue) => {
      const wish = { workspaceId, receipt: slack.receiptOf(body), teamId: action.value ?? '', personId }
      const started = await runPulseNow(laurel, wish)
      return started && describeStart(started, t)
    }
    return actAndShow(slack, { body, ack, respond }, run, t => t.pulse.starting)
  })

  app.action<Press>('pulse:close', ({ body, action, ack, respond }) =>
    actAndShow(slack, { body, ack, respond }, async ({ id: personId }, t) => {
      const wish = { workspaceId, receipt: slack.receiptOf(body), roundId: action.value ?? '', personId }
      await closePulseNow(laurel, wish)
      return t.pulse.closedNow
    }),
  )

  app.action<Press>('pulse:refresh', ({ body, ack, respond }) =>
    actAndShow(slack, { body, ack, respond }, async () => null),
  )
}

interface Pressed {
  body: Press
  ack: () => Promise<void>
  respond: RespondFn
}

/** Acknowledges once the answer is stored. Whoever presses twice is told so, and finds the message as it is by now. */
async function answerAndShow(
  slack: SlackContext,
  { body, ack, respond }: Pressed,
  value: string,
  answer: Answer,
) {
  const { laurel, workspaceId } = slack
  const { roundId, position } = readQuestionValue(value)
  const tell = privately(respond)
  const work = slack.attempt(body.user.id, tell, async ({ id: personId }) => {
    await answerPulse(laurel, { workspaceId, roundId, personId, position, answer })
  })
  await acknowledging(ack, work)
  await slack.attempt(body.user.id, tell, person => showOutcome(slack, body, roundId, person))
}

/** Does what a manager wants, acknowledges, and draws the overview anew with what came of it. */
async function actAndShow(
  slack: SlackContext,
  { body, ack, respond }: Pressed,
  act: (person: Person, t: Catalogue) => Promise<string | null>,
  /** Stands in the message's place, without its buttons, while that takes longer. */
  meanwhile?: (t: Catalogue) => string,
) {
  const tell = privately(respond)
  let notice: string | null = null
  const work = slack.attempt(body.user.id, tell, async (person, t) => {
    const acting = act(person, t)
    const isSlow = meanwhile && (await Promise.race([acting.then(() => false), sleep(slowAfter, true)]))
    // What comes of it is what counts: it is told below, also where this could not be.
    if (isSlow)
      await slack
        .replaceMessage(body.response_url, notedOnly(meanwhile(t)))
        .catch(error => slack.log.warn({ err: error }, 'that a check-in is starting could not be said'))
    notice = await acting
  })
  await acknowledging(ack, work)
  await slack.attempt(body.user.id, tell, async person =>
    slack.replaceMessage(body.response_url, await overview(slack, person, { notice })),
  )
}

const notedOnly = (text: string): SlackMessage => ({ text, blocks: [section(text)] })

/** Says something beside the message that was pressed. */
export function privately(respond: RespondFn) {
  return (text: string) => respond({ text, response_type: 'ephemeral', replace_original: false })
}

async function overview(
  { laurel, workspaceId, t }: SlackContext,
  person: Person,
  { teamName = null, notice = null }: { teamName?: string | null; notice?: string | null },
): Promise<SlackMessage> {
  const all = await showPulse(laurel, { workspaceId, personId: person.id })
  const shown =
    teamName === null
      ? all
      : {
          ...all,
          managed: all.managed.filter(({ team }) => team.toLowerCase() === teamName.toLowerCase()),
        }
  if (teamName !== null && shown.managed.length === 0) throw new Refusal('no-team', { word: teamName })
  return renderPulseOverview(shown, t(person), person, notice)
}

/** Redraws the message that was pressed, and the others of the conversation. */
export async function showOutcome(
  slack: SlackContext,
  body: Press,
  roundId: string,
  person: Person,
): Promise<void> {
  const { laurel, workspaceId } = slack
  const question = await pulseQuestionFor(laurel, workspaceId, roundId, person.id)
  if (!question) return
  const isElsewhere = body.container.type === 'message' && body.container.is_ephemeral === true
  await slack.replaceMessage(
    body.response_url,
    isElsewhere ? await overview(slack, person, {}) : renderPulseQuestion(question.view, slack.t(person)),
  )
  const pressed = isElsewhere ? null : String(body.container.message_ts)
  try {
    await redrawConversation(laurel, workspaceId, { roundId, personId: person.id, pressed }, question)
  } catch (error) {
    // The answer is stored; an old message tells so to whoever presses it.
    if (!(error instanceof ChatFailure)) throw error
    slack.log.warn({ err: error }, 'an answered question could not be redrawn')
  }
}
