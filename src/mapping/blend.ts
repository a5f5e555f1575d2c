import type { Framework } from '../core/framework/framework.ts'
import type { Mapping } from '../core/mapping/mapper.ts'

/** What another mapper thinks of a text. Codes are of the framework. */
export interface Opinion {
  /** Probabilities of the indicators it names, each 0..1. */
  indicators: ReadonlyMap<string, number>
  /** Probability 0..1 that there is a behaviour; null where it has no view. */
  behavioural: number | null
}

/** However sure the other is of those it names, the rest keep this share. */
const leastForOthers = 0.05

/**
 * The built-in mapping with another opinion, as a linear pool: `weight` of the one, the rest of the other. What the
 * opinion leaves open (its probabilities' distance from 1, and at least a twentieth unless it names every indicator) is
 * spread over the indicators that it does not name, as the built-in mapper ranks them; so each keeps its place and all
 * sum to 1. A pool of two is at most as sure as the surer: an over-confident endpoint is tempered.
 */
export function blend(framework: Framework, builtIn: Mapping, opinion: Opinion, weight: number): Mapping {
  // Nothing but noughts says nothing.
  const named = new Map([...opinion.indicators.values()].some(p => p > 0) ? opinion.indicators : [])
  const unnamed = builtIn.indicators.filter(({ code }) => !named.has(code))
  const unnamedTotal = sum(unnamed.map(({ p }) => p))
  const said = sum([...named.values()])
  const forNamed = unnamed.length === 0 ? 1 : Math.min(said, unnamedTotal > 0 ? 1 - leastForOthers : 1)
  const second = (code: string, p: number): number => {
    const own = named.get(code)
    if (own !== undefined) return (own / said) * forNamed
    return unnamedTotal === 0 ? (1 - forNamed) / unnamed.length : (p / unnamedTotal) * (1 - forNamed)
  }
  const indicators = builtIn.indicators
    .map(indicator => ({
      ...indicator,
      p: (1 - weight) * indicator.p + weight * second(indicator.code, indicator.p),
    }))
    .sort(byProbability)
  const totals = new Map(builtIn.competencies.map(({ code }) => [code, 0]))
  for (const { code, p } of indicators) {
    const competency = framework.indicator(code)?.competency.code
    if (competency !== undefined) totals.set(competency, (totals.get(competency) ?? 0) + p)
  }
  return {
    ...builtIn,
    behavioural:
      opinion.behavioural === null
        ? builtIn.behavioural
        : (1 - weight) * builtIn.behavioural + weight * opinion.behavioural,
    competencies: [...totals].map(([code, p]) => ({ code, p })).sort(byProbability),
    indicators,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function byProbability(left: { p: number }, right: { p: number }): number {
  return right.p - left.p
}
