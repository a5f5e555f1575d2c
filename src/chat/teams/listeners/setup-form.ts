import { type Language, languageSchema } from '../../../core/language.ts'
import { defaultPulseSettings, type PulseSettings, pulseModes } from '../../../core/pulse/settings.ts'
import { type ScheduleForm, scheduleForm, scheduleModes } from '../../../core/schedule/schedule-form.ts'
import { parseSource } from '../../../core/team/source.ts'
import { bySchedule, type ScheduleKind, type Team, usualSchedules } from '../../../core/team/team.ts'
import { type PulseForm, problemsOfTeam, type TeamForm } from '../../../core/team/team-form.ts'
import { defaultThreshold } from '../../../core/team/team-wish.ts'
import type { Workspace, WorkspaceSettings } from '../../../core/workspace.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeTeamProblem } from '../../../i18n/describe-team-problem.ts'
import { escapeText } from '../cards/card-text.ts'
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
    sourceGroup: null,
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
    sourceGroup: null,
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
    sourceGroup: null,
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
  const labels = {
    name: t.setup.name,
    source: form.sourceKind === 'channel' ? t.setup.sourceChannel : t.setup.sourcePeople,
    managers: t.setup.managers,
    threshold: t.setup.threshold,
    'comment-threshold': t.setup.pulse.commentThreshold,
    'digest-channel': t.setup.schedules.digest,
  }
  return problemsOfTeam(form).map(problem => {
    const label = problem.part === 'schedule' ? t.setup.schedules[problem.kind] : labels[problem.part]
    return t.common.titled(`*${label}*`, escapeText(describeTeamProblem(problem, language)))
  })
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
