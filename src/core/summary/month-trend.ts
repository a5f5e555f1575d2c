import type { LocalDay } from '../schedule/local-time.ts'
import { localDayOf, momentsOn } from '../schedule/local-time.ts'

/** Months that a person sees of their own trend. */
export const trendMonths = 6

/** Recognitions with evidence by competency, month by month. */
export interface MonthTrend {
  /** First moments of the months, the oldest first; the last one has not ended. */
  months: Date[]
  /** A number for each month; those with evidence in none are left out. */
  competencies: { code: string; name: string; counts: number[] }[]
}

/** Lines that can be told apart. */
const mostShown = 6

/** Those with the most evidence, in the order of the framework, and how many others there are. */
export function strongestOf({ competencies }: MonthTrend): {
  shown: MonthTrend['competencies']
  hidden: number
} {
  const total = ({ counts }: MonthTrend['competencies'][number]) =>
    counts.reduce((sum, count) => sum + count, 0)
  const most = new Set([...competencies].sort((a, b) => total(b) - total(a)).slice(0, mostShown))
  const shown = competencies.filter(competency => most.has(competency))
  return { shown, hidden: competencies.length - shown.length }
}

/** First moments of the last `count` months in a zone, the oldest first; the month of `now` is the last. */
export function monthStarts(now: Date, timeZone: string, count: number): Date[] {
  const { year, month } = localDayOf(now, timeZone)
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(Date.UTC(year, month - 1 - (count - 1 - index), 1))
    const day: LocalDay = { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: 1 }
    return momentsOn(day, [0], timeZone)[0]!
  })
}
