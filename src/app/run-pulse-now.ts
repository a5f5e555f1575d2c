import type { Laurel } from './laurel.ts'
import { openRound } from './open-pulse-round.ts'
import { requireManager } from './require-manager.ts'

export interface RunPulseNow {
  workspaceId: string
  receipt: string
  teamId: string
  /** The manager who asks for it. */
  personId: string
}

export interface StartedRound {
  roundId: string
  invited: number
  /** Of these, who are asked later, in their own hours. */
  later: number
  threshold: number
  closesAt: Date
}

/**
 * Opens a round for a manager, beside the schedule. Null where this wish was carried out already.
 * @throws Refusal `no-team`, `not-a-manager`, `round-open`, `empty-team` or `nobody-to-ask`.
 */
export function runPulseNow(laurel: Laurel, wish: RunPulseNow): Promise<StartedRound | null> {
  const { workspaceId, receipt } = wish
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return null
    const team = await requireManager(stores, workspaceId, wish.teamId, wish.personId)
    const { round, invited, later } = await openRound(laurel, stores, workspaceId, team, 'by-hand', now)
    return { roundId: round.id, invited, later, threshold: round.threshold, closesAt: round.closesAt }
  })
}
