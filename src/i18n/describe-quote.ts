import { excerpt } from '../core/summary/excerpt.ts'
import type { NamedIndicator, Quote } from '../core/summary/view.ts'
import { dayText } from './formats.ts'
import type { Voice } from './voice.ts'

/** Longest that a name becomes, in characters as the chat writes them. */
const nameLength = 80
const shownRecipients = 5

type Literal = Voice['literal']

/** A name from a framework or an admin as text that can do nothing. */
export function describeName(name: string, literal: Literal): string {
  return literal(excerpt(name, nameLength, piece => literal(piece).length))
}

export function describeIndicator({ emoji, name }: NamedIndicator, literal: Literal): string {
  return `:${emoji}: ${describeName(name, literal)}`
}

/** Who wrote it about whom, the indicator, the day, and the link to it. */
export function describeQuote(quote: Omit<Quote, 'text'>, { t, reader, literal }: Voice): string {
  const { giverId, recipientIds, names, indicator, link, at } = quote
  const named = (id: string) => (names[id] ? describeName(names[id], literal) : `<@${id}>`)
  const recipients = recipientIds.slice(0, shownRecipients).map(named)
  if (recipientIds.length > shownRecipients)
    recipients.push(t.summary.morePeople(recipientIds.length - shownRecipients))
  const chip = indicator && describeIndicator(indicator, literal)
  return [
    `${named(giverId)} → ${t.common.list(recipients)}`,
    chip && (indicator.suggested ? t.summary.suggested(chip) : chip),
    dayText(at, reader),
    link && `<${link}|${t.summary.see}>`,
  ]
    .filter(Boolean)
    .join(' · ')
}
