import { nextFreeMoment } from '../core/hours/working-time.ts'
import { Refusal } from '../core/refusal.ts'
import { dayAfter, localDayOf, momentsOn } from '../core/schedule/local-time.ts'
import type { Laurel } from './laurel.ts'
import { workingTimeFor } from './plan-pulse-round.ts'
import { snoozeKey } from './turn-of-pulse.ts'

export const snoozes = ['1h', '3h', 'tomorrow'] as const

export type Snooze = (typeof snoozes)[number]

const hour = 3_600_000

/**
 * Leaves the person alone until then, and reminds them of the round. Returns when.
 * @throws Refusal `not-invited`, `round-closed`, `already-answered`, or `snooze-too-late` (with `until`).
 */
export function snoozePulse(
  laurel: Laurel,
  {
    workspaceId,
    roundId,
    personId,
    snooze,
  }: {
    workspaceId: string
    roundId: string
    personId: string
    snooze: Snooze
  },
): Promise<Date> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    const invitation = round && (await stores.pulses.invitation(workspaceId, roundId, personId))
    const reach = (await stores.hours.reach(workspaceId, [personId])).get(personId)
    if (!round || !invitation || !reach) throw new Refusal('not-invited')
    if (invitation.state !== 'open') throw new Refusal('already-answered')
    if (round.closedAt !== null || round.closesAt <= now) throw new Refusal('round-closed')
    const team = await stores.hours.ofTeam(workspaceId, round.teamId)
    const working = await workingTimeFor(laurel.calendars, reach, team)
    const tomorrow = momentsOn(dayAfter(localDayOf(now, reach.timeZone), 1), [0], reach.timeZone)[0]!
    const until =
      snooze === 'tomorrow'
        ? nextFreeMoment(working, tomorrow, round.closesAt)
        : new Date(now.getTime() + (snooze === '1h' ? 1 : 3) * hour)
    if (!until || until >= round.closesAt) throw new Refusal('snooze-too-late', { until: round.closesAt })
    await stores.hours.snooze(workspaceId, personId, until)
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'pulse-reminder',
        key: `${snoozeKey}${roundId}:${personId}:${until.toISOString()}`,
        conversation: personId,
        roundId,
        teamId: round.teamId,
        personId,
        notBefore: until,
      },
      now,
    )
    return until
  })
}
