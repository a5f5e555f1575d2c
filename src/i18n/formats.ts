import type { Language } from '../core/language.ts'

/** Who reads. */
export interface Reader {
  language: Language
  /** IANA zone that days are shown in. */
  timeZone: string
}

/** Making one takes as long as the rest of a message: each is made once. */
const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const lists = new Map<Language, Intl.ListFormat>()

export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return made(dates, JSON.stringify([language, options]), () => new Intl.DateTimeFormat(language, options))
}

export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return made(numbers, JSON.stringify([language, options]), () => new Intl.NumberFormat(language, options))
}

/** "Ana, Ben and Tom" */
export function listText(items: readonly string[], language: Language): string {
  return made(lists, language, () => new Intl.ListFormat(language, { type: 'conjunction' })).format(items)
}

/** "Nov 16" */
export function dayText(day: Date, { language, timeZone }: Reader): string {
  return dateFormat(language, { month: 'short', day: 'numeric', timeZone }).format(day)
}

/** "Nov 16 – 23, 2026" */
export function periodText(from: Date, to: Date, { language, timeZone }: Reader): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone }).formatRange(from, to)
}

/** At most one digit after the point. */
export function decimal(value: number, { language }: Pick<Reader, 'language'>): string {
  return numberFormat(language, { maximumFractionDigits: 1 }).format(value)
}

function made<Key, Format>(known: Map<Key, Format>, key: Key, make: () => Format): Format {
  const before = known.get(key)
  if (before) return before
  const format = make()
  known.set(key, format)
  return format
}
