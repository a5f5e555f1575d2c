import { concepts } from './concepts.ts'
import { kind, NormalText, token } from './normal-text.ts'
import { hashSeed, hashStem, hashStep } from './stem.ts'

/** Kinds of features; each has its own weight in each language. */
export const group = {
  word: 0,
  wordPair: 1,
  skipPair: 2,
  letters3: 3,
  letters4: 4,
  letters5: 5,
  han1: 6,
  han2: 7,
  han3: 8,
  han4: 9,
  hanGap: 10,
  mark: 11,
  concept: 12,
  conceptPair: 13,
} as const

export const groupCount = 14

/** More ideas than this in one message are not paired: the pairs would outgrow the message. */
const mostPaired = 24

/** The features of one text: hashes with the range of the normalised text that each came from. Buffers are reused. */
export class Features {
  hashes = new Int32Array(4096)
  groups = new Uint8Array(4096)
  froms = new Int32Array(4096)
  tos = new Int32Array(4096)
  length = 0
  readonly #concepts: ReadonlyMap<number, readonly number[]>
  readonly #found = new Int32Array(mostPaired)
  readonly #foundAt = new Int32Array(mostPaired)
  #foundCount = 0

  /** `concepts` gives the ideas that a word, a word pair or a Chinese n-gram stands for, by the hash of that feature. */
  constructor(concepts: ReadonlyMap<number, readonly number[]> = thesaurus()) {
    this.#concepts = concepts
  }

  read(text: NormalText): this {
    this.length = 0
    this.#foundCount = 0
    let previous = 0
    let previousFrom = -1
    let earlier = 0
    let earlierFrom = -1
    let at = 0
    while (at < text.length) {
      const what = text.kinds[at]!
      if (what === kind.letter) {
        let to = at + 1
        while (to < text.length && text.kinds[to] === kind.letter) to++
        const word = hashStem(text.codes, at, to)
        this.#push(hashStep(word, group.word), group.word, at, to)
        if (previousFrom >= 0)
          this.#push(hashStep(hashStep(previous, 0x20), word), group.wordPair, previousFrom, to)
        if (earlierFrom >= 0)
          this.#push(hashStep(hashStep(earlier, 0x2a), word), group.skipPair, earlierFrom, to)
        this.#readLetters(text, at, to)
        earlier = previous
        earlierFrom = previousFrom
        previous = word
        previousFrom = at
        at = to
      } else if (what === kind.han) {
        let to = at + 1
        while (to < text.length && text.kinds[to] === kind.han) to++
        this.#readHan(text, at, to)
        previousFrom = earlierFrom = -1
        at = to
      } else {
        if (what === kind.symbol || what === kind.digit || isTelling(text.codes[at]!))
          this.#push(hashStep(hashStep(hashSeed, text.codes[at]!), 0xff), group.mark, at, at + 1)
        if (what === kind.break || what === kind.symbol) previousFrom = earlierFrom = -1
        at++
      }
    }
    this.#pairConcepts()
    return this
  }

  /** Two ideas in one message say more than each alone: a mistake, and telling everyone. */
  #pairConcepts(): void {
    for (let i = 0; i < this.#foundCount; i++)
      for (let j = i + 1; j < this.#foundCount; j++) {
        const one = this.#found[i]!
        const other = this.#found[j]!
        const hash = hashStep(hashStep(hashStep(hashSeed, 0xfa), Math.min(one, other)), Math.max(one, other))
        const at = this.#foundAt[j]!
        this.#push(hash, group.conceptPair, at, at + 1)
      }
  }

  #readConcepts(hash: number, from: number, to: number): void {
    const ideas = this.#concepts.get(hash)
    if (ideas === undefined) return
    for (const idea of ideas) {
      this.#push(hashStep(hashStep(hashSeed, 0xfb), idea), group.concept, from, to)
      let known = this.#foundCount === mostPaired
      for (let i = 0; i < this.#foundCount && !known; i++) known = this.#found[i] === idea
      if (known) continue
      this.#found[this.#foundCount] = idea
      this.#foundAt[this.#foundCount++] = from
    }
  }

  /** Letter n-grams within a word, its edges included: they see through endings, compounds and typos. */
  #readLetters(text: NormalText, from: number, to: number): void {
    const { codes } = text
    for (let start = from - 1; start < to - 1; start++) {
      let hash = hashStep(hashSeed, 0xfe)
      for (let size = 1; size <= 5; size++) {
        const at = start + size - 1
        if (at > to) break
        hash = hashStep(hash, at < from || at === to ? 0x5f : codes[at]!)
        if (size >= 3)
          this.#push(hash, group.letters3 + size - 3, Math.max(from, start), Math.min(to, at + 1))
      }
    }
  }

  #readHan(text: NormalText, from: number, to: number): void {
    const { codes } = text
    for (let start = from; start < to; start++) {
      let hash = hashStep(hashSeed, 0xfd)
      for (let size = 1; size <= 4 && start + size <= to; size++) {
        hash = hashStep(hash, codes[start + size - 1]!)
        this.#push(hash, group.han1 + size - 1, start, start + size)
      }
      if (start + 3 <= to) {
        const gap = hashStep(hashStep(hashStep(hashSeed, 0xfc), codes[start]!), codes[start + 2]!)
        this.#push(gap, group.hanGap, start, start + 3)
      }
    }
  }

  #push(hash: number, what: number, from: number, to: number): void {
    if (this.length === this.hashes.length) this.#grow()
    this.hashes[this.length] = hash
    this.groups[this.length] = what
    this.froms[this.length] = from
    this.tos[this.length] = to
    this.length++
    if (isWhole(what)) this.#readConcepts(hash, from, to)
  }

  #grow(): void {
    const size = this.hashes.length * 2
    const wider = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.hashes = wider(this.hashes, new Int32Array(size))
    this.groups = wider(this.groups, new Uint8Array(size))
    this.froms = wider(this.froms, new Int32Array(size))
    this.tos = wider(this.tos, new Int32Array(size))
  }
}

/** Marks that say something about a message: a question, an exclamation, a percentage, money, an issue number. */
function isTelling(code: number): boolean {
  return (
    code === 0x21 || code === 0x3f || code === 0x25 || code === 0x24 || code === 0x23 || code === token.number
  )
}

let shared: ReadonlyMap<number, readonly number[]> | undefined

/** The ideas of concepts.ts by the hash of the feature that each of its entries reads as. */
function thesaurus(): ReadonlyMap<number, readonly number[]> {
  if (shared) return shared
  const ideas = new Map<number, number[]>()
  const text = new NormalText()
  const features = new Features(new Map())
  concepts
    .trim()
    .split('\n')
    .forEach((line, idea) => {
      const [english, chinese] = line.slice(line.indexOf(':') + 1).split('|')
      for (const entry of [...english!.split(';'), ...chinese!.split(' ')]) {
        features.read(text.read(entry.trim()))
        let whole = -1
        for (let i = 0; i < features.length; i++)
          if (features.froms[i] === 0 && features.tos[i] === text.length && isWhole(features.groups[i]!))
            whole = i
        if (whole >= 0)
          ideas.set(features.hashes[whole]!, [...(ideas.get(features.hashes[whole]!) ?? []), idea])
      }
    })
  shared = ideas
  return ideas
}

function isWhole(what: number): boolean {
  return what === group.word || what === group.wordPair || (what >= group.han1 && what <= group.han4)
}
