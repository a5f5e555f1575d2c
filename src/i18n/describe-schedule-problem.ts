import type { Language } from '../core/language.ts'
import { describeCronProblem } from '../core/schedule/describe-schedule.ts'
import type { ScheduleFormProblem } from '../core/schedule/schedule-form.ts'
import { catalogueOf } from './catalogue.ts'

/** What to change in a schedule before it can be saved. */
export function describeScheduleProblem(problem: ScheduleFormProblem, language: Language): string {
  const { daysProblem, timeProblem } = catalogueOf(language).setup
  switch (problem.part) {
    case 'days':
      return daysProblem
    case 'time':
      return timeProblem
    case 'cron':
      return describeCronProblem(problem.problem, language)
  }
}
