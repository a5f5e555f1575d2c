import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { closeFeedbackRequest } from '../../../app/close-feedback-request.ts'
import { declineFeedbackRequest } from '../../../app/decline-feedback-request.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import { suggestReviewers } from '../../../app/suggest-reviewers.ts'
import { ChatFailure } from '../../../core/chat.ts'
import { checkInvitation, takesWord } from '../../../core/feedback/rules.ts'
import type { Person } from '../../../core/person.ts'
import { checkInside } from '../../../core/recognition/rules.ts'
import { Refusal, type RefusalCode } from '../../../core/refusal.ts'
import { Naming } from '../../../core/summary/naming.ts'
import {
  declineModal,
  type RequestForm,
  type RequestMemory,
  requestModal,
} from '../blocks/feedback-request-modal.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging, submitting } from './acknowledge.ts'
import { answering, redrawHome } from './answer-press.ts'
import { emptyForm, openFeedbackForm } from './feedback-form.ts'
import { openView } from './open-view.ts'
import { homePlaceOf, publishHome } from './show-home.ts'

const memorySchema = z.object({
  round: z.number(),
  suggested: z.array(z.object({ id: z.string(), name: z.string() })),
  likely: z.array(z.string()),
  notes: z.array(z.string()),
})

const declineSchema = z.object({ requestId: z.string(), inHome: z.boolean() })

/** Opens the form that asks for feedback, with colleagues to choose from. Throws ChatFailure, and Refusal for those who could not send it in. */
export async function openRequestForm(
  slack: SlackContext,
  triggerId: string,
  person: Person,
  form: Partial<RequestForm> = {},
  notes: string[] = [],
): Promise<void> {
  checkInside(person)
  const whole: RequestForm = { subjectId: person.id, personIds: [], indicators: [], note: '', ...form }
  const suggested = await suggestedFor(slack, person.id, whole.subjectId || person.id)
  const memory = { round: 0, likely: [], suggested, notes }
  await openView(slack, triggerId, requestModal(slack.t(person), memory, whole))
}

