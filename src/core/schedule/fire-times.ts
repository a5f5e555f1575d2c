import { type Cron, parseCron } from './cron.ts'
import { dayAfter, type LocalDay, localDayOf, momentsOn, weekdayOf } from './local-time.ts'

/** 29 February on a given weekday can be forty years away. */
const farthestDays = 366 * 45

/**
 * The next `count` moments strictly after `from`, in order; fewer where the next is more than 45 years away.
 * What is shown to people and what decides that a schedule fires: the only reading of an expression there is.
 * @throws CronError where the expression is not valid; RangeError where there is no such zone.
 */
export function nextFireTimes(expression: string, timeZone: string, from: Date, count: number): Date[] {
  const found: Date[] = []
  for (const moment of walk(parseCron(expression), timeZone, from, 1)) {
    if (found.length >= count) break
    // The clocks of a zone that skipped a whole day can bring the same moment twice.
    if (moment > from && moment.getTime() !== found.at(-1)?.getTime()) found.push(moment)
  }
  return found
}

/** The latest `count` moments after `after` and not after `until`, newest first. Throws as `nextFireTimes` does. */
export function latestFireTimes(
  expression: string,
  timeZone: string,
  { after, until, count }: { after: Date; until: Date; count: number },
): Date[] {
  const found: Date[] = []
  for (const moment of walk(parseCron(expression), timeZone, until, -1)) {
    if (found.length >= count || moment <= after) break
    if (moment <= until && moment.getTime() !== found.at(-1)?.getTime()) found.push(moment)
  }
  return found
}

function* walk(cron: Cron, timeZone: string, from: Date, direction: 1 | -1): Generator<Date> {
  const minutes = cron.hours.flatMap(hour => cron.minutes.map(minute => hour * 60 + minute))
  // A skipped time can come on the day after its own.
  let day = dayAfter(localDayOf(from, timeZone), -direction)
  for (let walked = 0; walked < farthestDays; walked++, day = dayAfter(day, direction)) {
    if (!isOn(cron, day)) continue
    const moments = momentsOn(day, minutes, timeZone)
    yield* direction === 1 ? moments : moments.reverse()
  }
}

export function isOn(cron: Cron, day: LocalDay): boolean {
  return (
    cron.months.includes(day.month) &&
    cron.daysOfMonth.includes(day.day) &&
    cron.weekdays.includes(weekdayOf(day))
  )
}
