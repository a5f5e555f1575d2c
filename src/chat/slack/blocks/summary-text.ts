import type { Language } from '../../../core/language.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { NamedIndicator, Quote } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText } from '../../../i18n/formats.ts'
import { escapeText } from './element.ts'

export interface Reader {
  language: Language
  /** IANA zone that days are shown in. */
  timeZone: string
}

/** Longest that a name and a quote become, in Slack's escaped characters. */
const nameLength = 80
const quoteLength = 300
const shownRecipients = 5

const escapedLength = (piece: string) => escapeText(piece).length

/** A name from a framework or an admin as text that can do nothing. */
export function nameText(name: string): string {
  return escapeText(excerpt(name, nameLength, escapedLength))
}

export function indicatorText({ emoji, name }: NamedIndicator): string {
  return `:${emoji}: ${nameText(name)}`
}

/** What was written, cut between words; who wrote it about whom, the indicator, and the link. */
export function quoteText(quote: Quote, t: Catalogue, reader: Reader): string {
  const { giverId, recipientIds, names, text, indicator, link, at } = quote
  const named = (id: string) => (names[id] ? nameText(names[id]) : `<@${id}>`)
  const recipients = recipientIds.slice(0, shownRecipients).map(named)
  if (recipientIds.length > shownRecipients)
    recipients.push(t.summary.morePeople(recipientIds.length - shownRecipients))
  const chip = indicator && indicatorText(indicator)
  const details = [
    `${named(giverId)} → ${t.common.list(recipients)}`,
    chip && (indicator.suggested ? t.summary.suggested(chip) : chip),
    dayText(at, reader),
    link && `<${link}|${t.summary.see}>`,
  ]
  return `>${escapeText(excerpt(text, quoteLength, escapedLength))}\n${details.filter(Boolean).join(' · ')}`
}

/** As many whole lines as fit into `length`, so that nothing is cut in the middle of a mention. */
export function fitting(lines: readonly string[], length: number): string {
  let text = ''
  for (const line of lines) {
    const longer = text ? `${text}\n${line}` : line
    if (longer.length > length) break
    text = longer
  }
  return text
}
