import type { KnownBlock, ModalView } from '@slack/types'
import { type DeadLetters, type GivenUp, givenUp } from '../../../core/delivery/dead-letters.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, button, context, cut, escapeText, limits, plain, section } from './element.ts'
import type { Reader } from './setup-schedule.ts'

/** Of messages and of jobs each: a view holds 100 blocks. */
export const mostUndelivered = 40

/** In the modal of `/laurel setup`, where there is anything; nothing otherwise. */
export function undeliveredRow({ messages, jobs }: DeadLetters, t: Catalogue): KnownBlock[] {
  if (messages.length + jobs.length === 0) return []
  return [
    {
      ...section(t.undelivered.summary(messages.length, jobs.length)),
      accessory: button(t.undelivered.show, 'setup:undelivered', 'show'),
    },
  ]
}

/** What was given up and why, with a button to have it tried again. Never what a message says. */
export function givenUpRow(
  item: GivenUp,
  retry: 'setup:retry-undelivered' | 'home:retry',
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): KnownBlock {
  const { undelivered: words } = t
  const what = item.what === 'job' ? words.job(item.name) : words.message(item.kind, placeText(item))
  const why = words.why(escapeText(cut(item.error, 150)).replaceAll('`', "'"), when(item.at, language))
  return {
    ...section(`${what}\n${why}`),
    accessory: button(words.retry, retry, `${item.what}:${item.id}`),
  }
}

/** What the value of such a button names. */
export function givenUpOf(value: string): { message: string } | { job: string } {
  const id = value.slice(value.indexOf(':') + 1)
  return value.startsWith('job:') ? { job: id } : { message: id }
}

function placeText({ conversation }: { conversation: string }): string {
  return /^[UW]/.test(conversation) ? `<@${conversation}>` : `<#${conversation}>`
}

/** The list with a button for each. Never what a message says. */
export function renderUndelivered(
  { messages, jobs }: DeadLetters,
  notice: string | null,
  t: Catalogue,
  reader: Reader,
): ModalView {
  const rows = givenUp({ messages, jobs }).map(item => givenUpRow(item, 'setup:retry-undelivered', t, reader))
  const isCut = messages.length >= mostUndelivered || jobs.length >= mostUndelivered
  return {
    type: 'modal',
    callback_id: 'setup:undelivered',
    title: plain(t.undelivered.title, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(rows.length === 0
        ? [section(t.undelivered.none)]
        : [
            context(t.undelivered.explained),
            actions(button(t.undelivered.retryAll, 'setup:retry-undelivered', 'all', { style: 'primary' })),
            ...rows,
            ...(isCut ? [context(t.undelivered.more(mostUndelivered))] : []),
          ]),
    ],
  }
}
