import { excerpt } from '../../../core/summary/excerpt.ts'
import type { NamedIndicator, Quote } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeIndicator, describeName, describeQuote } from '../../../i18n/describe-quote.ts'
import type { Reader } from '../../../i18n/formats.ts'
import type { Voice } from '../../../i18n/voice.ts'
import { escapeText } from './card-text.ts'
import { type Container, type Element, note } from './element.ts'

const quoteLength = 300

export function voiceOf(t: Catalogue, reader: Reader): Voice {
  return { t, reader, literal: escapeText, mono: figures => figures }
}

/** A name from a framework or an admin as text that can do nothing. */
export function nameText(name: string): string {
  return describeName(name, escapeText)
}

export function indicatorText(indicator: NamedIndicator): string {
  return describeIndicator(indicator, escapeText)
}

/** What was written, cut between words; who wrote it about whom, the indicator, and the link. */
export function quoteParts(said: Quote, t: Catalogue, reader: Reader): Container {
  const words: Element = {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: excerpt(said.text, quoteLength) }],
  }
  return {
    type: 'Container',
    style: 'emphasis',
    items: [words, note(describeQuote(said, voiceOf(t, reader)))],
  }
}
