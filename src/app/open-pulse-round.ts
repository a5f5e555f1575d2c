import type { Person } from '../core/person.ts'
import { closingTime } from '../core/pulse/closing.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { Refusal } from '../core/refusal.ts'
import { isUseful } from '../core/schedule/due-runs.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import { closeRound } from './close-pulse-round.ts'
import { composeRound } from './compose-pulse-round.ts'
import type { Laurel } from './laurel.ts'

export interface OpenPulseRound {
  workspaceId: string
  teamId: string
  /** Fire time of the schedule, ISO 8601. */
  fireAt: string
}

export type ScheduledRound =
  | { outcome: 'opened'; roundId: string; invited: number }
  | { outcome: 'not-opened'; reason: 'done-already' | 'too-late' | 'no-team' | 'round-open' | 'empty-team' }

/** Job: opens the round of a schedule. Run twice for the same fire time, it opens one. */
export function openPulseRound(laurel: Laurel, job: OpenPulseRound): Promise<ScheduledRound> {
  const { workspaceId, teamId } = job
  const now = laurel.clock.now()
  return laurel.database.transaction(async (stores): Promise<ScheduledRound> => {
    const receipt = `open-pulse-round:${teamId}:${job.fireAt}`
    if (!(await stores.receipts.record(workspaceId, receipt, now)))
      return { outcome: 'not-opened', reason: 'done-already' }
    if (!isUseful('pulse', new Date(job.fireAt), now)) return { outcome: 'not-opened', reason: 'too-late' }
    const team = await stores.teams.get(workspaceId, teamId)
    if (!team) return { outcome: 'not-opened', reason: 'no-team' }
    try {
      const { round, invited } = await openRound(laurel, stores, workspaceId, team, now)
      return { outcome: 'opened', roundId: round.id, invited }
    } catch (error) {
      // Nobody waits for an answer: a manager's own round goes on, an empty team is asked next time.
      if (error instanceof Refusal && (error.code === 'round-open' || error.code === 'empty-team'))
        return { outcome: 'not-opened', reason: error.code }
      throw error
    }
  })
}

/**
 * Opens a round in the caller's transaction: invitations, a direct message to each member, and its closing job.
 * @throws Refusal `round-open` (with `until`) or `empty-team`, having changed nothing.
 */
export async function openRound(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  team: Team,
  now: Date,
): Promise<{ round: PulseRound; invited: number }> {
  const open = await stores.pulses.lockOpen(workspaceId, team.id)
  if (open && open.closesAt > now) throw new Refusal('round-open', { until: open.closesAt })
  const members = (await stores.people.getMany(workspaceId, team.memberIds)).filter(canBeAsked)
  if (members.length === 0) throw new Refusal('empty-team')
  // Its time is over; only its closing job has not had its turn.
  if (open) await closeRound(laurel, stores, workspaceId, open, now)

  const memberIds = members.map(({ id }) => id).sort()
  const schedule = team.schedules.find(({ kind, enabled }) => kind === 'pulse' && enabled) ?? null
  const { round, values } = await composeRound(laurel, stores, workspaceId, team, memberIds, {
    id: laurel.ids.next(),
    openedAt: now,
    closesAt: closingTime(now, schedule),
  })
  await stores.pulses.open(workspaceId, round, memberIds, values)
  for (const { id } of members)
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'pulse-question',
        key: `pulse-question:${round.id}:${id}`,
        conversation: id,
        roundId: round.id,
        teamId: team.id,
        personId: id,
      },
      now,
    )
  await stores.jobs.add(
    { name: 'close-pulse-round', workspaceId, roundId: round.id },
    { runAt: round.closesAt, key: `close-pulse-round:${round.id}` },
  )
  return { round, invited: members.length }
}

function canBeAsked({ isActive, isBot, isStranger }: Person): boolean {
  return isActive && !isBot && !isStranger
}
