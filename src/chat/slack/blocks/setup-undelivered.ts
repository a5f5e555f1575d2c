import type { KnownBlock, ModalView } from '@slack/types'
import type { DeadLetters } from '../../../core/delivery/dead-letters.ts'
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

/** The list with a button for each. Never what a message says. */
export function renderUndelivered(
  { messages, jobs }: DeadLetters,
  notice: string | null,
  t: Catalogue,
  { language }: Reader,
): ModalView {
  const row = (text: string, value: string): KnownBlock => ({
    ...section(text),
    accessory: button(t.undelivered.retry, 'setup:retry-undelivered', value),
  })
  const reason = (text: string, at: Date) =>
    t.undelivered.why(escapeText(cut(text, 150)).replaceAll('`', "'"), when(at, language))
  const rows = [
    ...messages.map(({ id, kind, conversation, error, createdAt }) => {
      const to = /^[UW]/.test(conversation) ? `<@${conversation}>` : `<#${conversation}>`
      return row(`${t.undelivered.message(kind, to)}\n${reason(error ?? '?', createdAt)}`, `message:${id}`)
    }),
    ...jobs.map(({ id, name, error, failedAt }) =>
      row(`${t.undelivered.job(name)}\n${reason(error, failedAt)}`, `job:${id}`),
    ),
  ]
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
