import type { KnownBlock, ModalView } from '@slack/types'
import type { ReportSubject } from '../../../core/report/report-link.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, button, divider, limits, plain, section } from './element.ts'

/** Block and action ids of the days of an evidence report. */
export const reportDays = { block: 'report:days', from: 'report:from', to: 'report:to' } as const

/** Hands the link over in a modal, which leaves no trace in chat. */
export function renderReportLink(
  { address, expiresAt }: { address: string; expiresAt: Date },
  subject: ReportSubject,
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): ModalView {
  const covered =
    subject.kind === 'evidence' ? `\n${t.report.covers(subject.days.from, subject.days.to)}` : ''
  return notice(t, [
    section(`${t.report.linkReady(when(expiresAt, language))}${covered}`),
    actions(
      { ...button(t.report.openNow, 'report:opened', 'open', { style: 'primary' }), url: address },
      button(t.report.revoke, 'report:revoke', 'all'),
    ),
    ...otherDays(subject, t),
  ])
}

function otherDays(subject: ReportSubject, t: Catalogue): KnownBlock[] {
  if (subject.kind !== 'evidence') return []
  const { from, to } = subject.days
  const day = (action_id: string, placeholder: string, chosen: string | undefined) => ({
    type: 'datepicker' as const,
    action_id,
    placeholder: plain(placeholder, 150),
    ...(chosen && { initial_date: chosen }),
  })
  return [
    divider(),
    section(t.report.otherDays),
    {
      ...actions(
        day(reportDays.from, t.report.fromDay, from),
        day(reportDays.to, t.report.toDay, to),
        button(t.report.forDays, 'report:evidence-days', subject.personId),
      ),
      block_id: reportDays.block,
    },
  ]
}

/** Stands in for a link where the days that were chosen are none. */
export function renderDaysProblem(problem: string, personId: string, t: Catalogue): ModalView {
  return notice(t, [section(problem), ...otherDays({ kind: 'evidence', personId, days: {} }, t)])
}

export function renderReportNotice(text: string, t: Catalogue): ModalView {
  return notice(t, [section(text)])
}

function notice(t: Catalogue, blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    title: plain(t.report.linkTitle, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks,
  }
}
