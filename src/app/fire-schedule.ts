import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import type { Job } from '../core/job.ts'
import { dueRuns } from '../core/schedule/due-runs.ts'
import { zoneOf } from '../core/schedule/planned-fires.ts'
import type { DueSchedule } from '../core/schedule/schedule-runs.ts'
import type { Laurel } from './laurel.ts'

export interface Fired {
  /** Fire time whose job was enqueued now. */
  fireAt: Date | null
  /** Fire times that were recorded as skipped now: missed, on a holiday, paused or left out on request. */
  skipped: { fireAt: Date; reason: string }[]
}

/**
 * Does what a schedule owes at this moment: claims the fire time in the ledger and enqueues its job, both or neither.
 * Called when an alarm rings, when one may have been missed, and by every replica: only the first finds anything due.
 */
export function fireSchedule(
  laurel: Pick<Laurel, 'database' | 'clock' | 'calendars'>,
  { workspaceId, scheduleId }: { workspaceId: string; scheduleId: string },
): Promise<Fired> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async ({ scheduleRuns, jobs }) => {
    const fired: Fired = { fireAt: null, skipped: [] }
    // Read anew under the lock: the alarm may be of an expression that was edited since.
    const schedule = await scheduleRuns.lock(workspaceId, scheduleId)
    if (!schedule) return fired
    const calendar = await calendarOfTeam(laurel.calendars, schedule)
    const { run, skipped } = dueRuns(schedule, calendar, now)
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

function jobOf({ kind, mode, timeZone, workspaceId, teamId }: DueSchedule, at: Date): Job {
  const fireAt = at.toISOString()
  const zone = mode === 'local' ? { zone: zoneOf({ mode, timeZone }) } : {}
  if (kind === 'summary') return { name: 'post-team-summary', workspaceId, teamId, fireAt, ...zone }
  if (kind === 'personal')
    return {
      name: 'post-personal-summaries',
      workspaceId,
      teamId,
      fireAt,
      zone: zoneOf({ mode, timeZone }),
    }
  if (kind === 'digest') return { name: 'post-channel-digest', workspaceId, teamId, fireAt }
  return { name: 'open-pulse-round', workspaceId, teamId, fireAt, ...(mode === 'local' ? { mode } : {}) }
}
