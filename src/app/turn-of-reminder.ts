import type { Delivery } from '../core/delivery/delivery.ts'
import type { TeamHours } from '../core/hours/hours.ts'
import { nextFreeMoment } from '../core/hours/working-time.ts'
import type { Laurel } from './laurel.ts'
import { workingTimeFor } from './plan-pulse-round.ts'

/** Of somebody who is in no team. */
const noTeam: TeamHours = { country: null, hours: null, days: [1, 2, 3, 4, 5] }

const day = 24 * 3_600_000

type Parts = Pick<Laurel, 'database' | 'clock' | 'calendars' | 'directory'>

/**
 * Whether somebody may be reminded of a request for feedback now: by their hours, quiet hours, days off, holidays and
 * whereabouts, as with check-ins. A date is when to look again; `never` where that would be too late.
 */
export async function turnOfReminder(
  laurel: Parts,
  workspaceId: string,
  { requestId, personId }: { requestId: string; personId: string },
): Promise<'now' | 'never' | Date> {
  const { feedbackRequests, hours, teams } = laurel.database
  const now = laurel.clock.now()
  const [request, reach, [team]] = await Promise.all([
    feedbackRequests.get(workspaceId, requestId),
    hours.reach(workspaceId, [personId]).then(known => known.get(personId)),
    teams.ofMember(workspaceId, personId),
  ])
  const invitation = request?.invitations.find(asked => asked.personId === personId)
  if (!request || !reach || request.closedAt || invitation?.state !== 'open') return 'never'
  const own = team ? await hours.ofTeam(workspaceId, team.id) : noTeam
  const working = await workingTimeFor(laurel.calendars, reach, own)
  const { snoozedUntil, away } = reach
  // Away without saying until when: asked again tomorrow.
  const back = away ? (away.until ?? new Date(now.getTime() + day)) : null
  const from = new Date(Math.max(...[now, snoozedUntil, back].map(moment => moment?.getTime() ?? 0)))
  const free = nextFreeMoment(working, from, request.expiresAt)
  if (!free) return 'never'
  if (free > now) return free
  const quietUntil = await laurel.directory(workspaceId).quietUntil?.(personId)
  if (!quietUntil || quietUntil <= now) return 'now'
  return nextFreeMoment(working, quietUntil, request.expiresAt) ?? 'never'
}

/** The same for a reminder that is about to be sent: Laurel may have been down since it was queued. */
export async function turnOfQueuedReminder(
  laurel: Parts,
  workspaceId: string,
  { kind, requestId, personId }: Pick<Delivery, 'kind' | 'requestId' | 'personId'>,
): Promise<'now' | 'never' | Date> {
  if (kind !== 'feedback-request-reminder' || requestId === null || personId === null) return 'now'
  return turnOfReminder(laurel, workspaceId, { requestId, personId })
}
