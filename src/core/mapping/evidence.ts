import type { Features } from './features.ts'
import type { Span } from './mapper.ts'
import { type LanguageModel, type Model, termWeight } from './model.ts'
import { kind, type NormalText } from './normal-text.ts'

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'word' }),
}

/** Words of evidence may be this far apart and still be shown as one span. */
const bridge = { en: 2, 'zh-CN': 2 }
const longestSpan = { en: 9, 'zh-CN': 9 }
/** A second span is shown only when it says at least this share of what the first one says. */
const secondSpanShare = 0.45

interface Word {
  start: number
  end: number
  gain: number
  /** A comma, full stop or the like stands before it. */
  opens: boolean
}

/** Finds the words that speak most for the winning indicator and against its rivals. */
export class EvidenceFinder {
  #gains = new Float64Array(512)

  /** At most two spans of whole words, in text order, in UTF-16 offsets of the original text. */
  find(
    original: string,
    text: NormalText,
    features: Features,
    rows: Int32Array,
    counts: Uint16Array,
    norm: number,
    model: Model,
    language: LanguageModel,
    winner: number,
  ): Span[] {
    this.#spreadGains(text, features, rows, counts, norm, model, language, winner)
    const words = this.#words(original, text)
    const first = bestRun(words, text.language)
    if (!first) return []
    for (let i = first.from; i < first.to; i++) words[i]!.gain = Number.NEGATIVE_INFINITY
    const second = bestRun(words, text.language)
    const runs = second && second.gain >= secondSpanShare * first.gain ? [first, second] : [first]
    return runs
      .sort((left, right) => left.from - right.from)
      .map(({ from, to }) => ({ start: words[from]!.start, end: words[to - 1]!.end }))
  }

  /** Shares the weight of every n-gram among the letters it covers: the winner's, less the mean of all indicators. */
  #spreadGains(
    text: NormalText,
    features: Features,
    rows: Int32Array,
    counts: Uint16Array,
    norm: number,
    model: Model,
    language: LanguageModel,
    winner: number,
  ): void {
    if (this.#gains.length < text.length) this.#gains = new Float64Array(text.codes.length)
    this.#gains.fill(0, 0, text.length)
    const indicators = model.indicators.length
    for (let i = 0; i < features.length; i++) {
      const row = rows[i]!
      if (row < 0) continue
      const count = counts[row]!
      const value = (language.values[row]! * termWeight(count)) / count / norm
      let gain =
        value * language.scales[row]! * (language.weights[row * indicators + winner]! - language.means[row]!)
      const from = features.froms[i]!
      const to = features.tos[i]!
      gain /= to - from
      for (let at = from; at < to; at++) this.#gains[at]! += gain
    }
  }

  /** The words of the original, one after the other: what stands for two of them at once (a mention) joins them. */
  #words(original: string, text: NormalText): Word[] {
    const words: Word[] = []
    let opens = false
    const read = text.length > 0 ? text.ends[text.length - 1]! : 0
    let at = 0
    for (const { index, segment } of segmenters[text.language].segment(original.slice(0, read))) {
      const end = index + segment.length
      let gain = 0
      let last = 0
      for (; at < text.length && text.starts[at]! < end; at++) {
        gain += this.#gains[at]!
        if (text.kinds[at] !== kind.space && text.kinds[at] !== kind.break) last = text.ends[at]!
        else if (isPause(text.codes[at]!)) opens = true
      }
      if (last === 0) continue
      words.push({ start: index, end: Math.max(end, last), gain, opens })
      opens = false
    }
    return words
  }
}

/** What readers do not underline across. */
function isPause(code: number): boolean {
  return code < 0x80 && ',.;:!?'.includes(String.fromCharCode(code))
}

/** The run of neighbouring words with the greatest sum, each word paying for the room it takes. */
function bestRun(words: readonly Word[], language: 'en' | 'zh-CN') {
  let mean = 0
  let known = 0
  for (const { gain } of words)
    if (gain > 0) {
      mean += gain
      known++
    }
  const rent = known > 0 ? (0.6 * mean) / known : 0
  let best: { from: number; to: number; gain: number } | null = null
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.gain <= rent) continue
    let sum = 0
    let low = 0
    for (let to = from; to < words.length && to - from < longestSpan[language]; to++) {
      const { gain, opens } = words[to]!
      if (gain === Number.NEGATIVE_INFINITY || (opens && to > from)) break
      low = gain > rent ? 0 : low + 1
      if (low > bridge[language]) break
      sum += gain - rent
      if (gain > rent && (best === null || sum > best.gain)) best = { from, to: to + 1, gain: sum }
    }
  }
  return best
}
