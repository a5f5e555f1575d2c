import type { Calendars, PublicCalendar, SpecialDay } from '../core/calendar/calendars.ts'
import { dayText } from '../core/schedule/day-text.ts'
import { chineseYears } from './chinese-days.ts'
import { countryNames, countryYears } from './country-holidays.ts'

/** Holidays from the libraries `chinese-days` and `date-holidays`, which are loaded with the first country that needs them. */
export function publicCalendars(): Calendars {
  const known = new Map<string, Promise<PublicCalendar | null>>()
  return {
    of(country) {
      const loading = known.get(country) ?? load(country)
      known.set(country, loading)
      loading.catch(() => known.delete(country))
      return loading
    },
    async countries(language) {
      const names = await countryNames(language === 'en' ? 'en' : 'zh')
      const shown = new Intl.DisplayNames([language], { type: 'region' })
      return Object.keys(names)
        .map(code => ({ code, name: shown.of(code) ?? names[code] ?? code }))
        .sort((a, b) => a.name.localeCompare(b.name, language))
    },
  }
}

async function load(country: string): Promise<PublicCalendar | null> {
  const read = await (country === 'CN' ? chineseYears() : countryYears(country))
  if (!read) return null
  const years = new Map<number, Map<string, SpecialDay>>()
  return {
    country,
    on(day) {
      const year = years.get(day.year) ?? read(day.year)
      years.set(day.year, year)
      return year.get(dayText(day)) ?? null
    },
  }
}
