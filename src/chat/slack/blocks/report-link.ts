import type { ModalView } from '@slack/types'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, button, limits, plain, section } from './element.ts'

/** Hands the link over in a modal, which leaves no trace in chat. */
export function renderReportLink(
  { address, expiresAt }: { address: string; expiresAt: Date },
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): ModalView {
  return notice(t, [
    section(t.report.linkReady(when(expiresAt, language))),
    actions(
      { ...button(t.report.openNow, 'report:opened', 'open', { style: 'primary' }), url: address },
      button(t.report.revoke, 'report:revoke', 'all'),
    ),
  ])
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
