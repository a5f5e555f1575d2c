import { expect, test } from 'vitest'
import {
  dayKey,
  dayName,
  fromLocalDateTime,
  slackDate,
  toLocalDateTime,
} from '../../../src/playground/page/time.ts'

const lisbon = { language: 'en', timeZone: 'Europe/Lisbon' } as const
const shanghai = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const
const late = Date.parse('2026-11-22T20:30:00Z')

test('places an instant on the calendar of its zone', () => {
  expect(dayKey(lisbon, late)).toBe('2026-11-22')
  expect(dayKey(shanghai, late)).toBe('2026-11-23')
})

test('names the days around today in words', () => {
  expect(dayName(late, '2026-11-22', lisbon)).toBe('Today')
  expect(dayName(late, '2026-11-23', lisbon)).toBe('Yesterday')
  expect(dayName(late, '2026-11-24', shanghai)).toBe('昨天')
  expect(dayName(late, '2026-11-30', lisbon)).toContain('22 November')
  expect(dayName(late, '2027-01-30', lisbon)).toContain('2026')
})

test('fills in the formats of Slack dates and leaves unknown ones', () => {
  expect(slackDate(late / 1000, '{date_num} {time} {odd}', '2026-11-30', lisbon)).toBe(
    '2026-11-22 20:30 {odd}',
  )
  expect(slackDate(late / 1000, '{date_short_pretty}', '2026-11-22', lisbon)).toBe('today')
})

test('converts a local date and time to an instant and back, also around clock changes', () => {
  for (const [local, zone, instant] of [
    ['2026-11-22T09:30', 'Asia/Shanghai', '2026-11-22T01:30:00Z'],
    ['2026-07-01T09:30', 'Europe/Lisbon', '2026-07-01T08:30:00Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-10-25T03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
  ] as const) {
    const seconds = fromLocalDateTime(local, zone)
    expect(seconds).toBe(Date.parse(instant) / 1000)
    expect(toLocalDateTime(seconds ?? 0, zone)).toBe(local)
  }
  expect(fromLocalDateTime('', 'UTC')).toBeNull()
})
