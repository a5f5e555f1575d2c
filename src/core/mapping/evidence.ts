import type { Features } from './features.ts'
import type { Span } from './mapper.ts'
import { type LanguageModel, type Model, nought, termWeight, trait, traitCount, wordsOfRow } from './model.ts'
import { kind, type NormalText } from './normal-text.ts'

const dictionary = new Intl.Segmenter('zh-CN', { granularity: 'word' })

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
    const { traits, weights } = language
    const stride = wordsOfRow(model.indicators.length)
    const shift = (winner & 7) * 4
    for (let i = 0; i < features.length; i++) {
      const row = rows[i]!
      if (row < 0) continue
      const count = counts[row]!
      const own = row * traitCount
      const value = (traits[own + trait.value]! * termWeight(count)) / count / norm
      const weight = ((weights[row * stride + (winner >> 3)]! >> shift) & 15) - nought
      let gain = value * traits[own + trait.scale]! * (weight - traits[own + trait.mean]!)
      const from = features.froms[i]!
      const to = features.tos[i]!
      gain /= to - from
      for (let at = from; at < to; at++) this.#gains[at]! += gain
    }
  }

  /** The words of the original, one after the other. */
  #words(original: string, text: NormalText): Word[] {
    const words: Word[] = []
    let opens = false
    const add = (from: number, to: number) => {
      let gain = 0
      for (let at = from; at < to; at++) gain += this.#gains[at]!
      words.push({ start: text.starts[from]!, end: text.ends[to - 1]!, gain, opens })
      opens = false
    }
    for (let at = 0; at < text.length; ) {
      const what = text.kinds[at]!
      if (what === kind.space || what === kind.break) {
        if (isPause(text.codes[at]!)) opens = true
        at++
        continue
      }
      const to = what === kind.symbol ? at + 1 : endOfRun(original, text, at)
      if (what === kind.han) segmentHan(original, text, at, to, add)
      else add(at, to)
      at = to
    }
    return words
  }
}

/** Chinese does not mark its words: the run of Han characters at [from, to) is cut by a dictionary. */
function segmentHan(
  original: string,
  text: NormalText,
  from: number,
  to: number,
  add: (from: number, to: number) => void,
): void {
  const start = text.starts[from]!
  let at = from
  for (const { index, segment } of dictionary.segment(original.slice(start, text.ends[to - 1]))) {
    const end = start + index + segment.length
    const first = at
    while (at < to && text.starts[at]! < end) at++
    if (at > first) add(first, at)
  }
}

/** Han characters run on; letters and digits make words, as do "3.5", "v1.2" and "snake_case". */
function endOfRun(original: string, text: NormalText, from: number): number {
  const { kinds, length } = text
  let to = from + 1
  if (kinds[from] === kind.han) {
    while (to < length && kinds[to] === kind.han) to++
    return to
  }
  for (;;) {
    if (to < length && isOfWord(kinds[to]!)) to++
    else if (
      to + 1 < length &&
      isOfWord(kinds[to + 1]!) &&
      joins(original.charCodeAt(text.starts[to]!), kinds[to + 1]!)
    )
      to += 2
    else return to
  }
}

function isOfWord(what: number): boolean {
  return what === kind.letter || what === kind.digit
}

/** A full stop or underscore with no space around it, or a comma before digits. */
function joins(unit: number, next: number): boolean {
  return unit === 0x2e || unit === 0x5f || (unit === 0x2c && next === kind.digit)
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
