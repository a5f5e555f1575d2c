import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { decideFeedbackTag } from '../../../app/decide-feedback-tag.ts'
import { disputeFeedbackTag } from '../../../app/dispute-feedback-tag.ts'
import { editFeedback } from '../../../app/edit-feedback.ts'
import { markFeedback } from '../../../app/mark-feedback.ts'
import { replyToFeedback } from '../../../app/reply-to-feedback.ts'
import { retryFeedbackCard } from '../../../app/retry-feedback-card.ts'
import { sendFeedbackAgain } from '../../../app/send-feedback-again.ts'
import { settleFeedbackDispute } from '../../../app/settle-feedback-dispute.ts'
import { withdrawFeedback } from '../../../app/withdraw-feedback.ts'
import type { Feedback } from '../../../core/feedback/feedback.ts'
import { checkRole, type Role, textOf } from '../../../core/feedback/rules.ts'
import type { Person } from '../../../core/person.ts'
import { isOutdated } from '../../../core/recognition/decision.ts'
import { Refusal } from '../../../core/refusal.ts'
import { Naming } from '../../../core/summary/naming.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  changeFeedbackModal,
  disputeModal,
  editFeedbackModal,
  feedbackBlocks,
  live,
  threadModal,
  withdrawFeedbackModal,
} from '../blocks/feedback-modal.ts'
import type { SlackContext } from '../context.ts'
import { acknowledging, submitting, submittingOver } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { emptyForm } from './feedback-form.ts'
import { openView } from './open-view.ts'

type Press = BlockAction<ButtonAction>

/** `revision`: of the words that the form shows. `instead`: the disputed tag that it is about. */
const memorySchema = z.object({
  feedbackId: z.string(),
  revision: z.number().optional(),
  instead: z.string().optional(),
})

