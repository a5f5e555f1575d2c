import { describe, expect, it } from 'vitest'
import { type Asked, commentsShown, figuresOf, thresholdOf } from '../../../src/core/pulse/result.ts'

const values = [1, 2, 3, 4, 5]
const asked = (changes: Partial<Asked> = {}): Asked => ({ kind: 'agreement', showable: true, ...changes })
const tally = (...counts: number[]) => new Map(counts.map((count, index) => [index + 1, count]))

describe('the result of a question', () => {
  it('is null for fewer answers than the threshold, and counts them from there on', () => {
    expect(figuresOf(asked(), tally(1, 1, 1, 1, 0), values, 5)).toBeNull()
    expect(figuresOf(asked(), tally(1, 0, 1, 1, 2), values, 5)).toEqual({
      answered: 5,
      mean: 3.6,
      counts: [1, 0, 1, 1, 2],
    })
  })

  it('is null for two answers whatever threshold a round was given', () => {
    expect(figuresOf(asked(), tally(1, 1), values, 1)).toBeNull()
    expect(thresholdOf({ threshold: 1 })).toBe(3)
    expect(thresholdOf({ threshold: 7 })).toBe(7)
  })

  it('is null where all answers are alike, and where it was decided so at opening', () => {
    expect(figuresOf(asked(), tally(0, 0, 0, 9, 0), values, 5)).toBeNull()
    expect(figuresOf(asked({ showable: false }), tally(1, 2, 3, 2, 1), values, 5)).toBeNull()
  })

  it('of eNPS has three groups and a score, and is null where all are in one group', () => {
    const counts = new Map([
      [0, 1],
      [6, 1],
      [7, 2],
      [9, 3],
      [10, 3],
    ])
    const zeroToTen = Array.from({ length: 11 }, (_, value) => value)
    expect(figuresOf(asked({ kind: 'enps' }), counts, zeroToTen, 5)).toEqual({
      answered: 10,
      mean: 40,
      counts: [2, 2, 6],
    })
    const promoters = new Map([
      [9, 3],
      [10, 3],
    ])
    expect(figuresOf(asked({ kind: 'enps' }), promoters, zeroToTen, 5)).toBeNull()
  })
})

describe('comments', () => {
  const shown = (count: number, threshold = 5, commentThreshold = 8) =>
    commentsShown(asked({ kind: 'comment' }), Array(count).fill('x'), { threshold, commentThreshold })

  it('are shown from the higher of the two thresholds on', () => {
    expect(shown(7)).toBeNull()
    expect(shown(8)).toHaveLength(8)
    expect(shown(9, 10)).toBeNull()
  })

  it('are not shown where it was decided so at opening', () => {
    const hidden = asked({ kind: 'comment', showable: false })
    expect(commentsShown(hidden, Array(20).fill('x'), { threshold: 5, commentThreshold: 8 })).toBeNull()
  })
})
