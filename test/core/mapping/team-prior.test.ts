import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../../src/core/mapping/mapper.ts'
import { withTeamPrior } from '../../../src/core/mapping/team-prior.ts'

const codes = ['ownership.owns-mistakes', 'ownership.sees-work-through', 'collaboration.mediates-conflict']

function mapping(...ps: number[]): Mapping {
  const indicators = codes.map((code, i) => ({ code, line: null, p: ps[i]! }))
  return {
    language: 'en',
    behavioural: 0.9,
    competencies: [
      { code: 'ownership', p: ps[0]! + ps[1]! },
      { code: 'collaboration', p: ps[2]! },
    ],
    indicators: indicators.sort((left, right) => right.p - left.p),
    evidence: [{ start: 0, end: 4 }],
  }
}
const habit = new Map([['collaboration.mediates-conflict', 40]])

describe('the habits of a team', () => {
  it('decide where a message could be either of two behaviours', () => {
    const undecided = mapping(0.45, 0.12, 0.43)
    const moved = withTeamPrior(undecided, habit)
    expect(moved.indicators[0]!.code).toBe('collaboration.mediates-conflict')
    expect(moved.competencies[0]!.code).toBe('collaboration')
    expect(moved.evidence).toEqual([])
    const sum = (ranked: { p: number }[]) => ranked.reduce((total, { p }) => total + p, 0)
    expect(sum(moved.indicators)).toBeCloseTo(1, 9)
    expect(sum(moved.competencies)).toBeCloseTo(1, 9)
  })

  it('leave a clear message what it is, with its evidence', () => {
    const moved = withTeamPrior(mapping(0.9, 0.04, 0.06), habit)
    expect(moved.indicators[0]!.code).toBe('ownership.owns-mistakes')
    expect(moved.evidence).toEqual([{ start: 0, end: 4 }])
    expect(moved.behavioural).toBe(0.9)
  })

  it('say nothing before enough was decided, nor where all is seen alike', () => {
    const before = mapping(0.45, 0.12, 0.43)
    expect(withTeamPrior(before, new Map([['collaboration.mediates-conflict', 19]]))).toBe(before)
    const alike = withTeamPrior(before, new Map(codes.map(code => [code, 30])))
    alike.indicators.forEach(({ code, p }) => {
      expect(p).toBeCloseTo(before.indicators.find(indicator => indicator.code === code)!.p, 9)
    })
  })
})
