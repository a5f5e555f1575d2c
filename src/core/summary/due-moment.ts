import { dayAfter, localDayOf, momentsOn, offsetAt, weekdayOf } from '../schedule/local-time.ts'

const minute = 60_000
const minutesOfDay = 24 * 60

/**
 * When somebody gets what fired for all at `fireAt`: once their clocks show what those of `zone` showed then, or the
 * time that they have chosen (`minute` since midnight), on their own day of the week (0 is Sunday) where they have chosen
 * one. Never before it fired: a day of theirs whose time is over by then is that of the week after.
 */
export function dueMoment(
  { fireAt, zone }: { fireAt: Date; zone: string },
  { timeZone, weekday, minute: chosen }: { timeZone: string; weekday: number | null; minute: number | null },
): Date {
  const wall = fireAt.getTime() + offsetAt(fireAt.getTime(), zone)
  const minutes = Math.floor(wall / minute) % minutesOfDay
  const day = localDayOf(fireAt, zone)
  const wait = weekday === null ? 0 : (weekday - weekdayOf(day) + 7) % 7
  const momentAfter = (days: number) =>
    momentsOn(dayAfter(day, days), [chosen ?? minutes], timeZone)[0] ?? fireAt
  const due = momentAfter(wait)
  if (due >= fireAt) return due
  return weekday !== null && chosen !== null ? momentAfter(wait + 7) : fireAt
}
