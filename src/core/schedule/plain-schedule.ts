import { cronExpression, isEveryDay, readCron } from './cron.ts'

/** A schedule as people choose it: some days of the week at one time. */
export interface PlainSchedule {
  /** 0 is Sunday; at least one, ascending. */
  days: number[]
  hour: number
  minute: number
}

export function cronOfPlain({ days, hour, minute }: PlainSchedule): string {
  const all = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return cronExpression({
    minutes: [minute],
    hours: [hour],
    daysOfMonth: all(1, 31),
    months: all(1, 12),
    weekdays: [...new Set(days)].sort((a, b) => a - b),
  })
}

/** Null where the expression says more than days of the week and one time, or is not valid. */
export function plainOfCron(expression: string): PlainSchedule | null {
  const { cron } = readCron(expression)
  if (cron?.minutes.length !== 1 || cron.hours.length !== 1) return null
  if (!isEveryDay(cron) || cron.months.length !== 12) return null
  return { days: cron.weekdays, hour: cron.hours[0]!, minute: cron.minutes[0]! }
}
