import { InvalidArgumentError } from 'commander'
import { OperatorError } from '../core/errors.ts'
import type { DayOff } from '../core/hours/hours.ts'
import { hoursBetween } from '../core/hours/span.ts'
import { readClock, readDay } from '../core/schedule/day-text.ts'
import { isTimeZone, momentsOn } from '../core/schedule/local-time.ts'

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

export function oneOf<T extends string>(...choices: readonly T[]) {
  return (text: string): T => {
    const found = choices.find(choice => choice === text)
    if (found === undefined) throw new InvalidArgumentError(`Must be ${choicesText(choices)}.`)
    return found
  }
}

/** "pulse, summary or digest" */
export function choicesText(choices: readonly string[]): string {
  return choices.join(', ').replace(/, ([^,]+)$/, ' or $1')
}

export function zoneOption(text: string): string {
  if (/^[A-Za-z]/.test(text) && isTimeZone(text)) return text
  throw new InvalidArgumentError('Must be an IANA time zone, like Europe/Lisbon.')
}

/** What stands for no wish of one's own; commander takes null for an empty text. */
export const usual = 'usual'

/** "09:00-17:30", "00:00-24:00", or "usual". */
export function hoursOption(text: string): { start: number; end: number } | typeof usual {
  if (text === usual) return usual
  const [start, end, ...rest] = text.split('-').map(readClock)
  const isTwo = rest.length === 0 && typeof start === 'number' && typeof end === 'number'
  const hours = isTwo ? hoursBetween(start, end) : null
  if (!hours)
    throw new InvalidArgumentError(
      'Must be two times like 09:00-17:30, 00:00-24:00 for the whole day, or usual.',
    )
  return hours
}

/** "mon-fri", "sun,mon,tue". */
export function daysOption(text: string): number[] {
  const days = text.split(',').flatMap(part => {
    const [from, to = from] = part
      .trim()
      .toLowerCase()
      .split('-')
      .map(name => dayNames.indexOf(name.slice(0, 3)))
    if (from === undefined || to === undefined || from < 0 || to < 0)
      throw new InvalidArgumentError('Must name days of the week, like mon-fri or sun,mon,tue.')
    const length = ((to - from + 7) % 7) + 1
    return Array.from({ length }, (_, index) => (from + index) % 7)
  })
  return [...new Set(days)].sort()
}

/** A code, "none", or "usual" for "zone": that of the time zone. */
export function countryOption(text: string): string {
  if (text === 'zone') return usual
  if (text === 'none') return text
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  throw new InvalidArgumentError('Must be a country code like CN or DE, "none", or "zone".')
}

export function wholeOrUsual(min: number, max: number) {
  return (text: string): number | typeof usual => {
    if (text === usual) return usual
    const value = Number(text)
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`Must be a whole number from ${min} to ${max}, or usual.`)
    return value
  }
}

/** The start of a day in the team's zone, or a moment; null where nothing is given. */
export function untilOption(text: string | undefined, timeZone: string): Date | null {
  if (text === undefined) return null
  const day = readDay(text)
  if (day) return momentsOn(day, [0], timeZone)[0]!
  const moment = new Date(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(moment.getTime())) return moment
  throw new OperatorError(
    `"${text}" is not a day.`,
    'Write --until 2026-12-24, or a moment like 2026-12-24T09:00:00Z.',
  )
}

/** "2026-12-24" or "2026-12-24..2027-01-02". */
export function dayOffOption(text: string): DayOff {
  const [from = '', to = from] = text.split('..')
  if (!readDay(from) || !readDay(to) || to < from)
    throw new InvalidArgumentError(
      'Must be a day like 2026-12-24, or the first and last like 2026-12-24..2027-01-02.',
    )
  return { from, to }
}
