import type { Language } from '../language.ts'
import { type PulseSettings, pulseSettingsSchema } from '../pulse/settings.ts'
import {
  expressionOf,
  problemOfSchedule,
  type ScheduleForm,
  type ScheduleFormProblem,
} from '../schedule/schedule-form.ts'
import type { TeamSource } from './source.ts'
import { bySchedule, type ScheduleKind, scheduleKinds, type Team } from './team.ts'
import { type ScheduleWish, type TeamWish, thresholdSchema } from './team-wish.ts'

/** Settings of check-ins as they are being edited. */
export interface PulseForm extends Omit<PulseSettings, 'commentThreshold'> {
  /** As typed. */
  commentThreshold: string
}

/** A team as it is being edited: parts may be missing. */
export interface TeamForm {
  /** Given before the first saving, so that saving twice makes one team. */
  teamId: string
  isNew: boolean
  name: string
  sourceKind: TeamSource['kind']
  sourceChannel: string | null
  /** Null where the platform has no user groups. */
  sourceGroup: { id: string; label: string } | null
  people: string[]
  managerIds: string[]
  language: Language
  timeZone: string
  channel: string | null
  /** As typed. */
  threshold: string
  pulse: PulseForm
  schedules: Record<ScheduleKind, ScheduleForm>
}

/** What keeps a form from being saved. */
export type TeamFormProblem =
  | { part: 'name' | 'source' | 'managers' | 'threshold' | 'comment-threshold' | 'digest-channel' }
  | { part: 'schedule'; kind: ScheduleKind; problem: ScheduleFormProblem }

export function problemsOfTeam(form: TeamForm): TeamFormProblem[] {
  const problems: TeamFormProblem[] = []
  if (form.name.trim() === '') problems.push({ part: 'name' })
  if (sourceOf(form) === null) problems.push({ part: 'source' })
  if (form.managerIds.length === 0) problems.push({ part: 'managers' })
  if (!thresholdSchema.safeParse(numberOf(form.threshold)).success) problems.push({ part: 'threshold' })
  if (!pulseSettingsSchema.safeParse(pulseOf(form)).success) problems.push({ part: 'comment-threshold' })
  for (const kind of scheduleKinds) {
    const schedule = form.schedules[kind]
    if (kind === 'digest' && schedule.mode !== 'off' && !form.channel)
      problems.push({ part: 'digest-channel' })
    const problem = problemOfSchedule(schedule)
    if (problem) problems.push({ part: 'schedule', kind, problem })
  }
  return problems
}

/** What a form without problems asks for. A schedule that is turned off keeps the expression it had. */
export function wishOfTeam(form: TeamForm, before: Team | null): TeamWish {
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
    threshold: numberOf(form.threshold),
    pulse: pulseOf(form),
    source,
    people: source.kind === 'people' ? people : [],
    managerIds,
    schedules: bySchedule(schedule),
  }
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
