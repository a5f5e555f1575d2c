import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { makeReportLink } from '../../../app/make-report-link.ts'
import { revokeReportLinks } from '../../../app/revoke-report-links.ts'
import type { Person } from '../../../core/person.ts'
import { chosenDays } from '../../../core/report/report-days.ts'
import type { ReportSubject } from '../../../core/report/report-link.ts'
import { renderDaysProblem, renderReportLink, renderReportNotice, reportDays } from '../blocks/report-link.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { openView } from './open-view.ts'

/** Buttons that open a report outside of chat: the link is made when it is asked for, for whoever asks. */
export function reportListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  async function linkFor(person: Person, subject: ReportSubject): Promise<ModalView> {
    const t = slack.t(person)
    const link = await makeReportLink(laurel, { workspaceId, readerId: person.id, subject })
    return link ? renderReportLink(link, subject, t, person) : renderReportNotice(t.report.noAddress, t)
  }

  app.action(
    { type: 'block_actions', action_id: /^report:(team|evidence|data)(:|$)/ },
    async ({ ack, body, action }) => {
      const work = slack.attempt(body.user.id, answering(slack, body), async person => {
        if (action.type !== 'button') return
        const view = await linkFor(person, subjectOf(action.action_id, action.value ?? '', person.id))
        await openView(slack, body.trigger_id, view, body.view?.type === 'modal' ? 'push' : 'open')
      })
      await acknowledging(ack, work)
    },
  )

  // Slack tells of a button that is a link, too, and of a day as soon as it is chosen.
  app.action(/^report:(opened|from|to)$/, ({ ack }) => ack())

  app.action<BlockAction<ButtonAction>>('report:evidence-days', async ({ ack, body, action }) => {
    const personId = action.value || body.user.id
    const show = (view: ModalView) =>
      calling(slack.client.views.update({ view_id: body.view?.id ?? '', view }))
    const tell = async (text: string) => {
      const t = slack.t(await slack.personOf(body.user.id))
      await show(renderDaysProblem(`:warning: ${text}`, personId, t))
    }
    const work = slack.attempt(body.user.id, tell, async person => {
      const chosen = body.view?.state.values[reportDays.block]
      const from = chosen?.[reportDays.from]?.selected_date
      const days = chosenDays(from, chosen?.[reportDays.to]?.selected_date)
      await show(await linkFor(person, { kind: 'evidence', personId, days }))
    })
    await acknowledging(ack, work)
  })

  app.action({ type: 'block_actions', action_id: 'report:revoke' }, async ({ ack, body }) => {
    const tell = answering(slack, body)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const count = await revokeReportLinks(laurel, { workspaceId, readerId: person.id })
      const said = t.report.revoked(count)
      if (body.view?.type !== 'modal') {
        await tell(said)
        return
      }
      await calling(slack.client.views.update({ view_id: body.view.id, view: renderReportNotice(said, t) }))
    })
    await acknowledging(ack, work)
  })
}

function subjectOf(actionId: string, value: string, personId: string): ReportSubject {
  if (actionId.startsWith('report:team')) return { kind: 'team', teamId: value }
  if (actionId === 'report:data') return { kind: 'data' }
  return { kind: 'evidence', personId: value || personId, days: {} }
}
