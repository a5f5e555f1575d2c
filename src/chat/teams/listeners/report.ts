import { makeReportLink } from '../../../app/make-report-link.ts'
import { revokeReportLinks } from '../../../app/revoke-report-links.ts'
import type { ReportSubject } from '../../../core/report/report-link.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, type Draft, execute, text } from '../cards/element.ts'
import type { Act, ActHandler, Outcome } from './act.ts'

/** Buttons that open a report outside of chat: the link is made when it is asked for, for whoever asks. */
export const reportActs: Record<string, ActHandler> = {
  'report:evidence': act =>
    open(act, { kind: 'evidence', personId: act.data.person || act.person.id, days: {} }),
  'report:team': act => open(act, { kind: 'team', teamId: act.data.team ?? '' }),
  'report:data': act => open(act, { kind: 'data' }),

  async 'report:revoke'({ teams, person, t }) {
    const { laurel, workspaceId } = teams
    const count = await revokeReportLinks(laurel, { workspaceId, readerId: person.id })
    const said = t.report.revoked(count)
    return { card: { summary: said, body: [text(said)] } }
  },
}

/** Hands the link over in the person's own chat, below what it was asked for on. */
async function open({ teams, activity, person, t }: Act, subject: ReportSubject): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const link = await makeReportLink(laurel, { workspaceId, readerId: person.id, subject })
  if (!link) return { say: t.report.noAddress }
  const ready = t.report.linkReady(when(link.expiresAt, person.language))
  const card: Draft = {
    summary: t.report.linkTitle,
    body: [
      text(ready),
      actions(
        { type: 'Action.OpenUrl', title: t.report.openNow, url: link.address },
        execute(t.report.revoke, 'report:revoke'),
      ),
    ],
  }
  await teams.reply(activity, person, card)
  return { say: t.teams.below }
}
