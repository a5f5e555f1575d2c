import type { Language } from '../core/language.ts'
import { periodText as rangeText } from '../i18n/formats.ts'

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
export function daysText(first: Date, last: Date, reader: Reader): string {
  return rangeText(first, last, reader)
}

/** The days from a moment to another, which is excluded. */
export function periodText(from: Date, to: Date, reader: Reader): string {
  return daysText(from, new Date(Math.max(from.getTime(), to.getTime() - 1)), reader)
}

/** "Nov 23, 2026, 09:00 GMT+8" */
export function momentText(moment: Date, { language, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
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
