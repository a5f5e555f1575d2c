import type { Span } from './working-time.ts'

const dayMinutes = 24 * 60

/**
 * The hours between two times, in minutes since midnight. Midnight to midnight, as 00:00 or as 24:00, is the whole day; null
 * for any other time to itself.
 */
export function hoursBetween(from: number, to: number): Span | null {
  const start = from % dayMinutes
  if (start !== to % dayMinutes) return { start, end: to }
  return start === 0 ? { start: 0, end: dayMinutes } : null
}

/** The same of quiet hours, which leave some of the day: there is no whole day of them. */
export function quietBetween(from: number, to: number): Span | null {
  return from % dayMinutes === to % dayMinutes ? null : hoursBetween(from, to)
}
