import type { Language } from '../language.ts'

/** What a code point of a normalised text is. Letters join to words; a break ends every n-gram. */
export const kind = { break: 0, space: 1, letter: 2, han: 3, digit: 4, symbol: 5 } as const

/** Stand-ins for whole stretches of text, from the private use area so that no message holds them by itself. */
export const token = { url: 0xe000, mention: 0xe001, channel: 0xe002, number: 0xe003 } as const

/** Longest text that is read, in UTF-16 code units; far above what a chat message may hold. */
const longestText = 40_000

/**
 * A text as the classifier sees it: NFKC, lower case, links, mentions and numbers as single tokens, runs of space as one.
 * Each code point keeps the range of UTF-16 code units of the original that it stands for.
 */
export class NormalText {
  codes = new Int32Array(512)
  kinds = new Uint8Array(512)
  starts = new Int32Array(512)
  ends = new Int32Array(512)
  length = 0
  language: Language = 'en'

  /** Reads another text into the same buffers. */
  read(original: string): this {
    const text = original.length > longestText ? original.slice(0, longestText) : original
    this.length = 0
    let at = 0
    while (at < text.length) at = this.#readOne(text, at)
    this.language = this.#dominantLanguage()
    return this
  }

  #readOne(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) return this.#readAscii(text, at, unit)
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      this.#push(unit, kind.han, at, at + 1)
      return at + 1
    }
    const cluster = clusterEnd(text, at)
    if (cluster === at + 1) {
      const break_ = chinesePunctuation.get(unit)
      if (break_ !== undefined) {
        this.#push(break_, kind.break, at, cluster)
        return cluster
      }
    }
    for (const character of text.slice(at, cluster).normalize('NFKC').toLowerCase()) {
      const code = character.codePointAt(0)!
      if (isIgnorable(code)) continue
      this.#pushClassified(code, at, cluster)
    }
    return cluster
  }

  #readAscii(text: string, at: number, unit: number): number {
    if (unit === 0x3c) {
      const end = slackMarkupEnd(text, at)
      if (end > 0) {
        const next = text.charCodeAt(at + 1)
        const code =
          next === 0x40 || next === 0x21 ? token.mention : next === 0x23 ? token.channel : token.url
        this.#push(code, kind.symbol, at, end)
        return end
      }
    }
    if ((unit === 0x68 || unit === 0x48) && startsUrl(text, at)) {
      let end = at + 7
      while (end < text.length && text.charCodeAt(end) > 0x20 && text.charCodeAt(end) < 0x7f) end++
      this.#push(token.url, kind.symbol, at, end)
      return end
    }
    if (unit === 0x40 && isAsciiWord(text.charCodeAt(at + 1)) && !isAsciiWord(text.charCodeAt(at - 1))) {
      let end = at + 1
      while (isAsciiWord(text.charCodeAt(end))) end++
      this.#push(token.mention, kind.symbol, at, end)
      return end
    }
    if (unit === 0x3a) {
      const end = emojiNameEnd(text, at)
      if (end > 0) {
        let code = 0
        for (let i = at + 1; i < end - 1; i++) code = (Math.imul(code, 31) + text.charCodeAt(i)) | 0
        this.#push(0xf0000 + (code & 0xffff), kind.symbol, at, end)
        return end
      }
    }
    this.#pushClassified(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit, at, at + 1)
    return at + 1
  }

  #pushClassified(code: number, start: number, end: number): void {
    const what = kindOf(code)
    const repeats = this.length > 0 && this.kinds[this.length - 1] === what
    if (repeats && (what === kind.space || what === kind.digit)) this.ends[this.length - 1] = end
    else if (what === kind.space) this.#push(0x20, what, start, end)
    else if (what === kind.digit) this.#push(token.number, what, start, end)
    else if (code === 0x2019) this.#push(0x27, what, start, end)
    else if (isUnreadable(code)) this.#push(0x20, what, start, end)
    else this.#push(code, what, start, end)
  }

  #push(code: number, what: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.#grow()
    this.codes[this.length] = code
    this.kinds[this.length] = what
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length++
  }

  #grow(): void {
    const size = this.codes.length * 2
    const wider = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.codes = wider(this.codes, new Int32Array(size))
    this.kinds = wider(this.kinds, new Uint8Array(size))
    this.starts = wider(this.starts, new Int32Array(size))
    this.ends = wider(this.ends, new Int32Array(size))
  }

  /** A Han character weighs as much as a whole Latin word: what is mixed in is mostly names and technical terms. */
  #dominantLanguage(): Language {
    let han = 0
    let words = 0
    for (let i = 0; i < this.length; i++) {
      if (this.kinds[i] === kind.han) han++
      else if (this.kinds[i] === kind.letter && (i === 0 || this.kinds[i - 1] !== kind.letter)) words++
    }
    return han > 0 && han >= words ? 'zh-CN' : 'en'
  }
}

