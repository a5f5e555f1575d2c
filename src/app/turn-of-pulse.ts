import type { Delivery } from '../core/delivery/delivery.ts'
import { apartHours, askingTime, servesOthers } from '../core/pulse/asking.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import type { Laurel } from './laurel.ts'
import { workingTimeFor } from './plan-pulse-round.ts'

const hour = 3_600_000

/**
 * Whether it is the turn of a message about a check-in: read anew at the moment of sending, since Laurel may have been
 * down, and hours, days off and whereabouts may have changed. A date is when to look again.
 */
export async function turnOfPulse(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
): Promise<'now' | 'never' | Date> {
  const { kind, roundId, personId } = delivery
  if (kind !== 'pulse-question' && kind !== 'pulse-reminder') return 'now'
  if (roundId === null || personId === null) return 'now'
  const { pulses, hours } = laurel.database
  const now = laurel.clock.now()
  const round = await pulses.get(workspaceId, roundId)
  const reach = (await hours.reach(workspaceId, [personId])).get(personId)
  if (!round || !reach) return 'never'
  const team = await hours.ofTeam(workspaceId, round.teamId)
  const working = await workingTimeFor(laurel.calendars, reach, team)
  const free = askingTime({ working, reach }, now, round.closesAt)
  if (!free) return 'never'
  if (free > now) return free
  if (await isSaidAlready(laurel, workspaceId, delivery, personId, now)) return 'never'
  const quietUntil = await laurel.directory(workspaceId).quietUntil?.(personId)
  if (!quietUntil || quietUntil <= now) return 'now'
  return askingTime({ working, reach }, quietUntil, round.closesAt) ?? 'never'
}

/** One conversation for all rounds that are open: another message to this person serves this one, too. */
async function isSaidAlready(
  laurel: Laurel,
  workspaceId: string,
  { kind, key, roundId, createdAt }: Delivery,
  personId: string,
  now: Date,
): Promise<boolean> {
  const { deliveries, pulses } = laurel.database
  const recent = new Date(now.getTime() - apartHours * hour)
  // Who asked to be reminded later is, unless something came since they asked.
  const since = key.startsWith(snoozeKey) && createdAt > recent ? createdAt : recent
  const sent = await deliveries.sentTo(workspaceId, personId, ['pulse-question', 'pulse-reminder'], since)
  if (kind === 'pulse-reminder') return sent.length > 0
  for (const { roundId: otherId, sentAt } of sent) {
    if (otherId === null || otherId === roundId) continue
    const other = await pulses.get(workspaceId, otherId)
    if (
      other &&
      (await waitsIn(laurel, workspaceId, other, personId)) &&
      servesOthers(sentAt, other.closesAt, now)
    )
      return true
  }
  return false
}

async function waitsIn(
  { database }: Laurel,
  workspaceId: string,
  round: PulseRound,
  personId: string,
): Promise<boolean> {
  if (round.closedAt !== null) return false
  return (await database.pulses.invitation(workspaceId, round.id, personId))?.state === 'open'
}

/** How the keys of reminders begin that a person asked for. */
export const snoozeKey = 'pulse-snooze:'
