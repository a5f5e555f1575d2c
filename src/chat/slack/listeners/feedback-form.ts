import type { App, BlockAction, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { giveFeedback } from '../../../app/give-feedback.ts'
import { reviewDraft } from '../../../app/review-draft.ts'
import { ChatFailure } from '../../../core/chat.ts'
import { searchIndicators } from '../../../core/framework/search-indicators.ts'
import { checksumOf } from '../../../core/hash.ts'
import type { Person } from '../../../core/person.ts'
import { checkInside } from '../../../core/recognition/rules.ts'
import { Refusal, type RefusalCode } from '../../../core/refusal.ts'
import {
  type FeedbackAdvice,
  type FeedbackForm,
  type FeedbackMemory,
  feedbackBlocks,
  feedbackModal,
  live,
} from '../blocks/feedback-modal.ts'
import { indicatorOptions } from '../blocks/kudos-modal.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { submitting } from './acknowledge.ts'
import { openView } from './open-view.ts'
import { publishHome } from './show-home.ts'

const memorySchema = z.object({
  requestId: z.string().nullable(),
  channel: z.string().nullable(),
  inHome: z.boolean(),
  shown: z.string(),
  likely: z.array(z.string()),
  notes: z.array(z.string()),
})

export const emptyForm: FeedbackForm = {
  receiverId: null,
  kind: 'strength',
  situation: '',
  behaviour: '',
  impact: '',
  visibility: 'receiver',
  indicators: [],
}

/** Opens the form, with what is known already and the coach's word on it. Throws ChatFailure, and Refusal for those who could not send it in. */
export async function openFeedbackForm(
  slack: SlackContext,
  triggerId: string,
  person: Person,
  form: FeedbackForm,
  memory: Pick<FeedbackMemory, 'requestId' | 'channel' | 'inHome'>,
  notes: string[] = [],
): Promise<void> {
  checkInside(person)
  const { advice, likely } = await adviceOn(slack, person, form)
  const whole = { ...memory, notes, likely, shown: signatureOf(advice) }
  await openView(slack, triggerId, feedbackModal(slack.t(person), whole, form, advice))
}

async function adviceOn(
  { laurel, workspaceId }: SlackContext,
  person: Person,
  form: FeedbackForm,
): Promise<{ advice: FeedbackAdvice; likely: string[] }> {
  const { kind, receiverId } = form
  const part = (text: string) => (text.trim() === '' ? null : text)
  const { hints, likely, managerIds } = await reviewDraft(laurel, {
    workspaceId,
    giverId: person.id,
    receiverId,
    kind,
    situation: part(form.situation),
    behaviour: part(form.behaviour),
    impact: part(form.impact),
  })
  return {
    advice: {
      hints,
      likely,
      managerIds: receiverId === null ? null : managerIds,
      toSelf: receiverId === person.id,
    },
    likely: likely.map(({ code }) => code),
  }
}

/** Forms that somebody may be typing in; one that was forgotten only may be drawn late. */
const mostForms = 1000

function remember(newest: Map<string, string>, viewId: string, at: string): void {
  newest.delete(viewId)
  newest.set(viewId, at)
  const [oldest] = newest.size > mostForms ? newest.keys() : []
  if (oldest !== undefined) newest.delete(oldest)
}

/** Short: the memory of a modal holds 3000 characters. */
function signatureOf(advice: FeedbackAdvice): string {
  const text = JSON.stringify(advice)
  return `${text.length} ${checksumOf(text).toString(16)}`
}

function readForm(values: ViewOutput['state']['values']): FeedbackForm {
  const text = (block: string) => values[block]?.[live]?.value ?? ''
  const choice = (block: string) => values[block]?.value?.selected_option?.value
  const chosen = values[feedbackBlocks.indicator]?.['feedback:indicator']?.selected_options ?? []
  return {
    receiverId: values[feedbackBlocks.to]?.[live]?.selected_user ?? null,
    kind: choice(feedbackBlocks.kind) === 'growth' ? 'growth' : 'strength',
    situation: text(feedbackBlocks.situation),
    behaviour: text(feedbackBlocks.behaviour),
    impact: text(feedbackBlocks.impact),
    visibility: choice(feedbackBlocks.visibility) === 'managers' ? 'managers' : 'receiver',
    indicators: chosen.map(({ value, text: name }) => ({ code: value, name: name.text })),
  }
}

/** Which input a refusal is about. */
const inputOf: Partial<Record<RefusalCode, string>> = {
  'empty-feedback': feedbackBlocks.behaviour,
  'no-behaviour': feedbackBlocks.behaviour,
  'text-too-long': feedbackBlocks.behaviour,
  'unknown-indicator': feedbackBlocks.indicator,
  'too-many-topics': feedbackBlocks.indicator,
}

/** The form while it is filled in, and when it is sent. */
export function feedbackFormListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  /** When the last keystroke that came to this process was, by form: requests may overtake each other. */
  const newest = new Map<string, string>()

  // A draft is read and forgotten. What the coach says is drawn only where it changes, so that typing is not disturbed.
  app.action<BlockAction>({ type: 'block_actions', action_id: live }, async ({ body, ack }) => {
    await ack()
    const { view, actions } = body
    const at = actions[0]?.action_ts
    if (!view || !at || at < (newest.get(view.id) ?? '')) return
    remember(newest, view.id, at)
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    await slack.attempt(body.user.id, tell, async person => {
      const form = readForm(view.state.values)
      const memory = memorySchema.parse(JSON.parse(view.private_metadata))
      const { advice, likely } = await adviceOn(slack, person, form)
      const shown = signatureOf(advice)
      if (shown === memory.shown) return
      const next = feedbackModal(slack.t(person), { ...memory, shown, likely }, form, advice)
      try {
        await calling(slack.client.views.update({ view_id: view.id, hash: view.hash, view: next }))
      } catch (error) {
        if (!(error instanceof ChatFailure)) throw error
        // Closed, or drawn anew meanwhile; where that was for an earlier keystroke, this one has the last word.
        if (error.code === 'hash_conflict' && newest.get(view.id) === at)
          await calling(slack.client.views.update({ view_id: view.id, view: next }))
        else slack.log.debug({ code: error.code }, 'the hints of a form were not drawn')
      }
    })
  })

  app.options('feedback:indicator', async ({ body, options, ack }) => {
    const person = await slack.personOf(body.user.id)
    const { framework } = await laurel.framework(workspaceId)
    const query = options.value ?? ''
    const found = searchIndicators(framework, query, person.language)
    const metadata = 'view' in body ? body.view?.private_metadata : undefined
    const memory = z.object({ likely: z.array(z.string()) }).safeParse(metadata ? JSON.parse(metadata) : null)
    const codes = query === '' && memory.success ? memory.data.likely : []
    const likely = codes.flatMap(code => framework.indicator(code) ?? [])
    await ack({ option_groups: indicatorOptions(slack.t(person), person.language, found, likely) })
  })

  app.view<ViewSubmitAction>('feedback:give', async ({ body, view, ack }) => {
    const memory = memorySchema.parse(JSON.parse(view.private_metadata))
    const form = readForm(view.state.values)
    let readerIds: string[] = []
    const given = await submitting(
      slack,
      { ack, userId: body.user.id },
      async person => {
        if (form.receiverId === null) throw new Refusal('no-recipient')
        const sent = await giveFeedback(laurel, {
          workspaceId,
          receipt: slack.receiptOf(body),
          giverId: person.id,
          receiverId: form.receiverId,
          kind: form.kind,
          visibility: form.visibility,
          situation: form.situation,
          behaviour: form.behaviour,
          impact: form.impact,
          indicators: form.indicators.map(({ code }) => code),
          requestId: memory.requestId,
        })
        readerIds = sent.readerIds
      },
      error => (error instanceof Refusal && inputOf[error.code]) || feedbackBlocks.to,
    )
    // In a direct message the giver's copy is the answer.
    if (!given || (memory.channel === null && !memory.inHome)) return
    const tell = (text: string) => slack.tellPrivately(memory.channel, body.user.id, text)
    await slack.attempt(body.user.id, tell, async (person, t) => {
      const receiver = `<@${form.receiverId}>`
      const readers = t.common.list(readerIds.map(id => `<@${id}>`))
      const said =
        form.visibility === 'receiver'
          ? t.feedback.sent(receiver)
          : readerIds.length > 0
            ? t.feedback.sentWithManagers(receiver, readers)
            : t.feedback.sentNoManager(receiver)
      await (memory.inHome ? publishHome(slack, person, 'feedback', { notice: said }) : tell(said))
    })
  })
}
