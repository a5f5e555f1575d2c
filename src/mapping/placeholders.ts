import type { Span } from '../core/mapping/mapper.ts'
import { findName } from './names.ts'

/** A text in which people cannot be read. */
export interface Hidden {
  text: string
  /** The place in the original of a place in `text`; what touches a placeholder covers all that it stands for. */
  toOriginal(span: Span): Span
}

interface Found extends Span {
  placeholder: string
}

/** In this order: what one rule has taken, a later one leaves alone. `names` come after these, mentions last. */
const rules: [placeholder: string, pattern: RegExp][] = [
  ['[PERSON]', /<@[^<>\n]*>/g],
  ['[GROUP]', /<[#!][^<>\n]*>/g],
  ['[EMAIL]', /<mailto:[^<>\n]*>/g],
  ['[PHONE]', /<tel:[^<>\n]*>/g],
  ['[LINK]', /<https?:[^<>\n]*>/gi],
  ['[LINK]', /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)[^\s<>，。；！？、（）「」《》]+/gi],
  [
    '[EMAIL]',
    /[\p{Script=Latin}\p{N}._%+'-]+[@＠][\p{Script=Latin}\p{N}-]+(?:\.[\p{Script=Latin}\p{N}-]+)+/gu,
  ],
  ['[LINK]', /(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>，。；！？、（）「」《》]*/gi],
  ['[LINK]', /(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|cn|eu|uk|de|fr|hk|tw|sg)(?![\w-])/gi],
  // Seven digits or more, however they are grouped.
  ['[PHONE]', /(?<![A-Za-z\p{Nd}])\+?\(?\p{Nd}(?:[ \t().\-–—/]{0,3}\p{Nd}){6,}(?![A-Za-z])/gu],
]

/** "@Ana Ferreira", "@ana.f", "@夏雨荷": of somebody who is no party to the message, so whose name is not known. */
const mention =
  /(?<![\p{Script=Latin}\p{N}])[@＠](?:\p{Script=Han}{1,4}|(?:(?!\p{Script=Han})[\p{L}\p{N}_'’-]|\.(?=[\p{Script=Latin}\p{N}]))+(?: \p{Lu}[\p{Script=Latin}'’-]*){0,3})/gu

/**
 * Puts placeholders where the text names people or says how to reach them: `[PERSON_1]` for the first of `names`, and
 * so on; `[PERSON]` for other mentions; `[EMAIL]`, `[PHONE]`, `[LINK]`, `[GROUP]`. Rather too much than too little.
 */
export function hidePeople(text: string, names: readonly string[]): Hidden {
  const found: Found[] = []
  const take = (placeholder: string, spans: Iterable<Span>) => {
    for (const { start, end } of spans)
      if (end > start && !found.some(other => start < other.end && other.start < end))
        found.push({ start, end, placeholder })
  }
  for (const [placeholder, pattern] of rules) take(placeholder, matches(text, pattern))
  const people = [...new Set(names.map(name => name.trim()).filter(name => name !== ''))]
  const called = people.flatMap((name, n) =>
    findName(text, name).map(({ start, end }) => ({
      start: /[@＠]/.test(text[start - 1] ?? '') ? start - 1 : start,
      end,
      placeholder: `[PERSON_${n + 1}]`,
    })),
  )
  // The longest first: a full name is one person, not two.
  for (const span of called.sort((a, b) => b.end - b.start - (a.end - a.start)))
    take(span.placeholder, [span])
  take('[PERSON]', matches(text, mention))
  return replace(
    text,
    found.sort((a, b) => a.start - b.start),
  )
}

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }))
}

function replace(text: string, found: readonly Found[]): Hidden {
  const places: { hidden: Span; original: Span }[] = []
  let result = ''
  let at = 0
  for (const { start, end, placeholder } of found) {
    result += text.slice(at, start)
    places.push({
      hidden: { start: result.length, end: result.length + placeholder.length },
      original: { start, end },
    })
    result += placeholder
    at = end
  }
  result += text.slice(at)

  const original = (position: number, edge: 'start' | 'end'): number => {
    let shift = 0
    for (const place of places) {
      if (position <= place.hidden.start) break
      if (position < place.hidden.end) return place.original[edge]
      shift = place.original.end - place.hidden.end
    }
    return position + shift
  }
  return {
    text: result,
    toOriginal: ({ start, end }) => ({ start: original(start, 'start'), end: original(end, 'end') }),
  }
}
