import type { TeamHours } from '../core/hours/hours.ts'
import { nextFreeMoment } from '../core/hours/working-time.ts'
import type { Laurel } from './laurel.ts'
import { workingTimeFor } from './plan-pulse-round.ts'

/** Of somebody who is in no team. */
const noTeam: TeamHours = { country: null, hours: null, days: [1, 2, 3, 4, 5] }

const day = 24 * 3_600_000

/**
 * Whether somebody may be written to now without having asked for it: by their hours, quiet hours, days off, holidays and
 * whereabouts, as with check-ins. A date is when to look again; `never` where there is no such moment before `until`.
 */
export async function turnOfPerson(
  laurel: Pick<Laurel, 'database' | 'clock' | 'calendars' | 'directory'>,
  workspaceId: string,
  personId: string,
  until: Date,
): Promise<'now' | 'never' | Date> {
  const { hours, teams } = laurel.database
  const now = laurel.clock.now()
  const [known, [team]] = await Promise.all([
    hours.reach(workspaceId, [personId]),
    teams.ofMember(workspaceId, personId),
  ])
  const reach = known.get(personId)
  if (!reach) return 'never'
  const own = team ? await hours.ofTeam(workspaceId, team.id) : noTeam
  const working = await workingTimeFor(laurel.calendars, reach, own)
  const { snoozedUntil, away } = reach
  // Away without saying until when: asked again tomorrow.
  const back = away ? (away.until ?? new Date(now.getTime() + day)) : null
  const from = new Date(Math.max(...[now, snoozedUntil, back].map(moment => moment?.getTime() ?? 0)))
  const free = nextFreeMoment(working, from, until)
  if (!free) return 'never'
  if (free > now) return free
  const quietUntil = await laurel.directory(workspaceId).quietUntil?.(personId)
  if (!quietUntil || quietUntil <= now) return 'now'
  return nextFreeMoment(working, quietUntil, until) ?? 'never'
}
