import type { ReportSubject } from '../../../core/report/report-link.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { when } from '../../../i18n/wording.ts'
import type { Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, text } from './element.ts'

/** Hands a link over; with an evidence report, the way to one about other days. */
export function renderReportLink(
  { address, expiresAt }: { address: string; expiresAt: Date },
  subject: ReportSubject,
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): Draft {
  const covered =
    subject.kind === 'evidence' ? `\n${t.report.covers(subject.days.from, subject.days.to)}` : ''
  return {
    summary: t.report.linkTitle,
    body: [
      text(`${t.report.linkReady(when(expiresAt, language))}${covered}`),
      actions(
        { type: 'Action.OpenUrl', title: t.report.openNow, url: address },
        execute(t.report.revoke, 'report:revoke', {}, { associatedInputs: 'none' }),
      ),
      ...otherDays(subject, t),
    ],
  }
}

function otherDays(subject: ReportSubject, t: Catalogue): Element[] {
  if (subject.kind !== 'evidence') return []
  const { from, to } = subject.days
  return [
    text(t.report.otherDays, { separator: true }),
    { type: 'Input.Date', id: 'from', label: t.report.fromDay, ...(from && { value: from }) },
    { type: 'Input.Date', id: 'to', label: t.report.toDay, ...(to && { value: to }) },
    actions(execute(t.report.forDays, 'report:evidence-days', { person: subject.personId })),
  ]
}
