import type { SectionBlock } from '@slack/types'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { NamedIndicator, Quote } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeIndicator, describeName, describeQuote } from '../../../i18n/describe-quote.ts'
import type { Reader } from '../../../i18n/formats.ts'
import type { Voice } from '../../../i18n/voice.ts'
import { escapeText, limits, section } from './element.ts'

/** Longest that a quote becomes, in Slack's escaped characters. */
const quoteLength = 300

export function voiceOf(t: Catalogue, reader: Reader): Voice {
  return { t, reader, literal: escapeText, mono: figures => `\`${figures}\`` }
}

/** A name from a framework or an admin as text that can do nothing. */
export function nameText(name: string): string {
  return describeName(name, escapeText)
}

export function indicatorText(indicator: NamedIndicator): string {
  return describeIndicator(indicator, escapeText)
}

/** What was written, cut between words; who wrote it about whom, the indicator, and the link. */
export function quoteText(quote: Quote, t: Catalogue, reader: Reader): string {
  const words = escapeText(excerpt(quote.text, quoteLength, piece => escapeText(piece).length))
  return `>${words}\n${describeQuote(quote, voiceOf(t, reader))}`
}

/** As many whole lines as fit into `length`, so that nothing is cut in the middle of a mention. */
function fitting(lines: readonly string[], length: number): string {
  let text = ''
  for (const line of lines) {
    const longer = text ? `${text}\n${line}` : line
    if (longer.length > length) break
    text = longer
  }
  return text
}

/** A block of whole lines, as many as it holds. */
export function fittingSection(text: string): SectionBlock {
  return section(fitting(text.split('\n'), limits.sectionText))
}

/** The same where nothing may be left out: as many blocks as it takes, none for an empty text. */
export function fittingSections(text: string): SectionBlock[] {
  const lines = text.split('\n').filter(line => line !== '')
  const blocks: SectionBlock[] = []
  while (lines.length > 0) {
    // A line that is longer than a block is cut there.
    const part = fitting(lines, limits.sectionText) || lines[0]!
    blocks.push(section(part))
    lines.splice(0, part.split('\n').length)
  }
  return blocks
}

/** The whole message must stay well under what Slack takes, so its plain copy ends here. */
const plainLength = 3000

/** A message's plain copy: what notifications and screen readers say. */
export function plainText(parts: readonly string[]): string {
  return fitting(
    parts.flatMap(part => part.split('\n')),
    plainLength,
  )
}
