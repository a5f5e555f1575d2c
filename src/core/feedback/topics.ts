import type { Framework, Indicator } from '../framework/framework.ts'
import { indicatorNamed } from '../framework/search-indicators.ts'
import type { Language } from '../language.ts'
import { indicatorOfWord } from '../recognition/indicator-word.ts'

/** What a line asks about: the behaviours that it names, and the words that name none. */
export interface Topics {
  indicators: Indicator[]
  unclear: string[]
}

/** What stands between two behaviours. Names hold such words, too: “Builds warmth and morale”, 增进友善和士气. */
const joints = /\s*(?:[,，、;；&\n]|(?<=\s)and(?=\s)|以及|还有|[和与及跟])\s*/gi

/** Said out of politeness, or of the kind of thing that is asked for; no part of a behaviour. */
const polite =
  /^(?:please|pls|plz|kindly|请|麻烦)(?=$|[\s\p{Script=Han}])\s*|\s*(?:(?<=^|\s)(?:please|pls|plz|thanks|thank you|thx|cheers|feedback)|谢谢(?:你|大家|各位)?|多谢|谢啦|拜托了?|的?(?:反馈|意见|看法|建议|表现|方面|情况))$/iu

/** What leads to a behaviour without being part of it: “on my …”, 对我的…. Names begin so, too: 为客户增值. */
const lead =
  /^(?:(?:on|for|in|with|about|regarding|how|my|his|her|their|our|the)\s+|(?:对于|对|在|就|关于|(?:我们?|他们?|她们?|TA)(?:的|自己)?|如何|怎样)\s*)/i

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/**
 * Reads “owns mistakes, and risk and benefit”, “主动认错补救和权衡利益与风险”: as long a piece as names a behaviour is one
 * topic; short names may follow each other with nothing but blanks between them.
 */
export function topicsOf(framework: Framework, said: string, language: Language): Topics {
  const pieces = piecesOf(said)
  const run = (from: number, to: number) =>
    said.slice(pieces[from]!.start, pieces[to - 1]!.end).replace(edges, '')
  const indicators: Indicator[] = []
  const unclear: { words: string; end: number }[] = []
  for (let at = 0; at < pieces.length; ) {
    const ends = pieces.map((_, index) => index + 1).filter(end => end > at)
    const longest = ends.reverse().flatMap(to => {
      const found = namesIn(framework, run(at, to))
      return found ? { found, to } : []
    })[0]
    const named = longest ?? searched(at)
    if (named) indicators.push(...named.found)
    else leave(at)
    at = named?.to ?? at + 1
  }
  return { indicators: [...new Set(indicators)], unclear: unclear.map(({ words }) => words) }

  function searched(at: number): { found: Indicator[]; to: number } | null {
    for (let to = pieces.length; to > at; to--) {
      // What is a name by itself is not a word to find another one by.
      const holdsName = pieces.some(
        (_, each) => each > at && each < to && namesIn(framework, run(each, each + 1)),
      )
      if (holdsName) continue
      for (const words of spellings(run(at, to))) {
        const found = indicatorNamed(framework, words, language)
        if (found) return { found: [found], to }
      }
    }
    return null
  }

  function leave(at: number): void {
    const piece = pieces[at]!
    const words = bare(run(at, at + 1))
    if (words === '') return
    const before = unclear.at(-1)
    // 温和 is one word, whatever 和 means elsewhere.
    const isOneWord = before && /^[和与及跟]$/.test(said.slice(before.end, piece.start))
    if (!isOneWord) unclear.push({ words, end: piece.end })
    else unclear.splice(-1, 1, { words: before.words + said.slice(before.end, piece.end), end: piece.end })
  }
}

function piecesOf(said: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let start = 0
  for (const joint of said.matchAll(joints)) {
    pieces.push({ start, end: joint.index })
    start = joint.index + joint[0].length
  }
  return [...pieces, { start, end: said.length }]
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
