import { makeReportLink } from '../../../app/make-report-link.ts'
import { revokeReportLinks } from '../../../app/revoke-report-links.ts'
import { chosenDays } from '../../../core/report/report-days.ts'
import type { ReportSubject } from '../../../core/report/report-link.ts'
import { text } from '../cards/element.ts'
import { renderReportLink } from '../cards/report-link.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import { showBelow } from './show-below.ts'

/** Buttons that open a report outside of chat: the link is made when it is asked for, for whoever asks. */
export const reportActs: Record<string, ActHandler> = {
  'report:evidence': act =>
    open(act, { kind: 'evidence', personId: act.data.person || act.person.id, days: {} }),
  'report:team': act => open(act, { kind: 'team', teamId: act.data.team ?? '' }),
  'report:data': act => open(act, { kind: 'data' }),

  async 'report:evidence-days'(act) {
    const days = chosenDays(act.data.from, act.data.to)
    const card = await linkFor(act, {
      kind: 'evidence',
      personId: act.data.person || act.person.id,
      days,
    })
    return card ? { card } : { say: act.t.report.noAddress }
  },

  async 'report:revoke'({ teams, person, t }) {
    const { laurel, workspaceId } = teams
    const count = await revokeReportLinks(laurel, { workspaceId, readerId: person.id })
    const said = t.report.revoked(count)
    return { card: { summary: said, body: [text(said)] } }
  },
}

async function linkFor({ teams, person, t }: Act, subject: ReportSubject) {
  const { laurel, workspaceId } = teams
  const link = await makeReportLink(laurel, { workspaceId, readerId: person.id, subject })
  return link && renderReportLink(link, subject, t, person)
}

/** Hands the link over in the person's own chat, below what it was asked for on. */
async function open(act: Act, subject: ReportSubject): Promise<Outcome> {
  const card = await linkFor(act, subject)
  if (!card) return { say: act.t.report.noAddress }
  return showBelow(act, card, act.t.teams.below)
}
