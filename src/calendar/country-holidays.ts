import type Library from 'date-holidays'
import type { SpecialDay } from '../core/calendar/calendars.ts'
import { dayText } from '../core/schedule/day-text.ts'

const hour = 3_600_000

/** Public holidays of a country by year; null for a country that is not known. */
export async function countryYears(
  country: string,
): Promise<((year: number) => Map<string, SpecialDay>) | null> {
  const { default: Holidays } = await import('date-holidays')
  if (!(country in new Holidays().getCountries('en'))) return null
  return year => readYear(new Holidays(country), year)
}

export async function countryNames(language: string): Promise<Record<string, string>> {
  const { default: Holidays } = await import('date-holidays')
  return new Holidays().getCountries(language)
}

function readYear(library: Library, year: number): Map<string, SpecialDay> {
  const days = new Map<string, SpecialDay>()
  const chinese = library.getHolidays(year, 'zh')
  for (const [index, { date, start, end, name, type }] of library.getHolidays(year, 'en').entries()) {
    if (type !== 'public') continue
    const special: SpecialDay = { kind: 'holiday', name: { en: name, 'zh-CN': chinese[index]?.name ?? name } }
    for (const day of daysOf(date, end.getTime() - start.getTime()))
      if (!days.has(day)) days.set(day, special)
  }
  return days
}

/** A holiday takes the days of which it covers more than half: some begin at the sunset before, some are for half a day. */
function daysOf(date: string, length: number): string[] {
  const [year, month, day, hours, minutes] = date.split(/[- :]/).map(Number)
  const start = Date.UTC(year!, month! - 1, day!, hours, minutes)
  const days: string[] = []
  for (let midnight = start - (start % (24 * hour)); midnight < start + length; midnight += 24 * hour) {
    const covered = Math.min(midnight + 24 * hour, start + length) - Math.max(midnight, start)
    const at = new Date(midnight)
    if (covered > 12 * hour)
      days.push(dayText({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }))
  }
  return days
}
