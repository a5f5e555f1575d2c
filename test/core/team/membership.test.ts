import { expect, test } from 'vitest'
import { membersAt, membershipsAt, membershipsOf } from '../../../src/core/team/membership.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const stay = (personId: string, joined: number, left: number | null = null) => ({
  personId,
  joinedAt: day(joined),
  leftAt: left === null ? null : day(left),
})

test('who was there from the start counts with all of their history', () => {
  expect(membershipsOf([stay('ana', 1), stay('ben', 1)], day(1))).toEqual([
    { personId: 'ana', joinedAt: day(1), from: null, to: null },
    { personId: 'ben', joinedAt: day(1), from: null, to: null },
  ])
})

test('who joins later counts from then on, and who leaves until then', () => {
  expect(membershipsOf([stay('ana', 1), stay('ben', 9), stay('cao', 1, 20)], day(1))).toEqual([
    { personId: 'ana', joinedAt: day(1), from: null, to: null },
    { personId: 'ben', joinedAt: day(9), from: day(9), to: null },
    { personId: 'cao', joinedAt: day(1), from: null, to: day(20) },
  ])
})

test('of five who join at once, the history is nobody’s own; of four it is', () => {
  const joining = (count: number) => Array.from({ length: count }, (_, n) => stay(`p${n}`, 9))
  expect(membershipsOf(joining(5), day(1)).map(({ from }) => from)).toEqual([null, null, null, null, null])
  expect(membershipsOf(joining(4), day(1)).map(({ from }) => from)).toEqual(Array(4).fill(day(9)))
})

test('of then are those who had come and had not gone, also of five who have joined at once since', () => {
  const joining = Array.from({ length: 5 }, (_, n) => stay(`new${n}`, 9))
  const all = membershipsOf([stay('ana', 1), stay('cao', 1, 20), stay('gone', 1, 4), ...joining], day(1))
  expect(membersAt(all, day(5))).toEqual(['ana', 'cao'])
  expect(membershipsAt(all, day(5)).map(({ personId }) => personId)).toEqual(['ana', 'cao', 'gone'])
  expect(membersAt(all, day(30)).length).toBe(6)
})
