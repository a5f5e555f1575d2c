import { usualHours } from '../hours/hours.ts'
import { reasonAgainst, type WorkingTime } from '../hours/working-time.ts'
import { clockOf, dayAfter, type LocalDay, localDayOf, momentsOn } from '../schedule/local-time.ts'

/** A round does not wait longer than over a long weekend, in days. */
const longestDays = 4

const hour = 3_600_000

/** When the team works. `hours` null: the usual ones. */
type Working = Pick<WorkingTime, 'timeZone' | 'days' | 'calendar' | 'hours'>

/**
 * When a round closes whose last member is asked at `from`: after the hours its team chose, else at the same time on the
 * team's next working day, or when that day's hours end where the time lies outside them; at the latest when the next round opens.
 */
export function closingTime(
  from: Date,
  {
    openHours,
    nextOpening,
    working,
  }: {
    openHours: number | null
    nextOpening: Date | null
    working: Working
  },
): Date {
  const usual =
    openHours === null ? nextWorkingDay(from, working) : new Date(from.getTime() + openHours * hour)
  return nextOpening && nextOpening < usual ? nextOpening : usual
}

function nextWorkingDay(from: Date, working: Working): Date {
  const { timeZone } = working
  const time: WorkingTime = { ...working, hours: null, quiet: null, daysOff: [] }
  let days = 1
  while (days < longestDays && reasonAgainst(time, dayAfter(localDayOf(from, timeZone), days)) !== null)
    days++
  return timeOn(dayAfter(localDayOf(from, timeZone), days), clockOf(from, timeZone), working)
}

/** A round that somebody opened at night must not end at night, before anybody is at work to answer. */
function timeOn(day: LocalDay, clock: number, { timeZone, hours }: Working): Date {
  const { start, end } = hours ?? usualHours
  const crossesMidnight = end <= start
  const isWithin = crossesMidnight ? clock >= start || clock <= end : clock >= start && clock <= end
  if (isWithin) return momentsOn(day, [clock], timeZone)[0]!
  return momentsOn(crossesMidnight ? dayAfter(day, 1) : day, [end], timeZone)[0]!
}
