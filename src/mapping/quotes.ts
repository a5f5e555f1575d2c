import type { Language } from '../core/language.ts'
import type { Span } from '../core/mapping/mapper.ts'
import { fold } from './fold.ts'
import type { Hidden } from './placeholders.ts'

/** As many as a mapping may show. */
const mostSpans = 2
/** A longer quote, in UTF-16 code units, shows nothing. */
const longestQuote = 120

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'word' }),
}

/** Where the quotes stand in the original text, in text order, as whole words. Those that do not stand there are left out. */
export function spansOfQuotes(
  text: string,
  hidden: Hidden,
  quotes: readonly string[],
  language: Language,
): Span[] {
  const folded = fold(hidden.text)
  const spans: Span[] = []
  for (const quote of quotes) {
    const wanted = fold(quote.trim())
    const start = wanted === '' || wanted.length > longestQuote ? -1 : folded.indexOf(wanted)
    if (start === -1) continue
    const span = wholeWords(text, hidden.toOriginal({ start, end: start + wanted.length }), language)
    if (span && !spans.some(other => span.start < other.end && other.start < span.end)) spans.push(span)
    if (spans.length === mostSpans) break
  }
  return spans.sort((left, right) => left.start - right.start)
}

/** From the first word that the span touches to the last; null where it touches none. */
function wholeWords(text: string, span: Span, language: Language): Span | null {
  const words = [...segmenters[language].segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
    .filter(word => word.start < span.end && span.start < word.end)
  const [first] = words
  return first ? { start: first.start, end: words.at(-1)!.end } : null
}
