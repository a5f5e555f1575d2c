import { noCountry } from '../hours/hours.ts'
import type { Calendars, PublicCalendar } from './calendars.ts'
import { countryOfZone } from './country-of-zone.ts'

/** The calendar that a team's schedules keep; null where no holidays count. */
export async function calendarOfTeam(
  calendars: Calendars,
  { country, timeZone }: { country: string | null; timeZone: string },
): Promise<PublicCalendar | null> {
  const code = country === noCountry ? null : (country ?? countryOfZone(timeZone))
  return code === null ? null : calendars.of(code)
}