const letter = /^\p{L}/u
const pictograph = /^\p{Extended_Pictographic}/u

const chinesePunctuation = new Map([
  [0x3002, 0x2e],
  [0xff0c, 0x2c],
  [0x3001, 0x2c],
  [0xff01, 0x21],
  [0xff1f, 0x3f],
  [0xff1a, 0x3a],
  [0xff1b, 0x3b],
  [0x201c, 0x22],
  [0x201d, 0x22],
  [0x2014, 0x2d],
  [0x2026, 0x2e],
])

function kindOf(code: number): number {
  if ((code >= 0x61 && code <= 0x7a) || code === 0x27 || code === 0x2019) return kind.letter
  if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) return kind.space
  if (code >= 0x30 && code <= 0x39) return kind.digit
  if (code < 0x80) return kind.break
  if (isHan(code)) return kind.han
  if (isUnreadable(code)) return kind.break
  const character = String.fromCodePoint(code)
  if (letter.test(character)) return kind.letter
  return pictograph.test(character) ? kind.symbol : kind.break
}

/** Lone surrogates, and the private use area, where the tokens live. */
function isUnreadable(code: number): boolean {
  return code >= 0xd800 && code <= 0xf8ff
}

function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  )
}

/** Joiners, variation selectors, skin tones and marks that survive NFKC: they do not change what a word means. */
function isIgnorable(code: number): boolean {
  return (
    code === 0x200b ||
    code === 0x200c ||
    code === 0x200d ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x1f3fb && code <= 0x1f3ff) ||
    (code >= 0x300 && code <= 0x36f)
  )
}

/** End of the code point at `at` with the combining marks, selectors and joined emoji that follow it. */
function clusterEnd(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
  while (end < text.length) {
    const code = text.codePointAt(end)!
    if (code < 0x300 || !isIgnorable(code)) break
    end += code > 0xffff ? 2 : 1
    if (code === 0x200d && end < text.length && text.charCodeAt(end) > 0xff)
      end += text.codePointAt(end)! > 0xffff ? 2 : 1
  }
  return end
}

function isAsciiWord(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f
  )
}

function startsUrl(text: string, at: number): boolean {
  return /^https?:\/\/\S/i.test(text.slice(at, at + 10))
}

/** End of `<@U1>`, `<#C1|name>`, `<!here>`, `<https://…|label>`; 0 when it is only a "less than". */
function slackMarkupEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1)
  if (next !== 0x40 && next !== 0x23 && next !== 0x21 && !(next === 0x68 && startsUrl(text, at + 1))) return 0
  for (let end = at + 2; end < text.length && end < at + 2000; end++) {
    const unit = text.charCodeAt(end)
    if (unit === 0x3e) return end + 1
    if (unit === 0x0a || unit === 0x3c) return 0
  }
  return 0
}

/** End of `:tada:`; 0 when it is only a colon. */
function emojiNameEnd(text: string, at: number): number {
  let end = at + 1
  let letters = 0
  while (end < text.length && end < at + 60) {
    const unit = text.charCodeAt(end)
    if (unit === 0x3a) return letters > 0 ? end + 1 : 0
    if (unit >= 0x61 && unit <= 0x7a) letters++
    else if (!(unit >= 0x30 && unit <= 0x39) && unit !== 0x5f && unit !== 0x2d && unit !== 0x2b) return 0
    end++
  }
  return 0
}
