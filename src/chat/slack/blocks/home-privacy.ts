import type { KnownBlock } from '@slack/types'
import type { PrivacyRequest } from '../../../core/privacy/privacy-requests.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, asking, button, section } from './element.ts'

/** What the person asked about their own data, and what they may ask. */
export function renderHomePrivacy(requests: readonly PrivacyRequest[], t: Catalogue): KnownBlock[] {
  const has = (kind: PrivacyRequest['kind']) => requests.some(request => request.kind === kind)
  const erase = {
    ...button(t.privacy.askErase, 'privacy:ask:erase', 'erase', { style: 'danger' as const }),
    confirm: asking(t.privacy.eraseQuestion, t.privacy.eraseExplained, t.privacy.yesAsk, t.common.cancel),
  }
  const buttons = [
    ...(has('export') ? [] : [button(t.privacy.askExport, 'privacy:ask:export', 'export')]),
    ...(has('erase') ? [] : [erase]),
  ]
  return [
    section(`*${t.privacy.title}*\n${t.privacy.explain}`),
    ...requests.flatMap(({ id, kind }) => [
      section(t.privacy.asked[kind]),
      actions(button(t.privacy.takeBack, 'privacy:take-back', id)),
    ]),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]
}

/**
 * Requests that wait for an admin, each with the one confirmation that carries it out. Without reports outside of chat, a
 * copy of somebody's data is handed over by an operator, and marked so here.
 */
export function renderOpenPrivacy(
  requests: readonly PrivacyRequest[],
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
  hasReports: boolean,
): KnownBlock[] {
  if (requests.length === 0) return [section(t.privacy.none)]
  return requests.flatMap(({ id, kind, personId, requestedAt }) => {
    const person = `<@${personId}>`
    const line = t.privacy.line[kind](person, when(requestedAt, language))
    if (kind === 'export' && !hasReports) {
      const confirm = asking(
        t.privacy.confirmDone,
        t.privacy.confirmDoneText,
        t.privacy.yesDone,
        t.common.cancel,
      )
      return [
        section(`${line}\n${t.privacy.noAddress(personId)}`),
        actions({ ...button(t.privacy.markDone, 'privacy:handed-over', id), confirm }),
      ]
    }
    // A question takes no mentions.
    const confirm =
      kind === 'erase'
        ? asking(
            t.privacy.confirmErase,
            t.privacy.confirmEraseText(t.privacy.thisPerson),
            t.privacy.yesErase,
            t.common.cancel,
          )
        : asking(
            t.privacy.confirmExport,
            t.privacy.confirmExportText(t.privacy.thisPerson),
            t.privacy.yesExport,
            t.common.cancel,
          )
    const look = kind === 'erase' ? ({ style: 'danger' } as const) : {}
    return [
      section(line),
      actions({ ...button(t.privacy.carryOut[kind], 'privacy:carry-out', id, look), confirm }),
    ]
  })
}

/** To the person, in a direct message: their data. */
export function renderDataReady(address: string, t: Catalogue) {
  return {
    text: t.privacy.dataReady,
    blocks: [
      section(t.privacy.dataReady),
      actions({ ...button(t.privacy.openData, 'report:opened', 'data', { style: 'primary' }), url: address }),
    ],
  }
}
