import type { Framework, Indicator } from '../framework/framework.ts'
import { indicatorNamed } from '../framework/search-indicators.ts'
import type { Language } from '../language.ts'
import { indicatorOfWord } from '../recognition/indicator-word.ts'

/** What a line asks about: the behaviours that it names, and the words that name none. */
export interface Topics {
  indicators: Indicator[]
  unclear: string[]
}

/** Pieces that are looked at; what is behind them stays as it was typed. */
const mostPieces = 12

/** Pieces of one name, or of names that follow each other. */
const longestRun = 4

/** Letters of such a run: more are no names. */
const longestName = 200

/** Ways to write the same words that are tried. */
const mostSpellings = 12

/** What stands between two behaviours. Names hold such words, too: “Builds warmth and morale”, 增进友善和士气. */
const joints = /\s{0,9}(?:[,，、;；&\n]|(?<=\s)and(?=\s)|以及|还有|[和与及跟])\s{0,9}/gi

/** Said out of politeness, or of the kind of thing that is asked for; no part of a behaviour. */
const polite =
  /^(?:please|pls|plz|kindly|请|麻烦)(?=$|[\s\p{Script=Han}])\s*|(?<!\s)\s*(?:(?<=^|\s)(?:please|pls|plz|thanks|thank you|thx|cheers|feedback)|谢谢(?:你|大家|各位)?|多谢|谢啦|拜托了?|的?(?:反馈|意见|看法|建议|表现|方面|情况))$/iu

/** What leads to a behaviour without being part of it: “on my …”, 对我的…. Names begin so, too: 为客户增值. */
const lead =
  /^(?:(?:on|for|in|with|about|regarding|how|my|his|her|their|our|the)\s+|(?:对于|对|在|就|关于|(?:我们?|他们?|她们?|TA)(?:的|自己)?|如何|怎样)\s*)/i

const edges = /^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu

/**
 * Reads “owns mistakes, and risk and benefit”, “主动认错补救和权衡利益与风险”: as long a piece as names a behaviour is one
 * topic; short names may follow each other with nothing but blanks between them.
 */
export function topicsOf(framework: Framework, said: string, language: Language): Topics {
  const { pieces, rest } = piecesOf(said)
  const typed = (from: number, to: number) =>
    said.slice(pieces[from]!.start, pieces[to - 1]!.end).replace(edges, '')
  const run = (from: number, to: number) => {
    const words = typed(from, to)
    return words.length > longestName ? '' : words
  }
  const alone = pieces.map((_, at) => namesIn(framework, run(at, at + 1)))
  const indicators: Indicator[] = []
  const unclear: { words: string; end: number }[] = []
  for (let at = 0; at < pieces.length; ) {
    const found = named(at) ?? searched(at)
    if (found) indicators.push(...found.indicators)
    else leave(at)
    at = found?.to ?? at + 1
  }
  const left = rest.replace(edges, '')
  return {
    indicators: [...new Set(indicators)],
    unclear: [...unclear.map(({ words }) => words), ...(left === '' ? [] : [left])],
  }

  function named(at: number): { indicators: Indicator[]; to: number } | null {
    for (let to = lastOf(at); to > at; to--) {
      const indicators = to === at + 1 ? alone[at] : namesIn(framework, run(at, to))
      if (indicators) return { indicators, to }
    }
    return null
  }

  function searched(at: number): { indicators: Indicator[]; to: number } | null {
    for (let to = lastOf(at); to > at; to--) {
      // What is a name by itself is not a word to find another one by.
      if (alone.slice(at + 1, to).some(Boolean)) continue
      for (const words of spellings(run(at, to))) {
        const indicator = indicatorNamed(framework, words, language)
        if (indicator) return { indicators: [indicator], to }
      }
    }
    return null
  }

  function lastOf(at: number): number {
    return Math.min(at + longestRun, pieces.length)
  }

  function leave(at: number): void {
    const piece = pieces[at]!
    const all = typed(at, at + 1)
    const words = all.length > longestName ? all : bare(all)
    if (words === '') return
    const before = unclear.at(-1)
    // 温和 is one word, whatever 和 means elsewhere.
    const isOneWord = before && /^[和与及跟]$/.test(said.slice(before.end, piece.start))
    if (!isOneWord) unclear.push({ words, end: piece.end })
    else unclear.splice(-1, 1, { words: before.words + said.slice(before.end, piece.end), end: piece.end })
  }
}

function piecesOf(said: string): { pieces: { start: number; end: number }[]; rest: string } {
  const pieces: { start: number; end: number }[] = []
  let start = 0
  for (const joint of said.matchAll(joints)) {
    pieces.push({ start, end: joint.index })
    start = joint.index + joint[0].length
    if (pieces.length === mostPieces) return { pieces, rest: said.slice(start) }
  }
  return { pieces: [...pieces, { start, end: said.length }], rest: '' }
}

/** The words without what stands around them. */
function bare(words: string): string {
  const trimmed = words.replace(edges, '')
  const rest = trimmed.replace(polite, '')
  return rest === trimmed ? trimmed : bare(rest)
}

/** The words as they are, and without what is only around them. */
function spellings(words: string): string[] {
  const all = [words]
  for (const each of all) {
    if (all.length >= mostSpellings) break
    const shorter = [bare(each), each.replace(lead, '')].filter(rest => rest !== '' && !all.includes(rest))
    all.push(...shorter)
  }
  return all.filter(Boolean)
}

/** The indicator of this name, or those of several names with blanks between them; null where anything else is said. */
function namesIn(framework: Framework, words: string): Indicator[] | null {
  for (const spelling of spellings(words)) {
    const exact = indicatorOfWord(framework, spelling)
    if (exact) return [exact]
  }
  const [, first, rest] = /^(\S+)\s+([\s\S]+)$/.exec(words) ?? []
  if (first === undefined || rest === undefined) return null
  const known = indicatorOfWord(framework, first.replace(edges, ''))
  const others = known && namesIn(framework, rest.replace(edges, ''))
  return known && others ? [known, ...others] : null
}
