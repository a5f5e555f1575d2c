import type { PrivacyRequest, PrivacyRequestKind } from '../../../core/privacy/privacy-requests.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { when } from '../../../i18n/wording.ts'
import type { Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, text } from './element.ts'

/** Requests of a page. The rest comes up as they are carried out. */
const mostRequests = 15

/** What the person asked about their own data, and what they may ask. */
export function renderHomePrivacy(requests: readonly PrivacyRequest[], t: Catalogue): Element[] {
  const has = (kind: PrivacyRequestKind) => requests.some(request => request.kind === kind)
  const buttons = [
    ...(has('export') ? [] : [execute(t.privacy.askExport, 'privacy:ask', { kind: 'export' })]),
    ...(has('erase') ? [] : [execute(t.privacy.askErase, 'privacy:question', {}, { style: 'destructive' })]),
  ]
  return [
    text(`*${t.privacy.title}*\n${t.privacy.explain}`, { separator: true }),
    ...requests.flatMap(({ id, kind }) => [
      text(t.privacy.asked[kind]),
      actions(execute(t.privacy.takeBack, 'privacy:take-back', { id })),
    ]),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]
}

/** Asked before a request to be erased is made. */
export function renderEraseQuestion(t: Catalogue): Draft {
  return {
    summary: t.privacy.eraseQuestion,
    body: [
      heading(t.privacy.eraseQuestion),
      text(t.privacy.eraseExplained),
      actions(
        execute(t.privacy.yesAsk, 'privacy:ask', { kind: 'erase' }, { style: 'destructive' }),
        execute(t.common.cancel, 'home:page', { page: 'settings' }),
      ),
    ],
  }
}

/** Requests that wait for an admin. */
export function renderOpenPrivacy(
  requests: readonly PrivacyRequest[],
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): Element[] {
  if (requests.length === 0) return [text(t.privacy.none)]
  return requests
    .slice(0, mostRequests)
    .flatMap(({ id, kind, personId, requestedAt }) => [
      text(t.privacy.line[kind](`<@${personId}>`, when(requestedAt, language))),
      actions(
        execute(
          t.privacy.carryOut[kind],
          'privacy:confirm',
          { id },
          kind === 'erase' ? { style: 'destructive' } : {},
        ),
      ),
    ])
}

/** The one confirmation that carries a request out. */
export function renderConfirmPrivacy({ id, kind, personId }: PrivacyRequest, t: Catalogue): Draft {
  const person = `<@${personId}>`
  const isErasure = kind === 'erase'
  const question = isErasure ? t.privacy.confirmErase : t.privacy.confirmExport
  const explained = isErasure ? t.privacy.confirmEraseText(person) : t.privacy.confirmExportText(person)
  return {
    summary: question,
    body: [
      heading(question),
      text(explained),
      actions(
        execute(
          isErasure ? t.privacy.yesErase : t.privacy.yesExport,
          'privacy:carry-out',
          { id },
          { style: isErasure ? 'destructive' : 'positive' },
        ),
        execute(t.common.cancel, 'home:page', { page: 'admin' }),
      ),
    ],
  }
}

/** To the person, in their own chat: their data. */
export function renderDataReady(address: string, t: Catalogue): Draft {
  return {
    summary: t.privacy.dataReady,
    body: [
      text(t.privacy.dataReady),
      actions({ type: 'Action.OpenUrl', title: t.privacy.openData, url: address }),
    ],
  }
}
