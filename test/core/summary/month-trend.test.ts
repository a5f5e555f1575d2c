import { expect, it } from 'vitest'
import { monthStarts } from '../../../src/core/summary/month-trend.ts'
import { catalogueOf } from '../../../src/i18n/catalogue.ts'
import { monthLines } from '../../../src/i18n/describe-months.ts'

it('begins months when they begin where the person is, over the end of a year and a change of the clocks', () => {
  const starts = monthStarts(new Date('2026-04-30T23:30:00Z'), 'Europe/Lisbon', 7)
  expect(starts.map(start => start.toISOString())).toEqual([
    '2025-11-01T00:00:00.000Z',
    '2025-12-01T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z',
    '2026-02-01T00:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
    '2026-03-31T23:00:00.000Z',
    '2026-04-30T23:00:00.000Z',
  ])
})

it.each([
  ['en', '*Ownership*  ▁▃█\nSep 0, Oct 1, Nov 3'],
  ['zh-CN', '*Ownership*  ▁▃█\n9月 0 条，10月 1 条，11月 3 条'],
] as const)('draws a trend and tells its numbers in %s', (language, line) => {
  const months = monthStarts(new Date('2026-11-23T01:00:00Z'), 'UTC', 3)
  const trend = { months, competencies: [{ code: 'ownership', name: 'Ownership', counts: [0, 1, 3] }] }
  const reader = { language, timeZone: 'UTC' }
  expect(monthLines(trend, reader, catalogueOf(language), name => name)).toEqual([line])
})
