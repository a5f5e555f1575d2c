import { describe, expect, it } from 'vitest'
import { centroidsOf, probabilitiesOf, textsOf } from '../../src/mapping/centroids.ts'
import { tinyFramework } from '../core/mapping/tiny-framework.ts'

const groupSize = 1 + tinyFramework.indicators[0]!.examples.en.length
/** Each text lies near its indicator, this far from what all texts have in common. */
const embeddings = (distance: number) =>
  textsOf(tinyFramework).map((_, n) => {
    const k = Math.floor(n / groupSize) % tinyFramework.indicators.length
    return Float32Array.from(
      [1, 0, 0, 0].map((value, i) => value + (i === k + 1 ? distance : 0.02 * (n % 3))),
    )
  })

describe('the centroids of a framework', () => {
  it('are one for each language and indicator', () => {
    const centroids = centroidsOf(tinyFramework, embeddings(1))
    for (const { vectors } of [centroids.en, centroids['zh-CN']]) {
      expect(vectors).toHaveLength(tinyFramework.indicators.length)
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1)
    }
  })

  it('rank the nearest first, with probabilities that sum to 1', () => {
    const { en } = centroidsOf(tinyFramework, embeddings(1))
    const probabilities = probabilitiesOf(en, Float32Array.from([1, 0, 0.9, 0]))
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(1)
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
  })

  it('take a lower temperature from a model whose vectors lie closer together', () => {
    // The same overlapping indicators, with more or less that all texts have in common.
    const temperature = (common: number) => {
      const vectors = textsOf(tinyFramework).map((_, n) => {
        const k = Math.floor(n / groupSize) % tinyFramework.indicators.length
        const noise = (i: number) => Math.sin(12.9898 * (n + 1) * (i + 1)) * 0.9
        return Float32Array.from([common, ...[0, 1, 2, 3, 4, 5].map(i => (i === k ? 1 : 0) + noise(i))])
      })
      return centroidsOf(tinyFramework, vectors).en.temperature
    }
    expect(temperature(6)).toBeLessThan(temperature(1))
  })
})
