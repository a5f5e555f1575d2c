import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { listOwnEvidence } from '../../../app/list-own-evidence.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import { setPersonalSummary } from '../../../app/set-personal-summary.ts'
import type { Person } from '../../../core/person.ts'
import { renderOwnEvidence, renderPersonalMuted } from '../blocks/personal-summary.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { answering } from './answer-press.ts'
import { openView } from './open-view.ts'

/** What a person does with their own evidence: read all of it, and say whether the monthly summary comes. */
export function ownSummaryListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  const pageFor = async (person: Person, page: number) =>
    renderOwnEvidence(
      await listOwnEvidence(laurel, { workspaceId, personId: person.id, page }),
      slack.t(person),
      person,
    )

  app.action<BlockAction<ButtonAction>>('evidence:all', async ({ ack, body, respond }) => {
    await ack()
    const tell = answering(slack, body, respond)
    await slack.attempt(body.user.id, tell, async person =>
      openView(slack, body.trigger_id, await pageFor(person, 0)),
    )
  })

  app.action<BlockAction<ButtonAction>>(/^evidence:(newer|older)$/, async ({ ack, body, action }) => {
    await ack()
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    await slack.attempt(body.user.id, tell, async person => {
      const view = await pageFor(person, Number(action.value))
      await calling(slack.client.views.update({ view_id: body.view?.id ?? '', view }))
    })
  })

  app.action<BlockAction<ButtonAction>>('summary:ask', async ({ ack, body, action, respond }) => {
    await ack()
    const tell = answering(slack, body, respond)
    await slack.attempt(body.user.id, tell, async (person, t) => {
      const [colleagueId = '', indicator = ''] = (action.value ?? '').split('|')
      await requestFeedback(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        askerId: person.id,
        subjectId: person.id,
        personIds: [colleagueId],
        indicators: [indicator],
        note: null,
      })
      await tell(t.moreSummaries.asked(`<@${colleagueId}>`))
    })
  })

  app.action<BlockAction<ButtonAction>>(
    /^summary:(un)?mute-personal$/,
    async ({ ack, body, action, respond }) => {
      await ack()
      const tell = answering(slack, body, respond)
      await slack.attempt(body.user.id, tell, async (person, t) => {
        const muted = action.value === 'mute'
        await setPersonalSummary(laurel, { workspaceId, personId: person.id, muted })
        const said = muted ? renderPersonalMuted(t) : { text: t.moreSummaries.personalUnmuted }
        await respond({ response_type: 'ephemeral', replace_original: false, ...said })
      })
    },
  )
}
