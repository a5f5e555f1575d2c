import { expect, test } from 'vitest'
import { daysBefore, monthBefore, summaryPeriod } from '../../../src/core/summary/period.ts'

test('a week before a Monday morning is the Monday morning before, at the same time of day', () => {
  const monday = new Date('2026-11-23T01:00:00Z')
  expect(daysBefore(monday, 7, 'Asia/Shanghai')).toEqual(new Date('2026-11-16T01:00:00Z'))
})

test('weekly periods meet without gap or overlap when the clocks change', () => {
  const zone = 'Europe/Lisbon'
  // 09:00 in summer time, then 09:00 in winter time: 25 October has 25 hours.
  const mondays = ['2026-10-19T08:00:00Z', '2026-10-26T09:00:00Z', '2026-11-02T09:00:00Z'].map(
    day => new Date(day),
  )
  for (const [index, monday] of mondays.slice(1).entries())
    expect(summaryPeriod(monday, zone).from).toEqual(mondays[index])
})

test('a time of day that the clocks skipped becomes a moment nearby', () => {
  const skipped = daysBefore(new Date('2026-04-05T00:30:00Z'), 7, 'Europe/Lisbon')
  expect(Math.abs(skipped.getTime() - Date.UTC(2026, 2, 29, 1, 0))).toBeLessThanOrEqual(60 * 60 * 1000)
})

test('milliseconds survive, also in a zone whose offset is not whole hours', () => {
  const moment = new Date('2026-11-22T10:20:30.456Z')
  expect(daysBefore(moment, 1, 'Asia/Kathmandu')).toEqual(new Date('2026-11-21T10:20:30.456Z'))
})

test('the windows of a summary follow one another', () => {
  const { horizon, baseline, lately, before, from, to } = summaryPeriod(
    new Date('2026-11-23T09:00:00Z'),
    'UTC',
  )
  const days = [horizon, baseline, lately, before, from, to].map(
    moment => (to.getTime() - moment.getTime()) / 86_400_000,
  )
  expect(days).toEqual([84, 35, 28, 14, 7, 0])
})

test.each([
  ['2026-11-01T09:00:00Z', '2026-10-01T08:00:00Z'],
  ['2027-01-01T09:00:00Z', '2026-12-01T09:00:00Z'],
  ['2027-03-31T08:00:00Z', '2027-02-28T09:00:00Z'],
  ['2028-03-31T08:00:00Z', '2028-02-29T09:00:00Z'],
  // Still 31 March in UTC.
  ['2027-03-31T23:30:00Z', '2027-03-01T00:30:00Z'],
])('a month before %s it was %s in Lisbon', (moment, before) => {
  expect(monthBefore(new Date(moment), 'Europe/Lisbon')).toEqual(new Date(before))
})
