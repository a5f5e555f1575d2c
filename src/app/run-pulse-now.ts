import { thresholdOf } from '../core/pulse/result.ts'
import type { PulseRunPlan } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import { laterOf, openRound, planOpening } from './open-pulse-round.ts'
import { requireManager } from './require-manager.ts'

export interface RunPulseNow {
  workspaceId: string
  receipt: string
  teamId: string
  /** The manager who asks for it. */
  personId: string
}

/** What was planned, and has begun. */
export interface StartedRound extends PulseRunPlan {
  roundId: string
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
    const { round, ...asked } = await openRound(laurel, stores, workspaceId, team, 'by-hand', now)
    const { id: roundId, threshold, closesAt } = round
    return { roundId, teamId: team.id, team: team.name, threshold, closesAt, ...asked }
  })
}

/** What would come of it now, for the manager to decide: nothing is sent yet. Throws as `runPulseNow` does. */
export function planPulseNow(laurel: Laurel, wish: Omit<RunPulseNow, 'receipt'>): Promise<PulseRunPlan> {
  const { workspaceId } = wish
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const team = await requireManager(stores, workspaceId, wish.teamId, wish.personId)
    const { plan } = await planOpening(laurel, stores, workspaceId, team, 'by-hand', now)
    return {
      teamId: team.id,
      team: team.name,
      invited: plan.turns.length,
      later: laterOf(plan, now),
      threshold: thresholdOf(team),
      closesAt: plan.closesAt,
      instead: plan.instead?.opensAt ?? null,
    }
  })
}
