import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import { type PlannedTimes, plannedTimes } from '../core/schedule/planned-times.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'

/** When the schedules of a team take place next, holidays and pauses left out. The team need not be saved yet. */
export async function plannedTimesOf(
  { database, calendars, clock }: Pick<Laurel, 'database' | 'calendars' | 'clock'>,
  workspaceId: string,
  { id, timeZone }: Pick<Team, 'id' | 'timeZone'>,
): Promise<PlannedTimes> {
  const rows = await database.schedules.ofTeam(workspaceId, id)
  const calendar = await calendarOfTeam(calendars, { country: rows[0]?.country ?? null, timeZone })
  return plannedTimes(rows, calendar, clock.now())
}

/** By id of the team. */
export async function plannedTimesOfTeams(
  laurel: Pick<Laurel, 'database' | 'calendars' | 'clock'>,
  workspaceId: string,
  teams: readonly Team[],
): Promise<Map<string, PlannedTimes>> {
  const planned = new Map<string, PlannedTimes>()
  for (const team of teams) planned.set(team.id, await plannedTimesOf(laurel, workspaceId, team))
  return planned
}
