import { expect, it, test } from 'vitest'
import { chosenDays, isDay, reportPeriod } from '../../../src/core/report/report-days.ts'

const now = new Date('2026-11-23T01:00:00Z')
const period = (days: { from?: string; to?: string }) => reportPeriod(days, 'Asia/Shanghai', now)

test('a report without days covers the year until now', () => {
  expect(period({})).toEqual({ from: new Date('2025-11-23T01:00:00Z'), to: now })
})

test('a bound that is left out is now, or a year before the other one', () => {
  expect(period({ from: '2026-11-01' })).toEqual({ from: new Date('2026-10-31T16:00:00Z'), to: now })
  expect(period({ to: '2026-06-30' })).toEqual({
    from: new Date('2025-06-30T16:00:00Z'),
    to: new Date('2026-06-30T16:00:00Z'),
  })
})

test('the first day may be today', () => {
  expect(period({ from: '2026-11-23' })).toEqual({ from: new Date('2026-11-22T16:00:00Z'), to: now })
})

test('a report ends now, whatever later day is named', () => {
  expect(period({ from: '2026-11-01', to: '2026-12-31' }).to).toEqual(now)
  expect(period({ to: '2090-01-01' })).toEqual(period({}))
})

it.each([
  { from: '2090-01-01' },
  { from: '2026-11-24' },
  { from: '2090-01-01', to: '2090-02-01' },
  { from: '2026-06-30', to: '2026-01-01' },
])('refuses days that end before they begin: %o', days => {
  expect(() => period(days)).toThrow(expect.objectContaining({ code: 'bad-days' }))
})

test('a day is one of the calendar, of a year that a computer does not take for another', () => {
  expect(['2026-02-28', '2024-02-29', '1900-01-01'].map(isDay)).toEqual([true, true, true])
  expect(['2026-02-29', '2026-13-01', '26-01-01', '0001-01-01', '0099-12-31'].map(isDay)).toEqual(
    Array(5).fill(false),
  )
  expect(() => chosenDays('0001-01-01', null)).toThrow(expect.objectContaining({ code: 'bad-days' }))
})
