import type { Mapper, Mapping, MappingContext, Span } from './mapper.ts'
import { termWeight } from './model.ts'
import { kind } from './normal-text.ts'
import { type Adapter, oddsOf } from './workspace-adapter.ts'
import { WorkspaceFeatures } from './workspace-features.ts'

const smallest = 1e-6

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'word' }),
}

/** A mapper that has learnt what the words of one workspace mean there. */
export class WorkspaceMapper implements Mapper {
  readonly #features = new WorkspaceFeatures()
  readonly #rows: Map<number, number>
  readonly #columns: Map<string, number>
  readonly #scores: Float64Array

  constructor(
    readonly base: Mapper,
    readonly adapter: Adapter,
  ) {
    this.#rows = new Map(Array.from(adapter.hashes, (hash, row) => [hash, row]))
    this.#columns = new Map(adapter.indicators.map((code, column) => [code, column]))
    this.#scores = new Float64Array(adapter.indicators.length + 1)
  }

  async map(text: string, context?: MappingContext): Promise<Mapping> {
    return this.adjust(text, await this.base.map(text, context))
  }

  /** What the base says of the text, moved by what was learnt. */
  adjust(text: string, mapping: Mapping): Mapping {
    const { adapter } = this
    const norm = this.#score(text)
    const scores = this.#scores
    let total = 0
    const indicators = mapping.indicators.map(({ code, line, p }) => {
      const k = this.#columns.get(code)
      const shift = k === undefined ? 0 : adapter.strength * scores[k]! + adapter.priors[k]!
      const odds = Math.max(smallest, p) * Math.exp(shift)
      total += odds
      return { code, line, p: odds }
    })
    const competencies = new Map(mapping.competencies.map(({ code }) => [code, 0]))
    for (const indicator of indicators) {
      indicator.p /= total
      const competency = indicator.code.slice(0, indicator.code.indexOf('.'))
      competencies.set(competency, (competencies.get(competency) ?? 0) + indicator.p)
    }
    indicators.sort(byProbability)
    const odds =
      oddsOf(mapping.behavioural) * Math.exp(adapter.behaviouralStrength * scores[adapter.indicators.length]!)
    const winner = indicators[0]?.code
    const learnt =
      norm > 0 && winner !== undefined && winner !== mapping.indicators[0]?.code
        ? this.#evidence(text, this.#columns.get(winner))
        : []
    return {
      language: mapping.language,
      behavioural: odds / (1 + odds),
      competencies: [...competencies].map(([code, p]) => ({ code, p })).sort(byProbability),
      indicators,
      evidence: learnt.length > 0 ? learnt : mapping.evidence,
    }
  }

  /** Fills the scores; gives the length of the text's vector, 0 where the workspace never used any of its words. */
  #score(text: string): number {
    const { hashes, values, scales, weights, unknown } = this.adapter
    const columns = this.#scores.length
    const scores = this.#scores.fill(0)
    let square = 0
    let known = 0
    for (const [hash, { weight, count }] of this.#features.read(text)) {
      const row = this.#rows.get(hash)
      if (row === undefined || hashes[row] !== hash) {
        square += (weight * unknown * termWeight(count)) ** 2
        continue
      }
      known++
      const value = values[row]! * termWeight(count)
      square += value * value
      const scaled = value * scales[row]!
      for (let k = 0, at = row * columns; k < columns; k++, at++) scores[k]! += scaled * weights[at]!
    }
    if (known === 0) return 0
    const norm = Math.sqrt(square)
    for (let k = 0; k < columns; k++) scores[k]! /= norm
    return norm
  }

  /** The word or words of the text, just read, that moved it to this indicator: at most two, whole, in text order. */
  #evidence(text: string, column: number | undefined): Span[] {
    if (column === undefined) return []
    const { features, normal } = this.#features
    const { values, scales, weights } = this.adapter
    const columns = this.#scores.length
    const gains = new Float64Array(normal.length)
    for (let i = 0; i < features.length; i++) {
      const row = this.#rows.get(features.hashes[i]!)
      if (row === undefined) continue
      const from = features.froms[i]!
      const to = features.tos[i]!
      const gain = (values[row]! * scales[row]! * weights[row * columns + column]!) / (to - from)
      for (let at = from; at < to; at++) gains[at]! += gain
    }
    const words: (Span & { gain: number })[] = []
    let at = 0
    const read = normal.length > 0 ? normal.ends[normal.length - 1]! : 0
    for (const { index, segment } of segmenters[normal.language].segment(text.slice(0, read))) {
      const end = index + segment.length
      let gain = 0
      let last = 0
      for (; at < normal.length && normal.starts[at]! < end; at++) {
        gain += gains[at]!
        if (normal.kinds[at] !== kind.space && normal.kinds[at] !== kind.break) last = normal.ends[at]!
      }
      if (last > 0) words.push({ start: index, end: Math.max(end, last), gain })
    }
    return strongest(words)
  }
}

/** A word counts where it says at least this share of what the strongest says. */
const worthShowing = 0.5

function strongest(words: readonly (Span & { gain: number })[]): Span[] {
  const most = Math.max(0, ...words.map(({ gain }) => gain))
  if (most === 0) return []
  const runs: (Span & { gain: number })[] = []
  let before = false
  for (const { start, end, gain } of words) {
    const shown = gain >= worthShowing * most
    const run = runs.at(-1)
    if (shown && before && run) {
      run.end = end
      run.gain += gain
    } else if (shown) runs.push({ start, end, gain })
    before = shown
  }
  return runs
    .sort((left, right) => right.gain - left.gain)
    .slice(0, 2)
    .sort((left, right) => left.start - right.start)
    .map(({ start, end }) => ({ start, end }))
}

function byProbability(left: { p: number }, right: { p: number }): number {
  return right.p - left.p
}
