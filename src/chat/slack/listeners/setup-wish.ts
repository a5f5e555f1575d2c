import type { Language } from '../../../core/language.ts'
import { type PulseSettings, pulseSettingsSchema } from '../../../core/pulse/settings.ts'
import { expressionOf, problemOfSchedule } from '../../../core/schedule/schedule-form.ts'
import type { TeamSource } from '../../../core/team/source.ts'
import { bySchedule, type ScheduleKind, scheduleKinds, type Team } from '../../../core/team/team.ts'
import { type ScheduleWish, type TeamWish, thresholdSchema } from '../../../core/team/team-wish.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleProblem } from '../../../i18n/describe-schedule-problem.ts'
import { scheduleBlock } from '../blocks/setup-schedule.ts'
import { type TeamForm, teamBlocks } from '../blocks/setup-team.ts'

/** What is wrong with a form, by the block that shows it. */
export function teamFormProblems(form: TeamForm, t: Catalogue, language: Language): Record<string, string> {
  const errors: Record<string, string> = {}
  if (form.name.trim() === '') errors[teamBlocks.name] = t.setup.required
  if (sourceOf(form) === null) {
    const block = form.sourceKind === 'channel' ? teamBlocks.sourceChannel : teamBlocks.sourceGroup
    errors[form.sourceKind === 'people' ? teamBlocks.people : block] = t.setup.required
  }
  if (form.managerIds.length === 0) errors[teamBlocks.managers] = t.setup.required
  if (!thresholdSchema.safeParse(thresholdOf(form)).success)
    errors[teamBlocks.threshold] = t.setup.thresholdProblem
  if (!pulseSettingsSchema.safeParse(pulseOf(form)).success)
    errors[teamBlocks.commentThreshold] = t.setup.pulse.commentThresholdProblem
  for (const kind of scheduleKinds) {
    const schedule = form.schedules[kind]
    if (kind === 'digest' && schedule.mode !== 'off' && !form.channel)
      errors[scheduleBlock(kind, 'mode')] = t.setup.digestChannel
    const problem = problemOfSchedule(schedule)
    if (problem) errors[scheduleBlock(kind, problem.part)] = describeScheduleProblem(problem, language)
  }
  return errors
}

/** What a form without problems asks for. A schedule that is turned off keeps the expression it had. */
export function teamWish(form: TeamForm, before: Team | null): TeamWish {
  const source = sourceOf(form)
  if (!source) throw new Error('a form without a source was not refused')
  const { teamId, name, language, timeZone, channel, people, managerIds } = form
  const schedule = (kind: ScheduleKind): ScheduleWish | null => {
    const cron = expressionOf(form.schedules[kind])
    if (cron !== null) return { cron, enabled: true }
    const stored = before?.schedules.find(other => other.kind === kind)
    return stored ? { cron: stored.cron, enabled: false } : null
  }
  return {
    id: teamId,
    name,
    language,
    timeZone,
    channel,
    threshold: thresholdOf(form),
    pulse: pulseOf(form),
    source,
    people: source.kind === 'people' ? people : [],
    managerIds,
    schedules: bySchedule(schedule),
  }
}

function thresholdOf({ threshold }: TeamForm): number {
  return numberOf(threshold)
}

function pulseOf({ pulse }: TeamForm): PulseSettings {
  return { ...pulse, commentThreshold: numberOf(pulse.commentThreshold) }
}

function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed)
}

function sourceOf({ sourceKind, sourceChannel, sourceGroup, people }: TeamForm): TeamSource | null {
  switch (sourceKind) {
    case 'channel':
      return sourceChannel ? { kind: 'channel', id: sourceChannel } : null
    case 'usergroup':
      return sourceGroup ? { kind: 'usergroup', id: sourceGroup.id } : null
    case 'people':
      return people.length > 0 ? { kind: 'people' } : null
  }
}
