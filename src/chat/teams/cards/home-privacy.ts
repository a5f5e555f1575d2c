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

/** Requests that wait for an admin. Without reports outside of chat, an operator hands over a copy of somebody's data. */
export function renderOpenPrivacy(
  requests: readonly PrivacyRequest[],
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
  hasReports: boolean,
): Element[] {
  if (requests.length === 0) return [text(t.privacy.none)]
  return requests.slice(0, mostRequests).flatMap(({ id, kind, personId, requestedAt }) => {
    const line = t.privacy.line[kind](`<@${personId}>`, when(requestedAt, language))
    const look = kind === 'erase' ? ({ style: 'destructive' } as const) : {}
    const byHand = kind === 'export' && !hasReports
    return [
      text(byHand ? `${line}\n${t.privacy.noAddress(personId)}` : line),
      actions(
        execute(byHand ? t.privacy.markDone : t.privacy.carryOut[kind], 'privacy:confirm', { id }, look),
      ),
    ]
  })
}

/** The one confirmation that carries a request out. */
export function renderConfirmPrivacy(
  { id, kind, personId }: PrivacyRequest,
  t: Catalogue,
  hasReports: boolean,
): Draft {
  const person = `<@${personId}>`
  const { question, explained, yes, verb } =
    kind === 'erase'
      ? {
          question: t.privacy.confirmErase,
          explained: t.privacy.confirmEraseText(person),
          yes: t.privacy.yesErase,
          verb: 'privacy:carry-out',
        }
      : hasReports
        ? {
            question: t.privacy.confirmExport,
            explained: t.privacy.confirmExportText(person),
            yes: t.privacy.yesExport,
            verb: 'privacy:carry-out',
          }
        : {
            question: t.privacy.confirmDone,
            explained: t.privacy.confirmDoneText,
            yes: t.privacy.yesDone,
            verb: 'privacy:handed-over',
          }
  return {
    summary: question,
    body: [
      heading(question),
      text(explained),
      actions(
        execute(yes, verb, { id }, { style: kind === 'erase' ? 'destructive' : 'positive' }),
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
