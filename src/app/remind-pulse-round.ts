import { isPaused } from '../core/schedule/planned-fires.ts'
import type { Laurel } from './laurel.ts'

/**
 * Job: a reminder to each member who is not through yet, at their time (`turn-of-pulse.ts`). Nobody is reminded of a
 * round that has closed, or of a schedule that is paused.
 */
export function remindPulseRound(
  laurel: Laurel,
  { workspaceId, roundId, reminder }: { workspaceId: string; roundId: string; reminder: number },
): Promise<void> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    if (!round || round.closedAt !== null || round.closesAt <= now) return
    const schedules = await stores.schedules.ofTeam(workspaceId, round.teamId)
    if (schedules.some(schedule => schedule.kind === 'pulse' && isPaused(schedule, now))) return
    const people = await stores.pulses.unanswered(workspaceId, roundId)
    await stores.deliveries.queueMany(
      workspaceId,
      people.map(personId => ({
        id: laurel.ids.next(),
        kind: 'pulse-reminder' as const,
        key: `pulse-reminder:${roundId}:${reminder}:${personId}`,
        conversation: personId,
        roundId,
        teamId: round.teamId,
        personId,
      })),
      now,
    )
  })
}
