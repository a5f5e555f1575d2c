import type { Language } from '../core/language.ts'
import type { TeamFormProblem } from '../core/team/team-form.ts'
import { catalogueOf } from './catalogue.ts'
import { describeScheduleProblem } from './describe-schedule-problem.ts'

/** What to change in a team's form before it can be saved. */
export function describeTeamProblem(problem: TeamFormProblem, language: Language): string {
  const { required, thresholdProblem, pulse, digestChannel } = catalogueOf(language).setup
  switch (problem.part) {
    case 'name':
    case 'source':
    case 'managers':
      return required
    case 'threshold':
      return thresholdProblem
    case 'comment-threshold':
      return pulse.commentThresholdProblem
    case 'digest-channel':
      return digestChannel
    case 'schedule':
      return describeScheduleProblem(problem.problem, language)
  }
}
