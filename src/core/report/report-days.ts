import { Refusal } from '../refusal.ts'
import { momentsOn } from '../schedule/local-time.ts'
import { daysBefore } from '../summary/period.ts'

/** Days that a report covers, both included, as people write them: "2026-01-01". */
export interface ReportDays {
  from: string
  to: string
}

/** A report without days covers a year. */
const usualDays = 365

const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** What is before it is a slip, and JavaScript takes the years 0 to 99 for those of the twentieth century. */
const firstYear = 1900

/** Whether it is a day of the calendar that a report may begin or end with, "2026-02-28". */
export function isDay(text: string): boolean {
  const [, year, month, day] = written.exec(text)?.map(Number) ?? []
  if (year === undefined || year < firstYear) return false
  const date = new Date(Date.UTC(year, month! - 1, day))
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day
}

/** Days as they come from a form, either of which may be left empty. @throws Refusal `bad-days` */
export function chosenDays(
  from: string | null | undefined,
  to: string | null | undefined,
): Partial<ReportDays> {
  if ((from && !isDay(from)) || (to && !isDay(to)) || (from && to && from > to)) throw new Refusal('bad-days')
  return { ...(from && { from }), ...(to && { to }) }
}

/**
 * The moments from which (included) to which (excluded) the days last in a time zone, now at the latest. A bound that is not
 * given is now, or a year before the other one.
 *
 * @throws Refusal `bad-days` where nothing is between them, as after a first day that is still to come
 */
export function reportPeriod(
  { from, to }: Partial<ReportDays>,
  timeZone: string,
  now: Date,
): { from: Date; to: Date } {
  const last = to === undefined ? now : midnight(to, 1, timeZone)
  const end = last < now ? last : now
  const start = from === undefined ? daysBefore(end, usualDays, timeZone) : midnight(from, 0, timeZone)
  if (start >= end) throw new Refusal('bad-days')
  return { from: start, to: end }
}

/** When a day begins, or the one `later` days after it. */
function midnight(day: string, later: number, timeZone: string): Date {
  const [, year, month, date] = written.exec(day)?.map(Number) ?? []
  const shifted = new Date(Date.UTC(year!, month! - 1, date! + later))
  const local = {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
  }
  return momentsOn(local, [0], timeZone)[0]!
}
