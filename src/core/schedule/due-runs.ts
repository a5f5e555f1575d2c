import type { PublicCalendar } from '../calendar/calendars.ts'
import type { ScheduleKind } from '../team/team.ts'
import { latestPlanned, type SchedulePlan, type SkipReason, zonesSpanHours } from './planned-fires.ts'
import type { DueSchedule } from './schedule-runs.ts'

export interface DueRuns {
  /** The fire time to run now. */
  run: Date | null
  /** Fire times that passed without running, newest first, and why they will not. */
  skipped: { fireAt: Date; reason: string }[]
}

/** For how long after its fire time a run is still of use: a check-in belongs to its day, a report to its week. */
const usefulHours: Record<ScheduleKind, number> = { pulse: 12, summary: 72, personal: 72, digest: 48 }

/** So many missed fire times are recorded one by one; before them the ledger stays silent. */
const mostRecorded = 100

const hour = 3_600_000

/**
 * What a schedule owes at `now`, by the ledger alone: the latest fire time since the last recorded one if it is still
 * of use, and the others as skipped, with those that its plan leaves out. A clock that was put back finds nothing due
 * until it passes the ledger again.
 */
export function dueRuns(schedule: DueSchedule, calendar: PublicCalendar | null, now: Date): DueRuns {
  const { since, lastFireAt, kind, mode } = schedule
  // `since` is the first moment that counts; `lastFireAt` is the last that has been.
  const after = new Date(Math.max(since.getTime() - 1, lastFireAt?.getTime() ?? Number.NEGATIVE_INFINITY))
  const due: DueRuns = { run: null, skipped: [] }
  const fires = latestPlanned(schedule, calendar, { after, until: now, count: mostRecorded })
  const latest = fires.findIndex(({ skipped }) => !skipped)
  for (const [index, { at: fireAt, skipped }] of fires.entries()) {
    if (skipped) due.skipped.push({ fireAt, reason: reasonText(skipped) })
    else if (index > latest) due.skipped.push({ fireAt, reason: 'missed; a later one was due' })
    else if (isUseful(kind, fireAt, now, mode)) due.run = fireAt
    else due.skipped.push({ fireAt, reason: `missed by more than ${usefulFor(kind, mode)} hours` })
  }
  return due
}

export function isUseful(
  kind: ScheduleKind,
  fireAt: Date,
  now: Date,
  mode: SchedulePlan['mode'] = 'zone',
): boolean {
  return now.getTime() - fireAt.getTime() <= usefulFor(kind, mode) * hour
}

/** In the mode `local` the time has come for the last person only when it has been everywhere. */
function usefulFor(kind: ScheduleKind, mode: SchedulePlan['mode']): number {
  return usefulHours[kind] + (mode === 'local' ? zonesSpanHours : 0)
}

/** For the ledger and the log; people are told in their language. */
function reasonText(reason: SkipReason): string {
  switch (reason.kind) {
    case 'holiday':
      return `holiday: ${reason.name.en}${reason.moved ? '; moved to the next working day' : ''}`
    case 'paused':
      return 'paused'
    case 'on-request':
      return 'left out on request'
  }
}
