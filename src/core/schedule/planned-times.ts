import type { PublicCalendar } from '../calendar/calendars.ts'
import type { Schedule, ScheduleKind } from '../team/team.ts'
import { momentFor, type SchedulePlan, upcomingFires } from './planned-fires.ts'
import { holidayRuleOf, type ScheduleRow } from './schedules.ts'

/**
 * When a schedule of a team takes place next, at most `count` times, in order: as its kind is planned
 * for the team, with another expression and zone where a form holds others. Throws as `plannedFires` does.
 */
export type PlannedTimes = (schedule: Pick<Schedule, 'kind' | 'cron' | 'timeZone'>, count: number) => Date[]

/** `rows`: the team's as they are stored; none of a team that is being made. */
export function plannedTimes(
  rows: readonly ScheduleRow[],
  calendar: PublicCalendar | null,
  now: Date,
): PlannedTimes {
  return ({ kind, cron, timeZone }, count) => {
    const plan = { ...(rows.find(row => row.kind === kind) ?? newPlan(kind)), cron, timeZone }
    return upcomingFires(plan, calendar, now, count)
      .filter(({ skipped }) => !skipped)
      .map(fire => momentFor(fire, plan, timeZone))
  }
}

function newPlan(kind: ScheduleKind): Omit<SchedulePlan, 'cron' | 'timeZone'> {
  return {
    mode: 'zone',
    holidays: holidayRuleOf(kind, null),
    workDays: [1, 2, 3, 4, 5],
    pausedAt: null,
    pausedUntil: null,
    skipAt: null,
  }
}
