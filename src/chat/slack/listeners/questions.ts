import type { App, BlockAction, ButtonAction, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import { addOwnQuestion, listOwnQuestions, retireOwnQuestion } from '../../../app/own-questions.ts'
import type { Person } from '../../../core/person.ts'
import {
  localizedFrom,
  type OwnQuestionWish,
  optionFrom,
  ownQuestionWishSchema,
} from '../../../core/pulse/own-question-wish.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { questionInputs, renderOwnQuestions } from '../blocks/own-questions.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging, submitting } from './acknowledge.ts'
import type { CommandCall } from './command-call.ts'
import { openView } from './open-view.ts'

/** `/laurel questions`: the workspace's own questions, for admins and managers. */
export async function handleQuestionsCommand({
  slack,
  person,
  t,
  triggerId,
  reply,
}: CommandCall): Promise<void> {
  if (triggerId === null) return reply(t.help.notHere)
  await openView(slack, triggerId, await modal(slack, person, null))
}

export function questionListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.view<ViewSubmitAction>('questions:add', async ({ ack, body, view }) => {
    const t = slack.t(await slack.personOf(body.user.id))
    const read = readWish(view.state.values, t)
    if ('problems' in read) return ack({ response_action: 'errors', errors: read.problems })
    const wasAdded = await submitting(
      slack,
      { ack, userId: body.user.id },
      async ({ id: actorId }) => {
        await addOwnQuestion(laurel, {
          workspaceId,
          actorId,
          receipt: slack.receiptOf(body),
          wish: read.wish,
        })
      },
      () => questionInputs.en,
    )
    if (wasAdded) await slack.tellPrivately(null, body.user.id, t.questions.added)
  })

  app.action<BlockAction<ButtonAction>>('questions:retire', async ({ ack, body, action }) => {
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      await retireOwnQuestion(laurel, { workspaceId, actorId: person.id, code: action.value ?? '' })
      if (!body.view) return
      const view = await modal(slack, person, `:white_check_mark: ${t.questions.retiredNow}`)
      await calling(slack.client.views.update({ view_id: body.view.id, view }))
    })
    await acknowledging(ack, work)
  })
}

async function modal({ laurel, workspaceId, t }: SlackContext, person: Person, notice: string | null) {
  const questions = await listOwnQuestions(laurel, { workspaceId, actorId: person.id })
  return renderOwnQuestions(questions, notice, t(person), person.language)
}

/** The question that the form asks for, or what is wrong with it by input. */
function readWish(
  values: ViewOutput['state']['values'],
  t: Catalogue,
): { wish: OwnQuestionWish } | { problems: Record<string, string> } {
  const input = (id: string) => values[id]?.[id]
  const text = localizedFrom({
    en: input(questionInputs.en)?.value ?? '',
    'zh-CN': input(questionInputs.zh)?.value ?? '',
  })
  if (!text) return { problems: { [questionInputs.en]: t.questions.missing } }
  const lines = (input(questionInputs.options)?.value ?? '').split('\n')
  const options = lines.flatMap(line => optionFrom(line) ?? [])
  const kind = input(questionInputs.kind)?.selected_option?.value
  const wish = ownQuestionWishSchema.safeParse({ kind, text, options })
  if (wish.success) return { wish: wish.data }
  return wish.error.issues.some(({ path }) => path[0] === 'options')
    ? { problems: { [questionInputs.options]: t.questions.optionsProblem } }
    : { problems: { [questionInputs.en]: t.questions.tooLong } }
}
