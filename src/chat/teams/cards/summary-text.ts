import { excerpt } from '../../../core/summary/excerpt.ts'
import type { NamedIndicator, Quote } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText } from '../../../i18n/formats.ts'
import { escapeText, type Reader } from './card-text.ts'
import { type Container, type Element, note } from './element.ts'

const nameLength = 80
const quoteLength = 300
const shownRecipients = 5

/** A name from a framework or an admin as text that can do nothing. */
export function nameText(name: string): string {
  return escapeText(excerpt(name, nameLength))
}

export function indicatorText({ emoji, name }: NamedIndicator): string {
  return `:${emoji}: ${nameText(name)}`
}

/** What was written, cut between words; who wrote it about whom, the indicator, and the link. */
export function quoteParts(said: Quote, t: Catalogue, reader: Reader): Container {
  const { giverId, recipientIds, names, text, indicator, link, at } = said
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
  const words: Element = {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: excerpt(text, quoteLength) }],
  }
  return { type: 'Container', style: 'emphasis', items: [words, note(details.filter(Boolean).join(' · '))] }
}