/** The buttons under a feedback, the receiver's and the giver's, and the forms behind them. */
export function feedbackCardListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  /** `value` is what the button carries, split at its colons; the messages are redrawn by a job. */
  const pressing = (
    actionId: string | RegExp,
    work: (press: {
      values: string[]
      person: Person
      t: Catalogue
      triggerId: string
      tell: (text: string) => Promise<unknown>
      wish: { workspaceId: string; receipt: string; feedbackId: string; personId: string }
    }) => Promise<void>,
  ) =>
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      const tell = answering(slack, body, respond)
      const done = slack.attempt(body.user.id, tell, async (person, t) => {
        const values = (action.value ?? '').split(':')
        const [feedbackId = ''] = values
        const wish = { workspaceId, receipt: slack.receiptOf(body), feedbackId, personId: person.id }
        await work({ values, person, t, triggerId: body.trigger_id, tell, wish })
      })
      await acknowledging(ack, done)
    })

  const own = async (feedbackId: string, person: Person, ...roles: Role[]): Promise<Feedback> =>
    checkRole(await laurel.database.feedback.get(workspaceId, feedbackId), person.id, roles)

  pressing('feedback:thank', ({ wish }) => markFeedback(laurel, { ...wish, mark: 'thanked' }))
  pressing('feedback:act-on', ({ wish }) => markFeedback(laurel, { ...wish, mark: 'acted-on' }))
  pressing('feedback:settle', ({ wish, values: [, indicator = ''] }) =>
    settleFeedbackDispute(laurel, { ...wish, indicator }),
  )
  pressing(/^feedback:(none|pick:.+)$/, ({ wish, values: [, revision, indicator = null] }) =>
    decideFeedbackTag(laurel, { ...wish, indicator, revision: Number(revision) }),
  )
  pressing('feedback:drop', ({ wish, values: [, instead = ''] }) =>
    decideFeedbackTag(laurel, { ...wish, indicator: null, instead }),
  )
  pressing('feedback:retry', ({ wish }) => retryFeedbackCard(laurel, wish))

  pressing('feedback:again', async ({ wish, t, tell }) => {
    await sendFeedbackAgain(laurel, wish)
    await tell(t.feedback.sentAgain)
  })

  pressing('feedback:thread', async ({ wish, person, t, triggerId }) => {
    const feedback = await own(wish.feedbackId, person, 'giver', 'receiver')
    const says = feedback.replies.map(({ authorId, text }) => ({ author: `<@${authorId}>`, text }))
    await openView(slack, triggerId, threadModal(t, feedback.id, textOf(feedback), says))
  })

  pressing('feedback:dispute', async ({ wish, person, t, triggerId }) => {
    const { tags, kind } = await own(wish.feedbackId, person, 'receiver')
    const { framework } = await laurel.framework(workspaceId)
    const naming = new Naming(framework, person.language)
    const open = tags.filter(({ dispute }) => dispute === 'none').map(tag => naming.indicator(tag.indicator))
    if (open.length === 0) throw new Refusal('nothing-to-dispute')
    const memory = JSON.stringify({ feedbackId: wish.feedbackId })
    const form = { callbackId: 'feedback:disputed', memory, hint: t.feedback.disputeHint[kind] }
    await openView(slack, triggerId, disputeModal(t, form, open))
  })

  pressing('feedback:edit', async ({ wish, person, t, triggerId }) => {
    const { situation, behaviour, impact } = await own(wish.feedbackId, person, 'giver')
    const form = { ...emptyForm, situation: situation ?? '', behaviour, impact: impact ?? '' }
    await openView(slack, triggerId, editFeedbackModal(t, wish.feedbackId, form))
  })

  pressing('feedback:withdraw', async ({ wish, person, t, triggerId }) => {
    const feedback = await own(wish.feedbackId, person, 'giver')
    await openView(slack, triggerId, withdrawFeedbackModal(t, feedback.id, textOf(feedback)))
  })

  pressing('feedback:change', async ({ wish, values: [, instead], person, t, triggerId }) => {
    const feedback = await own(wish.feedbackId, person, 'giver')
    await openView(slack, triggerId, changeForm(t, feedback, instead))
  })

  /** What a form says is carried out; a refusal is shown at `input`. */
  const submitted = (
    callbackId: string,
    input: string,
    work: (
      wish: { workspaceId: string; receipt: string; feedbackId: string; personId: string },
      values: ViewSubmitAction['view']['state']['values'],
      memory: z.infer<typeof memorySchema>,
    ) => Promise<void>,
  ) =>
    app.view<ViewSubmitAction>(callbackId, async ({ body, view, ack }) => {
      const memory = memorySchema.parse(JSON.parse(view.private_metadata))
      const { feedbackId } = memory
      const wish = { workspaceId, receipt: slack.receiptOf(body), feedbackId }
      await submitting(
        slack,
        { ack, userId: body.user.id },
        person => work({ ...wish, personId: person.id }, view.state.values, memory),
        () => input,
      )
    })

  submitted('feedback:edited', feedbackBlocks.behaviour, (wish, values) =>
    editFeedback(laurel, {
      ...wish,
      situation: values.situation?.[live]?.value ?? null,
      behaviour: values.behaviour?.[live]?.value ?? null,
      impact: values.impact?.[live]?.value ?? null,
    }),
  )
  submitted('feedback:replied', 'text', (wish, values) =>
    replyToFeedback(laurel, { ...wish, text: values.text?.value?.value ?? '' }),
  )
  submitted('feedback:disputed', 'tag', (wish, values) =>
    disputeFeedbackTag(laurel, {
      ...wish,
      indicator: values.tag?.value?.selected_option?.value ?? '',
      note: values.note?.value?.value ?? null,
    }),
  )
  app.view<ViewSubmitAction>('feedback:changed', async ({ body, view, ack }) => {
    const { feedbackId, revision, instead } = memorySchema.parse(JSON.parse(view.private_metadata))
    const indicator = view.state.values.indicator?.['feedback:indicator']?.selected_option?.value ?? null
    const about = instead ? { instead } : { revision, from: 'form' as const }
    const wish = { workspaceId, receipt: slack.receiptOf(body), feedbackId, indicator, ...about }
    await submittingOver(
      slack,
      { ack, userId: body.user.id },
      person => decideFeedbackTag(laurel, { ...wish, personId: person.id }),
      async (error, person, t) => {
        if (!isOutdated(error, { instead })) throw error
        return changeForm(t, await own(feedbackId, person, 'giver'), undefined, slack.explain(error, t))
      },
      feedbackBlocks.indicator,
    )
  })

  app.view('feedback:withdrawn', async ({ body, view, ack }) => {
    const { feedbackId } = memorySchema.parse(JSON.parse(view.private_metadata))
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    const work = slack.attempt(body.user.id, tell, person =>
      withdrawFeedback(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        feedbackId,
        personId: person.id,
      }),
    )
    await acknowledging(ack, work)
  })
}

function changeForm(
  t: Catalogue,
  feedback: Feedback,
  instead: string | undefined,
  problem: string | null = null,
) {
  const { id: feedbackId, revision } = feedback
  const likely = feedback.suggestions.slice(0, 3).map(({ code }) => code)
  const memory = { feedbackId, likely, revision, ...(instead && { instead }) }
  return changeFeedbackModal(t, memory, textOf(feedback), problem)
}
