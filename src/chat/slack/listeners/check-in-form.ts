import type { ViewOutput } from '@slack/bolt'
import type { TeamHours } from '../../../core/hours/hours.ts'
import type { ScheduleEdit, TeamHoursEdit } from '../../../core/schedule/schedule-wish.ts'
import type { ScheduleRow } from '../../../core/schedule/schedules.ts'
import type { Team } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { type CheckInForm, checkInBlocks } from '../blocks/check-in-settings.ts'
import { noChoice } from '../blocks/hours-inputs.ts'
import { expressionOf, scheduleForm } from '../blocks/setup-schedule.ts'
import { checkedSpan } from './my-hours.ts'
import { readSchedule } from './setup-form.ts'

/** Tuesday at 10:00. */
const usual = '0 10 * * 2'

/** The form that the modal opens with. */
export function checkInForm(team: Team, row: ScheduleRow | null, hours: TeamHours): CheckInForm {
  return {
    schedule: scheduleForm(row?.cron ?? null, row?.enabled ?? false, usual),
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

/** What stands in the modal now. @throws InputProblem where one of two times is missing. */
export function readCheckInForm(
  { state: { values } }: Pick<ViewOutput, 'state'>,
  before: CheckInForm,
  t: Catalogue,
): CheckInForm {
  const selected = (block: string) => values[block]?.[block]?.selected_option?.value
  const country = selected(checkInBlocks.country)
  const openFor = selected(checkInBlocks.openFor)
  const days = values[checkInBlocks.workDays]?.[checkInBlocks.workDays]?.selected_options
  return {
    schedule: readSchedule(values, checkInBlocks, before.schedule),
    clock: selected(checkInBlocks.clock) === 'local' ? 'local' : 'zone',
    timeZone: selected(checkInBlocks.timeZone) ?? before.timeZone,
    holidays:
      (['skip', 'move', 'ignore'] as const).find(rule => rule === selected(checkInBlocks.holidays)) ??
      before.holidays,
    country: country === undefined ? before.country : country === noChoice ? null : country,
    days: days ? days.map(({ value }) => Number(value)).sort() : before.days,
    hours: checkedSpan(selected(checkInBlocks.start), selected(checkInBlocks.end), checkInBlocks.end, t),
    openHours: openFor === undefined ? before.openHours : openFor === 'null' ? null : Number(openFor),
    reminders: Number(selected(checkInBlocks.reminders) ?? before.reminders),
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
