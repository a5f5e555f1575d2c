import { type CronProblem, readCron } from './cron.ts'
import { clockText } from './day-text.ts'
import { cronOfPlain, plainOfCron } from './plain-schedule.ts'

export const scheduleModes = ['off', 'days', 'cron'] as const

/** A schedule as it is being edited: it may not be valid yet. */
export interface ScheduleForm {
  mode: (typeof scheduleModes)[number]
  /** 0 is Sunday. */
  days: number[]
  /** "09:00", or empty. */
  time: string
  cron: string
}

/** What a schedule lacks, or what is wrong with its expression. */
export type ScheduleFormProblem = { part: 'days' | 'time' } | { part: 'cron'; problem: CronProblem }

/** The form of a stored expression; of `usual` where there is none. */
export function scheduleForm(cron: string | null, enabled: boolean, usual: string): ScheduleForm {
  const expression = cron ?? usual
  const chosen = plainOfCron(expression)
  const { days, hour, minute } = chosen ?? plainOfCron(usual) ?? { days: [1], hour: 9, minute: 0 }
  return {
    mode: enabled ? (chosen ? 'days' : 'cron') : 'off',
    days,
    time: clockText(hour * 60 + minute),
    cron: expression,
  }
}

/** The expression that the form stands for, valid or not; null where it is off or lacks a day or the time. */
export function expressionOf({ mode, days, time, cron }: ScheduleForm): string | null {
  if (mode === 'off') return null
  if (mode === 'cron') return cron.trim().replace(/\s+/g, ' ')
  const [hour, minute] = time.split(':').map(Number)
  if (days.length === 0 || hour === undefined || minute === undefined || time === '') return null
  return cronOfPlain({ days, hour, minute })
}

/** The first thing that is wrong with a form; null where it can be saved. */
export function problemOfSchedule({ mode, days, time, cron }: ScheduleForm): ScheduleFormProblem | null {
  if (mode === 'days' && days.length === 0) return { part: 'days' }
  if (mode === 'days' && time === '') return { part: 'time' }
  const [problem] = mode === 'cron' ? readCron(cron).problems : []
  return problem ? { part: 'cron', problem } : null
}
