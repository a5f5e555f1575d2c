import type { Job } from '../core/job.ts'
import { dueRuns } from '../core/schedule/due-runs.ts'
import type { DueSchedule } from '../core/schedule/schedule-runs.ts'
import type { Laurel } from './laurel.ts'

export interface Fired {
  /** Fire time whose job was enqueued now. */
  fireAt: Date | null
  /** Missed fire times that were recorded as skipped now. */
  skipped: { fireAt: Date; reason: string }[]
}

/**
 * Does what a schedule owes at this moment: claims the fire time in the ledger and enqueues its job, both or neither.
 * Called when an alarm rings, when one may have been missed, and by every replica: only the first finds anything due.
 */
export function fireSchedule(
  laurel: Laurel,
  { workspaceId, scheduleId }: { workspaceId: string; scheduleId: string },
): Promise<Fired> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async ({ scheduleRuns, jobs }) => {
    const fired: Fired = { fireAt: null, skipped: [] }
    // Read anew under the lock: the alarm may be of an expression that was edited since.
    const schedule = await scheduleRuns.lock(workspaceId, scheduleId)
    if (!schedule) return fired
    const { run, skipped } = dueRuns(schedule, now)
    for (const missed of skipped) {
      const claim = { scheduleId, ...missed, outcome: 'skipped' } as const
      if (await scheduleRuns.claim(workspaceId, claim, now)) fired.skipped.push(missed)
    }
    const claim = run && ({ scheduleId, fireAt: run, outcome: 'enqueued', reason: null } as const)
    if (claim && (await scheduleRuns.claim(workspaceId, claim, now))) {
      await jobs.add(jobOf(schedule, run))
      fired.fireAt = run
    }
    return fired
  })
}

function jobOf({ kind, workspaceId, teamId }: DueSchedule, fireAt: Date): Job {
  const name = kind === 'pulse' ? 'open-pulse-round' : 'post-team-summary'
  return { name, workspaceId, teamId, fireAt: fireAt.toISOString() }
}
