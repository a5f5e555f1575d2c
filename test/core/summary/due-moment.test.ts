import { expect, test } from 'vitest'
import { dueMoment } from '../../../src/core/summary/due-moment.ts'

const due = (
  fireAt: string,
  zone: string,
  timeZone: string,
  weekday: number | null = null,
  minute: number | null = null,
) => dueMoment({ fireAt: new Date(fireAt), zone }, { timeZone, weekday, minute }).toISOString()

// Monday, 09:00 in Shanghai.
const fired = '2026-11-23T01:00:00Z'

test('it is due at the same time of day where the reader is, on the same day', () => {
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai')).toBe('2026-11-23T01:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Europe/Lisbon')).toBe('2026-11-23T09:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'America/New_York')).toBe('2026-11-23T14:00:00.000Z')
})

test('where that time is over already, it is due at once', () => {
  expect(due(fired, 'Asia/Shanghai', 'Pacific/Auckland')).toBe('2026-11-23T01:00:00.000Z')
})

test('another day of the week is the next one, the same day included', () => {
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', 1)).toBe('2026-11-23T01:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', 3)).toBe('2026-11-25T01:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', 0)).toBe('2026-11-29T01:00:00.000Z')
})

test('a change of the clocks in between moves the moment, not the time of day', () => {
  // Lisbon leaves summer time on Sunday, 25 October 2026.
  expect(due('2026-10-19T08:00:00Z', 'Europe/Lisbon', 'Europe/Lisbon', 0)).toBe('2026-10-25T09:00:00.000Z')
})

test('a time of their own is on their own clock, on the day it fired or on theirs', () => {
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', null, 17 * 60 + 30)).toBe('2026-11-23T09:30:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Europe/Lisbon', null, 8 * 60)).toBe('2026-11-23T08:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', 3, 8 * 60)).toBe('2026-11-25T00:00:00.000Z')
})

test('a time that is over when it fires is at once, or that of their day a week later', () => {
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', null, 8 * 60)).toBe('2026-11-23T01:00:00.000Z')
  expect(due(fired, 'Asia/Shanghai', 'Asia/Shanghai', 1, 8 * 60)).toBe('2026-11-30T00:00:00.000Z')
})
