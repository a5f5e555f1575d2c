import type { DeadLetters } from '../../../core/delivery/dead-letters.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { when } from '../../../i18n/wording.ts'
import { cutText, escapeText, type Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'

/** Of messages and of jobs each. */
export const mostUndelivered = 25

const reasonLength = 150

/** On top of the setup, where there is anything; nothing otherwise. */
export function undeliveredRow({ messages, jobs }: DeadLetters, t: Catalogue): Element[] {
  if (messages.length + jobs.length === 0) return []
  const show = execute(t.undelivered.show, 'setup:undelivered', {}, { associatedInputs: 'none' })
  return [row([text(t.undelivered.summary(messages.length, jobs.length))], [actions(show)])]
}

/** The list with a button for each. Never what a message says. */
export function renderUndeliveredList(
  { messages, jobs }: DeadLetters,
  said: string | null,
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): Draft {
  const words = t.undelivered
  const line = (what: string, reason: string, at: Date, value: Record<string, string>): Element =>
    row(
      [text(what), note(words.why(reasonText(reason), when(at, language)))],
      [actions(execute(words.retry, 'setup:retry-undelivered', value))],
    )
  const rows = [
    ...messages.map(({ id, kind, conversation, error, createdAt }) =>
      line(words.message(kind, placeText(conversation)), error ?? '?', createdAt, { message: id }),
    ),
    ...jobs.map(({ id, name, error, failedAt }) => line(words.job(name), error, failedAt, { job: id })),
  ]
  const isCut = messages.length >= mostUndelivered || jobs.length >= mostUndelivered
  return {
    summary: words.title,
    body: [
      heading(words.title),
      ...(said ? [text(said, { color: 'good' })] : []),
      ...(rows.length === 0
        ? [text(words.none)]
        : [
            note(words.explained),
            actions(execute(words.retryAll, 'setup:retry-undelivered', {}, { style: 'positive' })),
            ...rows,
            ...(isCut ? [note(words.more(mostUndelivered))] : []),
          ]),
      actions(execute(t.setup.back, 'setup:open')),
    ],
  }
}

function reasonText(reason: string): string {
  return escapeText(cutText(reason, reasonLength)).replaceAll('`', "'")
}

/** Channels and group chats have ids of their own kind; all others are people. */
export function placeText(conversation: string): string {
  return /^19:|@thread\./.test(conversation) ? `<#${conversation}>` : `<@${conversation}>`
}
