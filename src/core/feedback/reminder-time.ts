import { dayAfter, localDayOf, momentsOn, weekdayOf } from '../schedule/local-time.ts'

const tenInTheMorning = 10 * 60

/** The first ten o'clock of a working day, Monday to Friday, in this IANA zone, at or after the moment. */
export function workingMorning(from: Date, timeZone: string): Date {
  let day = localDayOf(from, timeZone)
  for (;;) {
    const weekday = weekdayOf(day)
    const [moment] = momentsOn(day, [tenInTheMorning], timeZone)
    if (weekday !== 0 && weekday !== 6 && moment && moment >= from) return moment
    day = dayAfter(day, 1)
  }
}
