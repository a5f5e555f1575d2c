import { Features, group, groupCount } from './features.ts'
import { NormalText } from './normal-text.ts'

/**
 * What each kind of feature counts for, whole words most: nicknames, tools, habits. Chosen by cross-validation within the
 * first hundred messages of test/bench/jargon.jsonl.
 */
const shares: Partial<Record<keyof typeof group, number>> = {
  word: 1,
  wordPair: 0.3,
  letters4: 0.4,
  letters5: 0.3,
  han1: 0.3,
  han2: 1,
  han3: 0.4,
}

const weights = new Float64Array(groupCount)
for (const [name, share] of Object.entries(shares)) weights[group[name as keyof typeof group]] = share

/** Reads texts of both languages into one space of hashed features, since nicknames know no language. */
export class WorkspaceFeatures {
  readonly normal = new NormalText()
  readonly features = new Features()

  /** The features that count, with how often each occurs. */
  read(text: string): Map<number, { weight: number; count: number }> {
    const { features } = this
    features.read(this.normal.read(text))
    const found = new Map<number, { weight: number; count: number }>()
    for (let i = 0; i < features.length; i++) {
      const weight = weights[features.groups[i]!]!
      if (weight === 0) continue
      const known = found.get(features.hashes[i]!)
      if (known) known.count++
      else found.set(features.hashes[i]!, { weight, count: 1 })
    }
    return found
  }
}

/** How many texts each feature occurs in. */
export class Frequencies {
  texts = 0
  readonly #counts = new Map<number, number>()

  add(hashes: Iterable<number>): void {
    this.texts++
    for (const hash of hashes) this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1)
  }

  /** The rarer, the more it says; the greatest for what never occurred. */
  rarity(hash: number): number {
    return Math.log((1 + this.texts) / (1 + (this.#counts.get(hash) ?? 0)))
  }
}
