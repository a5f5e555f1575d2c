import type { App } from '@slack/bolt'
import { makeReportLink } from '../../../app/make-report-link.ts'
import { revokeReportLinks } from '../../../app/revoke-report-links.ts'
import type { Person } from '../../../core/person.ts'
import type { ReportSubject } from '../../../core/report/report-link.ts'
import { renderReportLink, renderReportNotice } from '../blocks/report-link.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { openView } from './open-view.ts'

/** Buttons that open a report outside of chat: the link is made when it is asked for, for whoever asks. */
export function reportListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  async function open(person: Person, triggerId: string, subject: ReportSubject, isModal: boolean) {
    const t = slack.t(person)
    const link = await makeReportLink(laurel, { workspaceId, readerId: person.id, subject })
    const view = link ? renderReportLink(link, t, person) : renderReportNotice(t.report.noAddress, t)
    await openView(slack, triggerId, view, isModal ? 'push' : 'open')
  }

  app.action(
    { type: 'block_actions', action_id: /^report:(team|evidence|data)(:|$)/ },
    async ({ ack, body, action }) => {
      const work = slack.attempt(body.user.id, answering(slack, body), async person => {
        if (action.type !== 'button') return
        const subject = subjectOf(action.action_id, action.value ?? '', person.id)
        await open(person, body.trigger_id, subject, body.view?.type === 'modal')
      })
      await acknowledging(ack, work)
    },
  )

  // Slack tells of a button that is a link, too.
  app.action('report:opened', async ({ ack }) => ack())

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
