import type { PublicCalendar, SpecialDay } from '../calendar/calendars.ts'
import { dayText } from '../schedule/day-text.ts'
import { dayAfter, type LocalDay, localDayOf, momentsOn, weekdayOf } from '../schedule/local-time.ts'

/** A part of each day in minutes since midnight; one that ends before it starts, or where it starts, crosses midnight. */
export interface Span {
  start: number
  end: number
}

/** When somebody may be written to, as their settings, their team's and their country's calendar say together. */
export interface WorkingTime {
  /** IANA zone that everything here is read in. */
  timeZone: string
  /** Null: the whole day. A span across midnight belongs to the day it starts on. */
  hours: Span | null
  /** Days of the week that are worked, 0 is Sunday. */
  days: readonly number[]
  /** Null where public holidays do not count. */
  calendar: PublicCalendar | null
  /** Never written to then, whatever the hours say. */
  quiet: Span | null
  /** Days off, both ends included, as "2026-12-24". */
  daysOff: readonly { from: string; to: string }[]
}

/** Who has no free moment for so long is not written to by what waits now. */
const farthestDays = 62

const wholeDay: Span = { start: 0, end: 0 }

/** Why nothing is asked on a day; null for a working day. */
type DayOffReason = { kind: 'weekend' } | { kind: 'holiday'; special: SpecialDay } | { kind: 'day-off' }

export function reasonAgainst(time: WorkingTime, day: LocalDay): DayOffReason | null {
  const text = dayText(day)
  if (time.daysOff.some(({ from, to }) => from <= text && text <= to)) return { kind: 'day-off' }
  const special = time.calendar?.on(day)
  if (special?.kind === 'holiday') return { kind: 'holiday', special }
  if (special?.kind === 'make-up' || time.days.includes(weekdayOf(day))) return null
  return { kind: 'weekend' }
}

/**
 * The first moment from `from` on and before `until` at which somebody may be written to: inside their hours, on a
 * working day, outside their quiet hours. Null where there is none.
 */
export function nextFreeMoment(time: WorkingTime, from: Date, until: Date): Date | null {
  let moment = from.getTime()
  const end = Math.min(until.getTime(), from.getTime() + farthestDays * 24 * 3_600_000)
  while (moment < end) {
    const open = nextIn(time, time.hours ?? wholeDay, moment, day => reasonAgainst(time, day) === null)
    if (open === null || open >= end) return null
    const quietEnd = time.quiet && endOfSpanAt(time.timeZone, time.quiet, open)
    if (quietEnd === null) return new Date(open)
    moment = quietEnd
  }
  return null
}

/** `moment` itself where it is in the span of a day that counts, else the start of the next such span. */
function nextIn(
  { timeZone }: WorkingTime,
  span: Span,
  moment: number,
  counts: (day: LocalDay) => boolean,
): number | null {
  // A span that began yesterday may still last.
  let day = dayAfter(localDayOf(new Date(moment), timeZone), -1)
  for (let walked = 0; walked <= farthestDays; walked++, day = dayAfter(day, 1)) {
    if (!counts(day)) continue
    const { start, end } = bounds(timeZone, span, day)
    if (moment < end) return Math.max(moment, start)
  }
  return null
}

/** When the span that holds the moment ends; null where none does. */
function endOfSpanAt(timeZone: string, span: Span, moment: number): number | null {
  const today = localDayOf(new Date(moment), timeZone)
  for (const day of [dayAfter(today, -1), today]) {
    const { start, end } = bounds(timeZone, span, day)
    if (start <= moment && moment < end) return end
  }
  return null
}

function bounds(timeZone: string, { start, end }: Span, day: LocalDay): { start: number; end: number } {
  const endDay = end <= start ? dayAfter(day, 1) : day
  return {
    start: momentsOn(day, [start], timeZone)[0]!.getTime(),
    end: momentsOn(endDay, [end], timeZone)[0]!.getTime(),
  }
}
