import type { ScheduleKind } from '../team/team.ts'
import { latestFireTimes } from './fire-times.ts'
import type { DueSchedule } from './schedule-runs.ts'

export interface DueRuns {
  /** The fire time to run now. */
  run: Date | null
  /** Fire times that passed without running, newest first, and why they will not. */
  skipped: { fireAt: Date; reason: string }[]
}

/** For how long after its fire time a run is still of use: a check-in belongs to its day, a report to its week. */
const usefulHours: Record<ScheduleKind, number> = { pulse: 12, summary: 72 }

/** So many missed fire times are recorded one by one; before them the ledger stays silent. */
const mostRecorded = 100

const hour = 3_600_000

/**
 * What a schedule owes at `now`, by the ledger alone: the latest fire time since the last recorded one if it is still
 * of use, and the others as skipped. A clock that was put back finds nothing due until it passes the ledger again.
 */
export function dueRuns(schedule: DueSchedule, now: Date): DueRuns {
  const { cron, timeZone, since, lastFireAt, kind } = schedule
  // `since` is the first moment that counts; `lastFireAt` is the last that has been.
  const after = new Date(Math.max(since.getTime() - 1, lastFireAt?.getTime() ?? Number.NEGATIVE_INFINITY))
  const [latest, ...older] = latestFireTimes(cron, timeZone, { after, until: now, count: mostRecorded })
  if (!latest) return { run: null, skipped: [] }
  const superseded = older.map(fireAt => ({ fireAt, reason: 'missed; a later one was due' }))
  if (isUseful(kind, latest, now)) return { run: latest, skipped: superseded }
  const tooLate = { fireAt: latest, reason: `missed by more than ${usefulHours[kind]} hours` }
  return { run: null, skipped: [tooLate, ...superseded] }
}

export function isUseful(kind: ScheduleKind, fireAt: Date, now: Date): boolean {
  return now.getTime() - fireAt.getTime() <= usefulHours[kind] * hour
}
