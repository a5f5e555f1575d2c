import { describe, expect, it } from 'vitest'
import { figuresOf, mayRelease, type Tally, thresholdOf, withholds } from '../../../src/core/pulse/result.ts'

const tally = (counted: number, ...shown: number[]): Tally => ({
  counted,
  shown: new Map(shown.map((count, index) => [index + 1, count])),
})

describe('the result of a pulse', () => {
  it('is null for fewer answers than the threshold, and counts them from there on', () => {
    expect(figuresOf(tally(4, 1, 1, 1, 1, 0), 5, 5)).toBeNull()
    expect(figuresOf(tally(5, 1, 0, 1, 1, 2), 5, 5)).toEqual({
      answered: 5,
      mean: 3.6,
      counts: [1, 0, 1, 1, 2],
    })
  })

  it('is null for two answers whatever threshold a round was given', () => {
    expect(figuresOf(tally(2, 1, 1, 0, 0, 0), 1, 5)).toBeNull()
    expect(thresholdOf({ threshold: 1 })).toBe(3)
    expect(thresholdOf({ threshold: 7 })).toBe(7)
  })

  it('does not know of answers that were not released', () => {
    expect(figuresOf(tally(9, 0, 0, 0, 0, 0), 5, 5)).toBeNull()
    expect(figuresOf(tally(9, 5, 0, 0, 0, 0), 5, 5)?.answered).toBe(5)
  })

  it('is released for threshold answers at once, never for the difference of a few', () => {
    expect(mayRelease(tally(4, 0, 0, 0, 0, 0), 5)).toBe(false)
    expect(mayRelease(tally(5, 0, 0, 0, 0, 0), 5)).toBe(true)
    expect(mayRelease(tally(9, 1, 1, 1, 1, 1), 5)).toBe(false)
    expect(mayRelease(tally(10, 1, 1, 1, 1, 1), 5)).toBe(true)
  })

  it('says that answers are withheld, not how many', () => {
    expect(withholds(tally(6, 5))).toBe(true)
    expect(withholds(tally(5, 5))).toBe(false)
  })

  it('never lets two looks tell apart fewer answers than the threshold, in whatever order people look and answer', () => {
    for (let seed = 1; seed < 200; seed++) {
      const threshold = 3 + (seed % 4)
      const looks: number[] = []
      let [counted, shown] = [0, 0]
      for (let step = 0; step < 40; step++) {
        if ((seed * (step + 7)) % 3 > 0) counted++
        else if (mayRelease(tally(counted, shown), threshold)) shown = counted
        looks.push(figuresOf(tally(counted, shown), threshold, 1)?.answered ?? 0)
      }
      for (const [index, look] of looks.entries()) {
        const difference = look - (looks[index - 1] ?? 0)
        expect(difference === 0 || difference >= threshold).toBe(true)
      }
    }
  })
})
