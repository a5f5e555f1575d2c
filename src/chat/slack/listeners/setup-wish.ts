import type { Language } from '../../../core/language.ts'
import { problemsOfTeam, type TeamForm, type TeamFormProblem } from '../../../core/team/team-form.ts'
import { describeTeamProblem } from '../../../i18n/describe-team-problem.ts'
import { scheduleBlock } from '../blocks/setup-schedule.ts'
import { teamBlocks } from '../blocks/setup-team.ts'

/** What is wrong with a form, by the block that shows it. */
export function teamFormProblems(form: TeamForm, language: Language): Record<string, string> {
  return Object.fromEntries(
    problemsOfTeam(form).map(problem => [blockOf(problem, form), describeTeamProblem(problem, language)]),
  )
}

function blockOf(problem: TeamFormProblem, { sourceKind }: TeamForm): string {
  switch (problem.part) {
    case 'name':
      return teamBlocks.name
    case 'source':
      return {
        channel: teamBlocks.sourceChannel,
        usergroup: teamBlocks.sourceGroup,
        people: teamBlocks.people,
      }[sourceKind]
    case 'managers':
      return teamBlocks.managers
    case 'threshold':
      return teamBlocks.threshold
    case 'comment-threshold':
      return teamBlocks.commentThreshold
    case 'digest-channel':
      return scheduleBlock('digest', 'mode')
    case 'schedule':
      return scheduleBlock(problem.kind, problem.problem.part)
  }
}
