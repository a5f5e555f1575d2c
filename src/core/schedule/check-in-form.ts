import type { TeamHours } from '../hours/hours.ts'
import type { Span } from '../hours/working-time.ts'
import { type Team, usualSchedules } from '../team/team.ts'
import type { HolidayRule, ScheduleMode } from './planned-fires.ts'
import { expressionOf, type ScheduleForm, scheduleForm } from './schedule-form.ts'
import type { ScheduleEdit, TeamHoursEdit } from './schedule-wish.ts'
import type { ScheduleRow } from './schedules.ts'

/** A team's check-in as it is being edited: it may not be valid yet. */
export interface CheckInForm {
  schedule: ScheduleForm
  clock: ScheduleMode
  timeZone: string
  holidays: HolidayRule
  country: string | null
  days: number[]
  hours: Span | null
  openHours: number | null
  reminders: number
}

/** What a form offers for how long a check-in is open, in hours; null: until the next working day. */
export const openHoursChoices = [null, 2, 4, 8, 24, 48, 72, 168] as const

/** The form that the settings open with. */
export function checkInForm(
  team: Pick<Team, 'timeZone'>,
  row: ScheduleRow | null,
  hours: TeamHours,
): CheckInForm {
  return {
    schedule: scheduleForm(row?.cron ?? null, row?.enabled ?? false, usualSchedules.pulse.cron),
    clock: row?.mode ?? 'zone',
    timeZone: team.timeZone,
    holidays: row?.holidays ?? 'skip',
    country: hours.country,
    days: hours.days,
    hours: hours.hours,
    openHours: row?.openHours ?? null,
    reminders: row?.reminders ?? 1,
  }
}

/** What the form asks for; the expression is left as it is where the check-in is turned off. */
export function checkInWish(form: CheckInForm): { schedule: ScheduleEdit; hours: TeamHoursEdit } {
  const cron = expressionOf(form.schedule)
  const { clock, holidays, openHours, reminders, timeZone, country, hours, days } = form
  return {
    schedule: {
      ...(cron === null ? {} : { cron }),
      enabled: form.schedule.mode !== 'off',
      mode: clock,
      holidays,
      openHours,
      reminders,
    },
    hours: { timeZone, country, hours, days },
  }
}
