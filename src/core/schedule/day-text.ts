import type { LocalDay } from './local-time.ts'

/** "2026-11-28". */
export function dayText({ year, month, day }: LocalDay): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** Null where the text is not a day of the calendar, such as "2026-02-30". */
export function readDay(text: string): LocalDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null
}

/** "09:30" of minutes since midnight. */
export function clockText(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Minutes since midnight; "24:00" is the end of the day. Null where the text is no time. */
export function readClock(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim())
  if (!match) return null
  const [hours, minutes] = match.slice(1).map(Number) as [number, number]
  const total = hours * 60 + minutes
  return minutes < 60 && total <= 24 * 60 ? total : null
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
