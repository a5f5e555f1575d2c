import { localDayOf, offsetAt } from '../schedule/local-time.ts'

const day = 24 * 60 * 60 * 1000

/** Days without a recognition after which a person, or an indicator, is named as not seen lately. */
export const latelyDays = 28

/** Days back to which quotes of a summary go at the most, where none came meanwhile. */
const longestGap = 35

/** Weeks that the figures of the period are compared with. */
export const baselineWeeks = 4

/**
 * The windows of a team summary, each from its moment (included) to the next one named here (excluded).
 * They are calendar days of one time zone, so that weekly reports meet without a gap or an overlap when the clocks
 * change.
 */
export interface SummaryPeriod {
  /** 84 days before `to`: the furthest that a summary looks back. */
  horizon: Date
  /** 35 days before `to`: start of the four weeks that the period is compared with; they end at `from`. */
  baseline: Date
  /** 28 days before `to`. */
  lately: Date
  /** 14 days before `to`: start of the week before. */
  before: Date
  /** 7 days before `to`. */
  from: Date
  /** Start of what is quoted: `from`, or where the summary before ended, so that nothing falls between the two. */
  quotesFrom: Date
  to: Date
}

/** `timeZone` is an IANA name; `lastEnd` is where the reader's summary before ended. */
export function summaryPeriod(to: Date, timeZone: string, lastEnd: Date | null = null): SummaryPeriod {
  const ago = (days: number) => daysBefore(to, days, timeZone)
  const isGap = lastEnd !== null && lastEnd < ago(7) && lastEnd >= ago(longestGap)
  return {
    horizon: ago(84),
    baseline: ago(7 + 7 * baselineWeeks),
    lately: ago(latelyDays),
    before: ago(14),
    from: ago(7),
    quotesFrom: isGap ? lastEnd : ago(7),
    to,
  }
}

/** The moment when the clocks of `timeZone` showed the same time of day, `days` calendar days earlier. */
export function daysBefore(moment: Date, days: number, timeZone: string): Date {
  const local = moment.getTime() + offsetAt(moment.getTime(), timeZone) - days * day
  const guess = local - offsetAt(moment.getTime(), timeZone)
  return new Date(local - offsetAt(guess, timeZone))
}

/** The same time of day one calendar month earlier, on the last of its days where it has not so many: of 31 March, 28 February. */
export function monthBefore(moment: Date, timeZone: string): Date {
  const { year, month, day: date } = localDayOf(moment, timeZone)
  const daysInIt = new Date(Date.UTC(year, month - 1, 0)).getUTCDate()
  const days = (Date.UTC(year, month - 1, date) - Date.UTC(year, month - 2, Math.min(date, daysInIt))) / day
  return daysBefore(moment, days, timeZone)
}
