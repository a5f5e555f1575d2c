import type { PublicCalendar } from '../calendar/calendars.ts'
import { countryOfZone } from '../calendar/country-of-zone.ts'
import type { Span, WorkingTime } from './working-time.ts'

/** "none" where public holidays do not count. */
export const noCountry = 'none'

/** When a team's members may be written to, unless they say otherwise. */
export interface TeamHours {
  /** Country whose holidays count: ISO 3166 code, "none", or null for that of the time zone. */
  country: string | null
  /** Null: `usualHours`. */
  hours: Span | null
  /** Days of the week that are worked, 0 is Sunday. */
  days: number[]
}

/** What a person has set for themself; null: as their team says. */
export interface PersonHours {
  country: string | null
  hours: Span | null
  days: number[] | null
  /** Never written to then, on any day. */
  quiet: Span | null
  /** False: no check-ins at all. */
  checkIns: boolean
  daysOff: DayOff[]
}

/** Both ends included: "2026-12-24". */
export interface DayOff {
  from: string
  to: string
}

/** A person's settings, with what is known of them for now. */
export interface Reach extends PersonHours {
  timeZone: string
  /** They asked to be left alone until then. */
  snoozedUntil: Date | null
  /** Out of office by the status the platform shows; `until` null where it does not say. */
  away: { until: Date | null } | null
}

export const usualHours: Span = { start: 8 * 60, end: 18 * 60 }

/** Country whose holidays count for somebody; null where none do. */
export function countryOf(
  person: Pick<Reach, 'country' | 'timeZone'>,
  team: Pick<TeamHours, 'country'>,
): string | null {
  const chosen = person.country ?? team.country
  return chosen === noCountry ? null : (chosen ?? countryOfZone(person.timeZone))
}

export function workingTimeOf(
  person: PersonHours & Pick<Reach, 'timeZone'>,
  team: TeamHours,
  calendar: PublicCalendar | null,
): WorkingTime {
  const { timeZone, quiet, daysOff } = person
  return {
    timeZone,
    hours: person.hours ?? team.hours ?? usualHours,
    days: person.days ?? team.days,
    calendar,
    quiet,
    daysOff,
  }
}

export interface Hours {
  ofTeam(workspaceId: string, teamId: string): Promise<TeamHours>
  saveTeam(workspaceId: string, teamId: string, hours: TeamHours): Promise<void>
  /** By id; only of people who are known. */
  reach(workspaceId: string, personIds: readonly string[]): Promise<Map<string, Reach>>
  savePerson(workspaceId: string, personId: string, hours: PersonHours): Promise<void>
  snooze(workspaceId: string, personId: string, until: Date | null): Promise<void>
}
