import { reasonAgainst, type WorkingTime } from '../hours/working-time.ts'
import { clockOf, dayAfter, localDayOf, momentsOn } from '../schedule/local-time.ts'

/** A round does not wait longer than over a long weekend, in days. */
const longestDays = 4

const hour = 3_600_000

/**
 * When a round closes whose last member is asked at `from`: after the hours its team chose, else at the same time on the
 * team's next working day; at the latest when the next round opens.
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
    working: Pick<WorkingTime, 'timeZone' | 'days' | 'calendar'>
  },
): Date {
  const usual =
    openHours === null ? nextWorkingDay(from, working) : new Date(from.getTime() + openHours * hour)
  return nextOpening && nextOpening < usual ? nextOpening : usual
}

function nextWorkingDay(from: Date, working: Pick<WorkingTime, 'timeZone' | 'days' | 'calendar'>): Date {
  const { timeZone } = working
  const time: WorkingTime = { ...working, hours: null, quiet: null, daysOff: [] }
  let days = 1
  while (days < longestDays && reasonAgainst(time, dayAfter(localDayOf(from, timeZone), days)) !== null)
    days++
  return momentsOn(dayAfter(localDayOf(from, timeZone), days), [clockOf(from, timeZone)], timeZone)[0]!
}
