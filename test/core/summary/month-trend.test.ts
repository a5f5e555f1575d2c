import { expect, it } from 'vitest'
import { picturesOfPersonalSummary } from '../../../src/core/picture/pictures-of-summary.ts'
import { monthStarts } from '../../../src/core/summary/month-trend.ts'
import type { PersonalSummary } from '../../../src/core/summary/personal-summary.ts'
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

it.each([
  ['en', '2 more'],
  ['zh-CN', '其他 2 项'],
] as const)(
  'tells of the strongest, as the picture does, and how many others there are, in %s',
  (language, more) => {
    const months = monthStarts(new Date('2026-11-23T01:00:00Z'), 'UTC', 3)
    const competencies = [1, 5, 2, 6, 7, 8, 9, 4].map((count, index) => ({
      code: `${index}`,
      name: `No. ${index}`,
      counts: [count, 0, 1],
    }))
    const trend = { months, competencies }
    const reader = { language, timeZone: 'UTC' }
    const lines = monthLines(trend, reader, catalogueOf(language), name => name)
    const strongest = ['No. 1', 'No. 3', 'No. 4', 'No. 5', 'No. 6', 'No. 7']
    expect(lines.slice(0, -1).map(line => /\*(.*)\*/.exec(line)?.[1])).toEqual(strongest)
    expect(lines.at(-1)).toBe(more)
    const drawn = picturesOfPersonalSummary({ competencies: [], trend } as unknown as PersonalSummary)
    expect(drawn[0]?.kind === 'trend-lines' && drawn[0].lines.map(({ name }) => name)).toEqual(strongest)
  },
)
