import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { disputeTag } from '../../../app/dispute-tag.ts'
import { listOwnEvidence } from '../../../app/list-own-evidence.ts'
import { settleTagDispute } from '../../../app/settle-tag-dispute.ts'
import type { Person } from '../../../core/person.ts'
import { checkRecipient } from '../../../core/recognition/rules.ts'
import { Refusal } from '../../../core/refusal.ts'
import { Naming } from '../../../core/summary/naming.ts'
import { disputeModal } from '../blocks/feedback-modal.ts'
import { renderOwnEvidence } from '../blocks/personal-summary.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging, submitting } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { openView } from './open-view.ts'

/** `evidence`: the modal of one's own evidence that it was pressed in, and its page. */
const memorySchema = z.object({
  recognitionId: z.string(),
  evidence: z.object({ viewId: z.string(), page: z.number() }),
})

type Place = z.infer<typeof memorySchema>['evidence']

/** What a receiver says against a tag of a kudos, from their own evidence, and what the giver answers in private. */
export function kudosDisputeListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  async function showEvidence(person: Person, { viewId, page }: Place): Promise<void> {
    const shown = await listOwnEvidence(laurel, { workspaceId, personId: person.id, page })
    const view = renderOwnEvidence(shown, slack.t(person), person)
    await calling(slack.client.views.update({ view_id: viewId, view }))
  }

  app.action<BlockAction<ButtonAction>>('kudos:dispute', async ({ body, action, ack, respond }) => {
    const work = slack.attempt(body.user.id, answering(slack, body, respond), async (person, t) => {
      const recognitionId = action.value ?? ''
      const found = await laurel.database.recognitions.get(workspaceId, recognitionId)
      const { tags } = checkRecipient(found, person.id)
      const { framework } = await laurel.framework(workspaceId)
      const naming = new Naming(framework, person.language)
      const open = tags.filter(({ disputed }) => !disputed).map(tag => naming.indicator(tag.indicator))
      if (open.length === 0) throw new Refusal('nothing-to-dispute')
      const evidence = { viewId: body.view?.id ?? '', page: Number(body.view?.private_metadata) || 0 }
      const memory = JSON.stringify({ recognitionId, evidence })
      const form = disputeModal(t, { callbackId: 'kudos:disputed', memory, hint: t.disputes.hint }, open)
      await openView(slack, body.trigger_id, form, 'push')
    })
    await acknowledging(ack, work)
  })

  app.view<ViewSubmitAction>('kudos:disputed', async ({ body, view, ack }) => {
    const { recognitionId, evidence } = memorySchema.parse(JSON.parse(view.private_metadata))
    const { values } = view.state
    const wish = {
      workspaceId,
      receipt: slack.receiptOf(body),
      recognitionId,
      indicator: values.tag?.value?.selected_option?.value ?? '',
      note: values.note?.value?.value ?? null,
    }
    const done = await submitting(
      slack,
      { ack, userId: body.user.id },
      person => disputeTag(laurel, { ...wish, personId: person.id }),
      () => 'tag',
    )
    if (!done) return
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    await slack.attempt(body.user.id, tell, person => showEvidence(person, evidence))
  })

  /** Messages are redrawn by a job; the modal that it was pressed in is not. */
  app.action<BlockAction<ButtonAction>>('kudos:settle', async ({ body, action, ack, respond }) => {
    const work = slack.attempt(body.user.id, answering(slack, body, respond), async person => {
      const [recognitionId = '', indicator = ''] = (action.value ?? '').split(':')
      const receipt = slack.receiptOf(body)
      await settleTagDispute(laurel, { workspaceId, receipt, recognitionId, indicator, personId: person.id })
      const { view } = body
      if (view) await showEvidence(person, { viewId: view.id, page: Number(view.private_metadata) || 0 })
    })
    await acknowledging(ack, work)
  })
}
