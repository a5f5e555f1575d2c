import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { decideTag } from '../../../app/decide-tag.ts'
import { requireGiver } from '../../../app/require-giver.ts'
import { viewOfMappingPrompt } from '../../../app/view-of-mapping-prompt.ts'
import type { Framework, Indicator } from '../../../core/framework/framework.ts'
import { searchIndicators } from '../../../core/framework/search-indicators.ts'
import type { Person } from '../../../core/person.ts'
import { isOutdated } from '../../../core/recognition/decision.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { changeIndicatorModal, indicatorOptions } from '../blocks/kudos-modal.ts'
import { renderMappingPrompt } from '../blocks/mapping-prompt.ts'
import type { SlackContext } from '../context.ts'
import { acknowledging, submittingOver } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { openView } from './open-view.ts'

const memorySchema = z.object({
  recognitionId: z.string(),
  responseUrl: z.string().nullable(),
  answerIn: z.string(),
  /** Of the words that the form shows. */
  revision: z.number().optional(),
  /** The disputed tag that it is about. */
  instead: z.string().optional(),
})

type ChangeMemory = z.infer<typeof memorySchema>

export async function openChangeModal(
  slack: SlackContext,
  triggerId: string,
  t: Catalogue,
  memory: ChangeMemory,
  text: string,
): Promise<void> {
  await openView(slack, triggerId, changeIndicatorModal(t, memory, text))
}

/** The giver's buttons under "Mapped to …", and the dictionary behind "Change…". */
export function taggingListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  /** `value` is "recognition:revision", then ":indicator" unless it is none. A stale prompt becomes the current one. */
  async function decide(body: BlockAction, value: string, person: Person) {
    const [recognitionId = '', revision, indicator = null] = value.split(':')
    const wish = { recognitionId, personId: person.id, indicator, revision: Number(revision) }
    await decideTag(laurel, { workspaceId, receipt: slack.receiptOf(body), ...wish })
    const message = await viewOfMappingPrompt(laurel, workspaceId, { recognitionId, personId: person.id })
    if (message)
      await slack.replaceMessage(body.response_url, renderMappingPrompt(message.view, slack.t(person)))
  }

  app.action<BlockAction<ButtonAction>>(
    /^tag:(confirm|none|pick:.+)$/,
    async ({ body, action, ack, respond }) => {
      const tell = answering(slack, body, respond)
      const work = slack.attempt(body.user.id, tell, async person => {
        await decide(body, action.value ?? '', person)
      })
      await acknowledging(ack, work)
    },
  )

  /** A disputed tag goes; what was said of it is redrawn by a job. */
  app.action<BlockAction<ButtonAction>>('tag:drop', async ({ body, action, ack, respond }) => {
    const work = slack.attempt(body.user.id, answering(slack, body, respond), async person => {
      const [recognitionId = '', instead = ''] = (action.value ?? '').split(':')
      const wish = { recognitionId, personId: person.id, indicator: null, instead }
      await decideTag(laurel, { workspaceId, receipt: slack.receiptOf(body), ...wish })
    })
    await acknowledging(ack, work)
  })

  app.action<BlockAction<ButtonAction>>('tag:change', async ({ body, action, ack, respond }) => {
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const [id = '', instead] = (action.value ?? '').split(':')
      const recognition = await requireGiver(laurel.database, workspaceId, id, person.id)
      const memory = {
        recognitionId: recognition.id,
        responseUrl: body.response_url ?? null,
        answerIn: body.channel?.id ?? person.id,
        revision: recognition.revision,
        ...(instead && { instead }),
      }
      await openChangeModal(slack, body.trigger_id, t, memory, recognition.text)
    })
    await acknowledging(ack, work)
  })

  app.view<ViewSubmitAction>('giving:indicator', async ({ body, view, ack }) => {
    const memory = memorySchema.parse(JSON.parse(view.private_metadata))
    const indicator = view.state.values.indicator?.['tag:indicator']?.selected_option?.value ?? null
    const { recognitionId, instead } = memory
    // Another tag of the same kudos may have been settled since: what is disputed is looked at for itself.
    const about = instead ? { instead } : { revision: memory.revision, from: 'form' as const }
    const wish = { workspaceId, receipt: slack.receiptOf(body), recognitionId, indicator, ...about }
    const decided = await submittingOver(
      slack,
      { ack, userId: body.user.id },
      person => decideTag(laurel, { ...wish, personId: person.id }),
      async (error, person, t) => {
        if (!isOutdated(error, memory)) throw error
        const { revision, text } = await requireGiver(laurel.database, workspaceId, recognitionId, person.id)
        return changeIndicatorModal(t, { ...memory, revision }, text, slack.explain(error, t))
      },
      'indicator',
    )
    // What was said of a dispute is redrawn by a job.
    if (!decided || instead) return
    const tell = (text: string) => slack.tellPrivately(memory.answerIn, body.user.id, text)
    await slack.attempt(body.user.id, tell, async (person, t) => {
      const message = await viewOfMappingPrompt(laurel, workspaceId, { recognitionId, personId: person.id })
      if (!message) return
      const rendered = renderMappingPrompt(message.view, t)
      if (memory.responseUrl) await slack.replaceMessage(memory.responseUrl, rendered)
      else await slack.tellPrivately(memory.answerIn, person.id, rendered)
    })
  })

  app.options('tag:indicator', async ({ body, options, ack }) => {
    const person = await slack.personOf(body.user.id)
    const { framework } = await laurel.framework(workspaceId)
    const query = options.value ?? ''
    const found = searchIndicators(framework, query, person.language)
    const likely =
      query === ''
        ? await likelyFor(slack, framework, person, 'view' in body ? body.view?.private_metadata : undefined)
        : []
    await ack({ option_groups: indicatorOptions(slack.t(person), person.language, found, likely) })
  })
}

/** What a kudos sounds like, for its giver alone. */
async function likelyFor(
  slack: SlackContext,
  framework: Framework,
  { id: personId }: Person,
  metadata: string | undefined,
): Promise<Indicator[]> {
  const memory = memorySchema.safeParse(metadata ? JSON.parse(metadata) : null)
  if (!memory.success) return []
  const recognition = await slack.laurel.database.recognitions.get(
    slack.workspaceId,
    memory.data.recognitionId,
  )
  if (recognition?.giverId !== personId) return []
  return recognition.suggestions.slice(0, 3).flatMap(({ code }) => framework.indicator(code) ?? [])
}
