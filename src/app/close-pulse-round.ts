import type { PulseRound } from '../core/pulse/pulses.ts'
import { mayRelease } from '../core/pulse/result.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { requireManager } from './require-manager.ts'

/** Job: closes the round at its time. A round that is closed already stays as it is. */
export function closePulseRound(
  laurel: Laurel,
  { workspaceId, roundId }: { workspaceId: string; roundId: string },
): Promise<void> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    if (round) await closeRound(laurel, stores, workspaceId, round, now)
  })
}

export interface ClosePulseNow {
  workspaceId: string
  receipt: string
  roundId: string
  /** The manager who asks for it. */
  personId: string
}

/** Closes a round before its time. Throws Refusal `not-found`, `no-team`, `not-a-manager` or `round-closed`. */
export function closePulseNow(laurel: Laurel, wish: ClosePulseNow): Promise<void> {
  const { workspaceId, receipt } = wish
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return
    const round = await stores.pulses.get(workspaceId, wish.roundId)
    if (!round) throw new Refusal('not-found')
    await requireManager(stores, workspaceId, round.teamId, wish.personId)
    if (!(await closeRound(laurel, stores, workspaceId, round, now))) throw new Refusal('round-closed')
  })
}

/** Closes in the caller's transaction and reports to each manager. False where the round was closed already. */
export async function closeRound(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  { id, teamId }: PulseRound,
  now: Date,
): Promise<boolean> {
  const round = await stores.pulses.lock(workspaceId, id)
  if (!round || !(await stores.pulses.close(workspaceId, id, now))) return false
  if (mayRelease(await stores.pulses.tally(workspaceId, id), round.threshold))
    await stores.pulses.release(workspaceId, id)
  const team = await stores.teams.get(workspaceId, teamId)
  for (const managerId of team?.managerIds ?? [])
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'pulse-report',
        key: `pulse-report:${id}:${managerId}`,
        conversation: managerId,
        roundId: id,
        teamId,
        personId: managerId,
      },
      now,
    )
  return true
}
