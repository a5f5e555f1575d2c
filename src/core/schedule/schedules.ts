import type { ScheduleKind } from '../team/team.ts'
import type { HolidayRule, ScheduleMode } from './planned-fires.ts'
import type { DueSchedule } from './schedule-runs.ts'

/** What a team's manager decides about a schedule beside its expression. */
export interface ScheduleSettings {
  mode: ScheduleMode
  /** Null: what is usual for the kind (`holidayRuleOf`). */
  holidays: HolidayRule | null
  /** How long a round stays open, 1..168; null: until the next working day. */
  openHours: number | null
  /** How often those who have not answered are reminded, 0..2. */
  reminders: number
}

/** A check-in is for working days; a summary is written anyway and waits for its manager. */
export function holidayRuleOf(kind: ScheduleKind, chosen: HolidayRule | null): HolidayRule {
  return chosen ?? (kind === 'pulse' ? 'skip' : 'ignore')
}

/** Summaries come when it is that time where their readers are. */
export function usualModeOf(kind: ScheduleKind): ScheduleMode {
  return kind === 'summary' || kind === 'personal' ? 'local' : 'zone'
}

export interface ScheduleRow extends DueSchedule, Omit<ScheduleSettings, 'holidays'> {
  /** As it was chosen. */
  chosenHolidays: HolidayRule | null
}

export interface Schedules {
  /** Schedules of the team, those that are off included. */
  ofTeam(workspaceId: string, teamId: string): Promise<ScheduleRow[]>
  saveSettings(workspaceId: string, scheduleId: string, settings: ScheduleSettings, now: Date): Promise<void>
  /** Leaves out the fire times from `from` on and before `until`; null: until somebody resumes it. */
  pause(workspaceId: string, scheduleId: string, pause: { from: Date; until: Date | null }): Promise<void>
  /** Fire times before `now` are not this schedule's any more. */
  resume(workspaceId: string, scheduleId: string, now: Date): Promise<void>
  skip(workspaceId: string, scheduleId: string, fireAt: Date | null): Promise<void>
}
