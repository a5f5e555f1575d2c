import { type DeadLetters, type GivenUp, givenUp } from '../../../core/delivery/dead-letters.ts'
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

/** What was given up and why, with a button to have it tried again. Never what a message says. */
export function givenUpRow(
  item: GivenUp,
  retry: 'setup:retry-undelivered' | 'home:retry',
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): Element {
  const { undelivered: words } = t
  const what =
    item.what === 'job' ? words.job(item.name) : words.message(item.kind, placeText(item.conversation))
  return row(
    [text(what), note(words.why(reasonText(item.error), when(item.at, language)))],
    [actions(execute(words.retry, retry, { [item.what]: item.id }))],
  )
}

/** The list with a button for each. Never what a message says. */
export function renderUndeliveredList(
  { messages, jobs }: DeadLetters,
  said: string | null,
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): Draft {
  const words = t.undelivered
  const rows = givenUp({ messages, jobs }).map(item =>
    givenUpRow(item, 'setup:retry-undelivered', t, { language }),
  )
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
function placeText(conversation: string): string {
  return /^19:|@thread\./.test(conversation) ? `<#${conversation}>` : `<@${conversation}>`
}
