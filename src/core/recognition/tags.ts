import type { Framework, Indicator } from '../framework/framework.ts'
import { indicatorOfWord } from './indicator-word.ts'

/** A text and the behaviours that its `#words` name. */
export interface TaggedText {
  /** The text without the `#words` that were understood. */
  text: string
  indicators: Indicator[]
  /** `#words` that name no behaviour, without the `#`. */
  unclear: string[]
}

/** No anchor of a link, no “C#”, no channel of Slack's. */
const hashWord = /(?<![\p{Script=Latin}\p{N}&/<|#＃_-])[#＃]([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)/gu

/**
 * Words that were taken, as \0, with the blanks and the comma that only they needed, and the mark or the end behind them.
 * Begins where a run of blanks does, and splits a run in one way only: long runs are read once.
 */
const taken =
  /(?<![ \t])([ \t]*)(?:[,，、;；][ \t]*)?\0(?:[ \t]*(?:[,，、;；][ \t]*)?\0)*([ \t]*)(?=([.,!?;:，。！？；：)）]|$)?)/g

/** Letters of a name that Chinese words may follow without a blank. */
const longestName = 60

/**
 * Reads “fixed #231 #owns-mistakes”. Chinese runs on after a name without a blank: “#主动认错补救做得好”.
 *
 * @param most how many are taken; others stay in the text
 */
export function tagsOf(framework: Framework, text: string, most = Number.POSITIVE_INFINITY): TaggedText {
  const indicators: Indicator[] = []
  const unclear: string[] = []
  const rest = text.replace(hashWord, (written, word: string) => {
    const known = prefixesOf(word).flatMap(prefix => {
      const indicator = indicatorOfWord(framework, prefix)
      return indicator ? { prefix, indicator } : []
    })[0]
    if (known && indicators.length === most) return written
    if (known) {
      indicators.push(known.indicator)
      return `\0${word.slice(known.prefix.length)}`
    }
    // "#231" and its like are no try at naming a behaviour.
    if (/\p{L}/u.test(word)) unclear.push(word)
    return written
  })
  return {
    text: rest
      .replace(taken, (_, before, after, mark) => ((before || after) && mark === undefined ? ' ' : ''))
      .trim(),
    indicators: [...new Set(indicators)],
    unclear: [...new Set(unclear)],
  }
}

/** The whole word, and its beginnings of at most so many letters that Chinese follows, the longest first. */
export function prefixesOf(word: string, longest = longestName): string[] {
  const begun = word.slice(0, longest + 2)
  const cuts = [...begun.matchAll(/(?<=..)(?=\p{Script=Han})/gsu)].flatMap(({ index }) =>
    index > longest ? [] : [index],
  )
  return [word.length, ...cuts.reverse()].map(end => word.slice(0, end))
}
