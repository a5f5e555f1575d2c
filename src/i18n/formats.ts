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

/** "Nov 16 – 23, 2026", "2026年11月16日至11月23日" */
export function periodText(from: Date, to: Date, { language, timeZone }: Reader): string {
  const day = dateFormat(language, { dateStyle: 'medium', timeZone })
  if (language === 'en') return day.formatRange(from, to)
  // The platform's own Chinese ranges are written with slashes, as no other date of ours.
  const [begin, end] = [day.format(from), day.format(to)]
  if (begin === end) return begin
  const year = dateFormat(language, { year: 'numeric', timeZone })
  const isSameYear = year.format(from) === year.format(to)
  return `${begin}至${isSameYear ? dayText(to, { language, timeZone }) : end}`
}

/** "Mon, Nov 23, 09:00", "11月23日周一 09:00"; with the year where it is another one than that of `now`. */
export function momentText(moment: Date, { language, timeZone }: Reader, now: Date): string {
  const year = dateFormat(language, { year: 'numeric', timeZone })
  return dateFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year.format(moment) === year.format(now) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(moment)
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
