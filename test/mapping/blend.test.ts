import { describe, expect, it } from 'vitest'
import { LinearMapper } from '../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../src/core/mapping/train.ts'
import { blend } from '../../src/mapping/blend.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'

const builtIn = new LinearMapper(trainModel(tinyFramework, tinyCorpus)).rank(
  'he told everyone it was his fault',
)
const codes = tinyFramework.indicators.map(({ code }) => code)
const [first, second, third] = codes as [string, string, string]
const pool = (said: [string, number][], weight = 0.7, behavioural: number | null = null) =>
  blend(tinyFramework, builtIn, { indicators: new Map(said), behavioural }, weight)
const of = (mapping: typeof builtIn, code: string) => mapping.indicators.find(each => each.code === code)!.p
const total = (mapping: typeof builtIn) => mapping.indicators.reduce((sum, { p }) => sum + p, 0)

describe('the blend of two opinions', () => {
  it.each([
    [[]],
    [[[third, 0.4]]],
    [[[third, 1]]],
    [[[third, 0]]],
    [
      [
        [first, 1],
        [second, 1],
        [third, 1],
      ],
    ],
    [
      [
        [first, 0],
        [second, 0],
        [third, 0],
      ],
    ],
  ] as [string, number][][][])('ranks every indicator and sums to 1: %j', said => {
    const mapping = pool(said)
    expect(mapping.indicators).toHaveLength(codes.length)
    expect(total(mapping)).toBeCloseTo(1)
    expect(mapping.competencies.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
    expect(mapping.indicators.map(({ p }) => p)).toEqual(
      mapping.indicators.map(({ p }) => p).toSorted((a, b) => b - a),
    )
  })

  it('is what the built-in mapper says where the other names nothing', () => {
    for (const code of codes) expect(of(pool([]), code)).toBeCloseTo(of(builtIn, code))
  })

  it('leaves a twentieth to the others however sure the one is', () => {
    const mapping = pool([[third, 1]], 1)
    expect(of(mapping, third)).toBeCloseTo(0.95)
    expect(of(mapping, first) / of(mapping, second)).toBeCloseTo(of(builtIn, first) / of(builtIn, second))
  })

  it('pools the probability of a behaviour only where the other has a view', () => {
    expect(pool([], 0.7, null).behavioural).toBe(builtIn.behavioural)
    expect(pool([], 0.7, 0).behavioural).toBeCloseTo(0.3 * builtIn.behavioural)
  })
})
