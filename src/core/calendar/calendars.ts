import type { Language, Localized } from '../language.ts'
import type { LocalDay } from '../schedule/local-time.ts'

/** A day that a country treats in another way than its weekday says. */
export interface SpecialDay {
  /** `make-up`: a Saturday or Sunday on which work is done for a day off before or after it (调休). */
  kind: 'holiday' | 'make-up'
  name: Localized
}

/** The public holidays and make-up workdays of one country. */
export interface PublicCalendar {
  /** ISO 3166 code: "CN", "DE". */
  country: string
  on(day: LocalDay): SpecialDay | null
}

/** Knows the calendars of countries, and reads them only when one is asked for. */
export interface Calendars {
  /** Null where the country's holidays are not known. */
  of(country: string): Promise<PublicCalendar | null>
  /** Countries whose holidays are known, by code. */
  countries(language: Language): Promise<{ code: string; name: string }[]>
}
