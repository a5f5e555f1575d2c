import type { ScheduleWords } from '../core/home/schedule-words.ts'
import type { Language } from '../core/language.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { isPaused } from '../core/schedule/planned-fires.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { SummarySetting } from '../core/summary/summary-settings.ts'

type Chosen = Pick<SummarySetting, 'weekday' | 'minute'>

/** Null where the schedule is off. `chosen`: the day and time that a manager wants it at instead. */
export function scheduleWordsOf(
  row: ScheduleRow | undefined,
  { language, now, chosen }: { language: Language; now: Date; chosen?: Chosen | undefined },
): ScheduleWords | null {
  if (!row?.enabled) return null
  const isOwn = row.mode === 'local' || (chosen ?? null) !== null
  return {
    words: describeSchedule(chosen ? withChoice(row.cron, chosen) : row.cron, language),
    zone: isOwn ? null : row.timeZone,
    paused: isPaused(row, now),
  }
}

/** A chosen day is that of a week: where it fires more seldom, it is the first such day after it has fired. */
function withChoice(cron: string, { weekday, minute }: Chosen): string {
  const [minutes, hours, days, months, weekdays] = cron.split(' ')
  const time = minute === null ? [minutes, hours] : [minute % 60, Math.floor(minute / 60)]
  if (days !== '*' || months !== '*') return [...time, days, months, weekdays].join(' ')
  return [...time, ...(weekday === null ? [days, months, weekdays] : ['*', '*', weekday])].join(' ')
}
