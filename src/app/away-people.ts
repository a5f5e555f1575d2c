import { dayText } from '../core/schedule/day-text.ts'
import { dayAfter, localDayOf } from '../core/schedule/local-time.ts'
import { latelyDays } from '../core/summary/period.ts'
import type { Laurel } from './laurel.ts'

/**
 * Who of the people is not to be looked for at a moment: whoever is away by their status or on a day off where they are,
 * and whoever had days off for half of the days lately or more. Those who are just back could not have been seen.
 */
export async function awayLately(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  personIds: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const away = new Set<string>()
  for (const [id, reach] of await database.hours.reach(workspaceId, personIds)) {
    const today = localDayOf(at, reach.timeZone)
    const isOff = (daysAgo: number) => {
      const day = dayText(dayAfter(today, -daysAgo))
      return reach.daysOff.some(({ from, to }) => from <= day && day <= to)
    }
    const isOut = reach.away !== null && (reach.away.until === null || reach.away.until > at)
    const daysOff = Array.from({ length: latelyDays }, (_, index) => isOff(index + 1)).filter(Boolean)
    if (isOut || isOff(0) || daysOff.length >= latelyDays / 2) away.add(id)
  }
  return away
}
