import { dayAfter, localDayOf, momentsOn, offsetAt, weekdayOf } from '../schedule/local-time.ts'

const minute = 60_000
const minutesOfDay = 24 * 60

/**
 * When somebody gets what fired for all at `fireAt`: once the clocks of `theirs` show what those of `zone` showed then,
 * on their own day of the week (0 is Sunday) where they have chosen one. Never before it fired.
 */
export function dueMoment(
  { fireAt, zone }: { fireAt: Date; zone: string },
  { timeZone, weekday }: { timeZone: string; weekday: number | null },
): Date {
  const wall = fireAt.getTime() + offsetAt(fireAt.getTime(), zone)
  const minutes = Math.floor(wall / minute) % minutesOfDay
  const day = localDayOf(fireAt, zone)
  const wait = weekday === null ? 0 : (weekday - weekdayOf(day) + 7) % 7
  const [due = fireAt] = momentsOn(dayAfter(day, wait), [minutes], timeZone)
  return due > fireAt ? due : fireAt
}
