import { type Language, languageSchema } from '../../../core/language.ts'
import {
  defaultPulseSettings,
  type PulseSettings,
  pulseModes,
  pulseSettingsSchema,
} from '../../../core/pulse/settings.ts'
import {
  expressionOf,
  problemOfSchedule,
  type ScheduleForm,
  scheduleForm,
  scheduleModes,
} from '../../../core/schedule/schedule-form.ts'
import { parseSource, type TeamSource } from '../../../core/team/source.ts'
import {
  bySchedule,
  type ScheduleKind,
  scheduleKinds,
  type Team,
  usualSchedules,
} from '../../../core/team/team.ts'
import {
  defaultThreshold,
  type ScheduleWish,
  type TeamWish,
  thresholdSchema,
} from '../../../core/team/team-wish.ts'
import type { Workspace, WorkspaceSettings } from '../../../core/workspace.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleProblem } from '../../../i18n/describe-schedule-problem.ts'
import type { PulseForm, TeamForm } from '../cards/setup-form.ts'
import { listOf } from './act.ts'

type Data = Record<string, string>

export function teamForm(team: Team): TeamForm {
  const source = parseSource(team.source)
  const { id, name, managerIds, language, timeZone, channel, threshold, pulse } = team
  const schedule = (kind: ScheduleKind) => {
    const stored = team.schedules.find(other => other.kind === kind)
    return scheduleForm(stored?.cron ?? null, stored?.enabled ?? false, usualSchedules[kind].cron)
  }
  return {
    teamId: id,
    isNew: false,
    name,
    sourceKind: source.kind === 'channel' ? 'channel' : 'people',
    sourceChannel: source.kind === 'channel' ? source.id : null,
    people: source.kind === 'people' ? team.memberIds : [],
    managerIds,
    language,
    timeZone,
    channel,
    threshold: String(threshold),
    pulse: pulseForm(pulse),
    schedules: bySchedule(schedule),
  }
}

export function newTeamForm(teamId: string, { language, timeZone }: Workspace): TeamForm {
  return {
    teamId,
    isNew: true,
    name: '',
    sourceKind: 'channel',
    sourceChannel: null,
    people: [],
    managerIds: [],
    language,
    timeZone,
    channel: null,
    threshold: String(defaultThreshold),
    pulse: pulseForm(defaultPulseSettings),
    schedules: bySchedule(kind => {
      const { cron, enabled } = usualSchedules[kind]
      return scheduleForm(null, enabled, cron)
    }),
  }
}

/** What was sent in; what a client leaves out of it is as in `before`. */
export function readTeamForm(data: Data, before: TeamForm): TeamForm {
  const schedule = (kind: ScheduleKind) => readSchedule(data, kind, before.schedules[kind])
  return {
    ...before,
    name: (data.name ?? '').trim(),
    sourceKind: data.sourceKind === 'people' ? 'people' : 'channel',
    sourceChannel: data.sourceChannel || null,
    people: listOf(data.people),
    managerIds: listOf(data.managers),
    language: languageSchema.safeParse(data.language).data ?? before.language,
    timeZone: data.timeZone || before.timeZone,
    channel: data.channel || null,
    threshold: data.threshold ?? '',
    pulse: readPulseForm(data, before.pulse),
    schedules: bySchedule(schedule),
  }
}

/** A schedule as it stands in the inputs whose ids begin with `name`. */
export function readSchedule(data: Data, name: string, before: ScheduleForm): ScheduleForm {
  return {
    mode: scheduleModes.find(mode => mode === data[`${name}Mode`]) ?? before.mode,
    days: listOf(data[`${name}Days`]).map(Number),
    time: data[`${name}Time`] ?? '',
    cron: (data[`${name}Cron`] ?? before.cron).trim().replace(/\s+/g, ' '),
  }
}

/** What is wrong with a form, each with the name of its input. */
export function teamFormProblems(form: TeamForm, t: Catalogue, language: Language): string[] {
  const problems: string[] = []
  const say = (label: string, problem: string) => problems.push(`*${label}*: ${problem}`)
  if (form.name === '') say(t.setup.name, t.setup.required)
  if (sourceOf(form) === null)
    say(form.sourceKind === 'channel' ? t.setup.sourceChannel : t.setup.sourcePeople, t.setup.required)
  if (form.managerIds.length === 0) say(t.setup.managers, t.setup.required)
  if (!thresholdSchema.safeParse(thresholdOf(form)).success) say(t.setup.threshold, t.setup.thresholdProblem)
  if (!pulseSettingsSchema.safeParse(pulseOf(form)).success)
    say(t.setup.pulse.commentThreshold, t.setup.pulse.commentThresholdProblem)
  for (const kind of scheduleKinds) {
    const schedule = form.schedules[kind]
    const label = t.setup.schedules[kind]
    if (kind === 'digest' && schedule.mode !== 'off' && !form.channel) say(label, t.setup.digestChannel)
    const problem = problemOfSchedule(schedule)
    if (problem) say(label, describeScheduleProblem(problem, language))
  }
  return problems
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

function pulseForm(settings: PulseSettings): PulseForm {
  return { ...settings, commentThreshold: String(settings.commentThreshold) }
}

function readPulseForm(data: Data, before: PulseForm): PulseForm {
  return {
    mode: pulseModes.find(mode => mode === data.pulseIdentity) ?? before.mode,
    questions: Number(data.pulseQuestions ?? before.questions),
    commentThreshold: data.commentThreshold ?? '',
    reportToChannel: data.pulseReport === undefined ? before.reportToChannel : data.pulseReport === 'true',
  }
}

function pulseOf({ pulse }: TeamForm): PulseSettings {
  return { ...pulse, commentThreshold: numberOf(pulse.commentThreshold) }
}

function numberOf(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed)
}

function sourceOf({ sourceKind, sourceChannel, people }: TeamForm): TeamSource | null {
  if (sourceKind === 'channel') return sourceChannel ? { kind: 'channel', id: sourceChannel } : null
  return people.length > 0 ? { kind: 'people' } : null
}

/** The settings that the home card holds; null where the daily limit is not a whole number from 1 to 1000. */
export function readSettings(data: Data, before: WorkspaceSettings): WorkspaceSettings | null {
  const dailyLimit = Number(data.dailyLimit)
  if (!Number.isInteger(dailyLimit) || dailyLimit < 1 || dailyLimit > 1000) return null
  return {
    dailyLimit,
    language: languageSchema.safeParse(data.language).data ?? before.language,
    timeZone: data.timeZone || before.timeZone,
    kudosChannel: data.kudosChannel || null,
  }
}
