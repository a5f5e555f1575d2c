import { publicCalendars } from '../src/calendar/public-calendars.ts'
import { localDayOf } from '../src/core/schedule/local-time.ts'

/** Where the people of the tests are. */
const countries = ['BR', 'CN', 'DE', 'ES', 'GB', 'JP', 'NG', 'NL', 'PL', 'PT', 'US']

/**
 * The next Tuesday, at an hour in UTC, that is a working day wherever the people of the tests are: nobody is asked on others. In
 * milliseconds since 1970. Never in the past: the queue has the database's clock, and would close a check-in as soon as it is opened.
 */
export async function nextTuesday(hour: number): Promise<number> {
  const calendars = await Promise.all(countries.map(country => publicCalendars().of(country)))
  const day = new Date()
  day.setUTCHours(hour, 0, 0, 0)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 2 || calendars.some(calendar => calendar?.on(localDayOf(day, 'UTC'))))
  return day.getTime()
}
