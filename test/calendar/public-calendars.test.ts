import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { publicCalendars } from '../../src/calendar/public-calendars.ts'
import { countryOfZone } from '../../src/core/calendar/country-of-zone.ts'
import { readDay } from '../../src/core/schedule/day-text.ts'

const calendars = publicCalendars()
const on = async (country: string, day: string) => (await calendars.of(country))!.on(readDay(day)!)

describe('public holidays', () => {
  it('of China have the make-up workdays of 2026 and the days off they pay for', async () => {
    for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
      expect([day, (await on('CN', day))?.kind]).toEqual([day, 'make-up'])
    for (const day of ['2026-01-02', '2026-02-16', '2026-02-23', '2026-05-05', '2026-10-07'])
      expect([day, (await on('CN', day))?.kind]).toEqual([day, 'holiday'])
    expect(await on('CN', '2026-02-24')).toBeNull()
    expect((await on('CN', '2026-10-01'))?.name).toEqual({ en: 'National Day', 'zh-CN': '国庆节' })
  })

  it('of a year that China has not announced yet are those of the law', async () => {
    const calendar = (await calendars.of('CN'))!
    const holidays: string[] = []
    for (let at = Date.UTC(2035, 0, 1); at < Date.UTC(2036, 0, 1); at += 24 * 3_600_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      const special = calendar.on(readDay(day)!)
      if (special) holidays.push(`${day} ${special.name['zh-CN']} ${special.kind}`)
    }
    expect(holidays).toHaveLength(13)
    // Lunar new year of 2035 is on 8 February.
    expect(holidays.slice(0, 3)).toEqual([
      '2035-01-01 元旦 holiday',
      '2035-02-07 春节 holiday',
      '2035-02-08 春节 holiday',
    ])
  })

  it('of other countries are their public ones, whole days only', async () => {
    expect((await on('US', '2026-11-26'))?.name.en).toBe('Thanksgiving Day')
    expect((await on('DE', '2026-10-03'))?.kind).toBe('holiday')
    expect(await on('DE', '2026-11-27')).toBeNull()
    // Passover begins at the sunset before.
    expect((await on('IL', '2026-04-02'))?.kind).toBe('holiday')
    expect(await on('IL', '2026-04-01')).toBeNull()
    expect((await on('SA', '2026-03-22'))?.name.en).toContain('Ramadan')
  })

  it('are none of a country that is not known', async () => {
    expect(await calendars.of('XX')).toBeNull()
    expect((await calendars.countries('zh-CN')).find(({ code }) => code === 'CN')?.name).toBe('中国')
  })

  it('are loaded when a country is asked for and not before', () => {
    const script = `
      const { publicCalendars } = await import('./src/calendar/public-calendars.ts')
      const { createRequire } = await import('node:module')
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some(file => file.includes('chinese-days'))
      const calendars = publicCalendars()
      const before = loaded()
      await calendars.of('CN')
      console.log(JSON.stringify({ before, after: loaded() }))`
    const answer = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(JSON.parse(answer)).toEqual({ before: false, after: true })
  })
})

describe('the country of a time zone', () => {
  it.each([
    ['Asia/Shanghai', 'CN'],
    ['Asia/Hong_Kong', 'HK'],
    ['Europe/Berlin', 'DE'],
    ['America/New_York', 'US'],
    ['Australia/Lord_Howe', 'AU'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/London', 'GB'],
    ['UTC', null],
  ])('%s is %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country)
  })
})