async function suggestedFor(
  { laurel, workspaceId }: SlackContext,
  askerId: string,
  subjectId: string,
): Promise<RequestMemory['suggested']> {
  const known = await suggestReviewers(laurel, { workspaceId, askerId, subjectId })
  const people = await laurel.database.people.getMany(
    workspaceId,
    known.map(({ personId }) => personId),
  )
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return known.flatMap(({ personId: id }) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
}

function readForm(
  values: ViewSubmitAction['view']['state']['values'],
  { round }: RequestMemory,
): RequestForm {
  const chosen = values.indicator?.['feedback:indicator']?.selected_options ?? []
  return {
    subjectId: values.subject?.['feedback:subject']?.selected_user ?? '',
    personIds: values[`people:${round}`]?.value?.selected_users ?? [],
    indicators: chosen.map(({ value, text }) => ({ code: value, name: text.text })),
    note: values.note?.value?.value ?? '',
  }
}

/** Asking for feedback, and the buttons of those who are asked. */
export function feedbackRequestListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  /** Draws the form anew after `change`; what is typed into the other inputs stays. */
  const redrawing = async (
    body: BlockAction,
    change: (
      memory: RequestMemory,
      form: RequestForm,
      person: Person,
    ) => Promise<[RequestMemory, RequestForm]>,
  ) => {
    const { view } = body
    if (!view) return
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    await slack.attempt(body.user.id, tell, async (person, t) => {
      const before = memorySchema.parse(JSON.parse(view.private_metadata))
      const [memory, form] = await change(before, readForm(view.state.values, before), person)
      try {
        const next = requestModal(t, memory, form)
        await calling(slack.client.views.update({ view_id: view.id, hash: view.hash, view: next }))
      } catch (error) {
        if (!(error instanceof ChatFailure && error.kind === 'refused')) throw error
        slack.log.debug({ code: error.code }, 'a form was closed or changed meanwhile')
      }
    })
  }

  app.action<BlockAction>({ type: 'block_actions', action_id: 'feedback:subject' }, async ({ body, ack }) => {
    await ack()
    await redrawing(body, async (memory, form, person) => [
      { ...memory, suggested: await suggestedFor(slack, person.id, form.subjectId || person.id) },
      form,
    ])
  })

  app.action<BlockAction<ButtonAction>>(/^feedback:add-person:/, async ({ body, action, ack }) => {
    await ack()
    await redrawing(body, async (memory, form) => [
      // An input of another name takes what it is given; one that stays keeps what is in it.
      { ...memory, round: memory.round + 1 },
      { ...form, personIds: [...form.personIds, action.value ?? ''].filter(Boolean) },
    ])
  })

  app.view<ViewSubmitAction>('feedback:request', async ({ body, view, ack }) => {
    const memory = memorySchema.parse(JSON.parse(view.private_metadata))
    const { indicators, ...form } = readForm(view.state.values, memory)
    const people = `people:${memory.round}`
    const inputOf: Partial<Record<RefusalCode, string>> = {
      'no-topic': 'indicator',
      'too-many-topics': 'indicator',
      'unknown-indicator': 'indicator',
      'text-too-long': 'note',
      'not-their-manager': 'subject',
      'no-subject': 'subject',
    }
    await submitting(
      slack,
      { ack, userId: body.user.id },
      async person => {
        await requestFeedback(laurel, {
          workspaceId,
          receipt: slack.receiptOf(body),
          askerId: person.id,
          ...form,
          indicators: indicators.map(({ code }) => code),
        })
      },
      error => (error instanceof Refusal && inputOf[error.code]) || people,
    )
  })

  app.action<BlockAction<ButtonAction>>('feedback:answer', async ({ body, action, ack, respond }) => {
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async person => {
      const found = await laurel.database.feedbackRequests.get(workspaceId, action.value ?? '')
      const { request } = checkInvitation(found, person.id)
      const { framework } = await laurel.framework(workspaceId)
      const naming = new Naming(framework, person.language)
      const form = {
        ...emptyForm,
        receiverId: request.subjectId,
        // A manager who asks about a report would like to read the answer; the giver decides.
        visibility: request.askerId === request.subjectId ? ('receiver' as const) : ('managers' as const),
        indicators: request.indicators
          .filter(code => framework.indicator(code))
          .map(code => ({ code, name: naming.indicator(code).name })),
      }
      const memory = { requestId: request.id, channel: null, inHome: homePlaceOf(body.view) !== null }
      await openFeedbackForm(slack, body.trigger_id, person, form, memory)
    })
    await acknowledging(ack, work)
  })

  app.action<BlockAction<ButtonAction>>('feedback:decline', async ({ body, action, ack, respond }) => {
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const found = await laurel.database.feedbackRequests.get(workspaceId, action.value ?? '')
      const { request } = checkInvitation(found, person.id)
      const about = { requestId: request.id, mayExplain: takesWord(request) }
      await openView(slack, body.trigger_id, declineModal(t, about, homePlaceOf(body.view) !== null))
    })
    await acknowledging(ack, work)
  })

  app.view<ViewSubmitAction>('feedback:declined', async ({ body, view, ack }) => {
    const { requestId, inHome } = declineSchema.parse(JSON.parse(view.private_metadata))
    const note = view.state.values.note?.value?.value ?? null
    const wish = { workspaceId, receipt: slack.receiptOf(body), requestId, note }
    const decline = (person: Person) => declineFeedbackRequest(laurel, { ...wish, personId: person.id })
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    let declined = false
    // Without an input, the modal has no place for what is wrong.
    if (view.state.values.note === undefined) {
      const work = slack.attempt(body.user.id, tell, async person => {
        await decline(person)
        declined = true
      })
      await acknowledging(ack, work)
    } else declined = await submitting(slack, { ack, userId: body.user.id }, decline, () => 'note')
    if (!declined || !inHome) return
    await slack.attempt(body.user.id, tell, (person, t) =>
      publishHome(slack, person, 'feedback', { notice: t.feedback.youDeclined }),
    )
  })

  app.action<BlockAction<ButtonAction>>('feedback:take-back', async ({ body, action, ack, respond }) => {
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async person => {
      await closeFeedbackRequest(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        requestId: action.value ?? '',
        personId: person.id,
      })
      await redrawHome(slack, body)
    })
    await acknowledging(ack, work)
  })
}
