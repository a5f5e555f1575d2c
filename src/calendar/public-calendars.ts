import type { Calendars, PublicCalendar, SpecialDay } from '../core/calendar/calendars.ts'
import { dayText } from '../core/schedule/day-text.ts'
import { chineseYears } from './chinese-days.ts'
import { countryHolidays, knownCountries } from './country-holidays.ts'

/** Holidays from the libraries `chinese-days` and `date-holidays`, which are read with the first country that needs them. */
export function publicCalendars(): Calendars {
  const known = new Map<string, Promise<PublicCalendar | null>>()
  let codes: Promise<string[]> | null = null
  return {
    of(country) {
      const loading = known.get(country) ?? (country === 'CN' ? chinese() : other(country))
      known.set(country, loading)
      loading.catch(() => known.delete(country))
      return loading
    },
    async countries(language) {
      codes ??= knownCountries()
      codes.catch(() => {
        codes = null
      })
      const names = new Intl.DisplayNames([language], { type: 'region' })
      return (await codes)
        .map(code => ({ code, name: names.of(code) ?? code }))
        .sort((a, b) => a.name.localeCompare(b.name, language))
    },
  }
}

async function chinese(): Promise<PublicCalendar> {
  const read = await chineseYears()
  const years = new Map<number, Map<string, SpecialDay>>()
  return {
    country: 'CN',
    on(day) {
      const year = years.get(day.year) ?? read(day.year)
      years.set(day.year, year)
      return year.get(dayText(day)) ?? null
    },
  }
}

async function other(country: string): Promise<PublicCalendar | null> {
  const days = await countryHolidays(country)
  return days && { country, on: day => days.get(dayText(day)) ?? null }
}
