import { dayText } from '../core/schedule/day-text.ts'
import { localDayOf } from '../core/schedule/local-time.ts'
import type { Laurel } from './laurel.ts'

/** Who of the people is away at a moment: out of office by their status, or on a day off where they are. */
export async function awayAt(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  personIds: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const away = new Set<string>()
  for (const [id, reach] of await database.hours.reach(workspaceId, personIds)) {
    const day = dayText(localDayOf(at, reach.timeZone))
    const isOut = reach.away !== null && (reach.away.until === null || reach.away.until > at)
    if (isOut || reach.daysOff.some(({ from, to }) => from <= day && day <= to)) away.add(id)
  }
  return away
}
