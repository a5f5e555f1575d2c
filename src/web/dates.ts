import type { Language } from '../core/language.ts'

/** Who reads, and in which IANA zone days are shown to them. */
export interface Reader {
  language: Language
  timeZone: string
}

/** "Nov 23, 2026" */
export function dayText(moment: Date, { language, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(moment)
}

/** "Nov 16 – 22, 2026" */
export function daysText(first: Date, last: Date, { language, timeZone }: Reader): string {
  if (language === 'en')
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).formatRange(first, last)
  // The platform's own Chinese ranges are written with slashes.
  const text = (day: Date) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(day)
  const [begin, end] = [text(first), text(last)]
  return begin === end ? begin : `${begin}至${end}`
}

/** The days from a moment to another, which is excluded. */
export function periodText(from: Date, to: Date, reader: Reader): string {
  return daysText(from, new Date(Math.max(from.getTime(), to.getTime() - 1)), reader)
}

/** "Nov 23, 2026, 9:00 AM GMT+8" */
export function momentText(moment: Date, { language, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(moment)
}

/** "2026-11" as "Nov 2026". */
export function monthText(month: string, { language }: Reader): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )
}
