import { EvidenceFinder } from './evidence.ts'
import { Features } from './features.ts'
import type { Mapper, Mapping } from './mapper.ts'
import {
  type LanguageModel,
  type Model,
  nought,
  rowOf,
  termWeight,
  trait,
  traitCount,
  wordsOfRow,
} from './model.ts'
import { NormalText } from './normal-text.ts'

/** Ranks by a trained linear model, in well under a millisecond and without allocating per n-gram. */
export class LinearMapper implements Mapper {
  readonly #text = new NormalText()
  readonly #features = new Features()
  readonly #evidence = new EvidenceFinder()
  /** Eight for each word of a row of weights: the last few may stand for no indicator. */
  readonly #scores: Float64Array
  readonly #competencyScores: Float64Array
  #behaviouralScore = 0
  #rows = new Int32Array(0)
  #counts = new Uint16Array(0)
  #touched = new Int32Array(1024)
  #scaled = new Float64Array(1024)

  constructor(readonly model: Model) {
    this.#scores = new Float64Array(8 * wordsOfRow(model.indicators.length))
    this.#competencyScores = new Float64Array(model.competencies.length)
  }

  map(text: string): Promise<Mapping> {
    return Promise.resolve(this.rank(text))
  }

  /** As map, at once. */
  rank(text: string): Mapping {
    const normal = this.#text.read(text)
    const features = this.#features.read(normal)
    const language = this.model.languages[normal.language]
    const norm = this.#score(features, language)
    const behavioural = this.#behavioural(language)
    const winner = this.#toProbabilities(language)

    const scores = this.#scores
    const indicators = this.model.indicators.map(({ code, line }, k) => ({ code, line, p: scores[k]! }))
    const competencies = this.model.competencies.map((code, c) => ({ code, p: this.#competencyScores[c]! }))
    const evidence =
      norm === 0
        ? []
        : this.#evidence.find(
            text,
            normal,
            features,
            this.#rows,
            this.#counts,
            norm,
            this.model,
            language,
            winner,
          )
    this.#forget(features)
    return {
      language: normal.language,
      behavioural,
      competencies: competencies.sort(byProbability),
      indicators: indicators.sort(byProbability),
      evidence,
    }
  }

  /** Fills the scores; gives the length of the text's vector, 0 when training knew nothing of it. */
  #score(features: Features, language: LanguageModel): number {
    if (this.#rows.length < features.hashes.length) {
      this.#rows = new Int32Array(features.hashes.length)
      this.#touched = new Int32Array(features.hashes.length)
      this.#scaled = new Float64Array(features.hashes.length)
    }
    if (this.#counts.length < language.rows) this.#counts = new Uint16Array(language.rows)
    const { index, weights, traits, unknown } = language
    let distinct = 0
    let square = 0
    for (let i = 0; i < features.length; i++) {
      const row = rowOf(index, features.hashes[i]!)
      this.#rows[i] = row
      if (row < 0) square += unknown[features.groups[i]!]! ** 2
      else if (this.#counts[row]!++ === 0) this.#touched[distinct++] = row
    }
    const stride = wordsOfRow(this.model.indicators.length)
    const scores = this.#scores.fill(0)
    let behavioural = 0
    let offset = 0
    for (let i = 0; i < distinct; i++) {
      const row = this.#touched[i]!
      const own = row * traitCount
      const value = traits[own + trait.value]! * termWeight(this.#counts[row]!)
      square += value * value
      behavioural += value * traits[own + trait.behaviour]!
      const scaled = value * traits[own + trait.scale]!
      this.#scaled[i] = scaled
      offset += scaled
    }
    for (let i = 0; i < distinct; i++) {
      const scaled = this.#scaled[i]!
      // Unrolled: this is where ranking spends its time, and eight at once take half as long as one by one.
      for (let k = 0, at = this.#touched[i]! * stride, end = at + stride; at < end; at++, k += 8) {
        const word = weights[at]!
        scores[k]! += scaled * (word & 15)
        scores[k + 1]! += scaled * ((word >> 4) & 15)
        scores[k + 2]! += scaled * ((word >> 8) & 15)
        scores[k + 3]! += scaled * ((word >> 12) & 15)
        scores[k + 4]! += scaled * ((word >> 16) & 15)
        scores[k + 5]! += scaled * ((word >> 20) & 15)
        scores[k + 6]! += scaled * ((word >> 24) & 15)
        scores[k + 7]! += scaled * (word >>> 28)
      }
    }
    offset *= nought
    const norm = Math.sqrt(square)
    if (norm > 0) for (let k = 0; k < scores.length; k++) scores[k] = (scores[k]! - offset) / norm
    this.#behaviouralScore = norm > 0 ? behavioural / norm : 0
    return distinct > 0 ? norm : 0
  }

  #forget(features: Features): void {
    for (let i = 0; i < features.length; i++) if (this.#rows[i]! >= 0) this.#counts[this.#rows[i]!] = 0
  }

  #behavioural({ behaviouralSlope, behaviouralIntercept }: LanguageModel): number {
    return 1 / (1 + Math.exp(-(behaviouralSlope * this.#behaviouralScore + behaviouralIntercept)))
  }

  /** Softmax in place, with the sums of the competencies; gives the most probable indicator. */
  #toProbabilities({ sharpness }: LanguageModel): number {
    const scores = this.#scores
    const count = this.model.indicators.length
    let winner = 0
    for (let k = 1; k < count; k++) if (scores[k]! > scores[winner]!) winner = k
    const highest = scores[winner]!
    let total = 0
    for (let k = 0; k < count; k++) total += scores[k] = Math.exp(sharpness * (scores[k]! - highest))
    this.#competencyScores.fill(0)
    for (let k = 0; k < count; k++) {
      scores[k]! /= total
      this.#competencyScores[this.model.indicators[k]!.competency]! += scores[k]!
    }
    return winner
  }
}

function byProbability(left: { p: number }, right: { p: number }): number {
  return right.p - left.p
}
