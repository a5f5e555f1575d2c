import type { ViewOutput } from '@slack/bolt'
import { languageSchema } from '../../../core/language.ts'
import { defaultPulseSettings, type PulseSettings, pulseModes } from '../../../core/pulse/settings.ts'
import { clockText } from '../../../core/schedule/day-text.ts'
import { plainOfCron } from '../../../core/schedule/plain-schedule.ts'
import {
  expressionOf,
  type ScheduleForm,
  scheduleForm,
  scheduleModes,
} from '../../../core/schedule/schedule-form.ts'
import { parseSource } from '../../../core/team/source.ts'
import { bySchedule, type ScheduleKind, type Team, usualSchedules } from '../../../core/team/team.ts'
import type { PulseForm, TeamForm } from '../../../core/team/team-form.ts'
import { defaultThreshold } from '../../../core/team/team-wish.ts'
import type { Workspace, WorkspaceSettings } from '../../../core/workspace.ts'
import { homeBlocks } from '../blocks/setup-home.ts'
import { type ScheduleInputBlocks, scheduleInputBlocks } from '../blocks/setup-schedule.ts'
import { sourceKinds, teamBlocks } from '../blocks/setup-team.ts'

type Values = ViewOutput['state']['values']

/** The form that a modal opens with. `groupLabel` names a user group in the select. */
export function teamForm(team: Team, groupLabel: string | null): TeamForm {
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
    sourceKind: source.kind,
    sourceChannel: source.kind === 'channel' ? source.id : null,
    sourceGroup: source.kind === 'usergroup' ? { id: source.id, label: groupLabel ?? source.id } : null,
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

/** What stands in the modal now; what it does not show at the moment is as in `before`. */
export function readTeamForm(values: Values, before: TeamForm): TeamForm {
  const input = (block: string) => values[block]?.[block]
  const sourceKind = sourceKinds.find(kind => kind === input(teamBlocks.sourceKind)?.selected_option?.value)
  const group = input(teamBlocks.sourceGroup)?.selected_option
  const language = languageSchema.safeParse(input(teamBlocks.language)?.selected_option?.value)
  const schedule = (kind: ScheduleKind) =>
    readSchedule(values, scheduleInputBlocks(kind), before.schedules[kind])
  return {
    ...before,
    name: input(teamBlocks.name)?.value ?? '',
    sourceKind: sourceKind ?? before.sourceKind,
    sourceChannel: input(teamBlocks.sourceChannel)?.selected_conversation ?? before.sourceChannel,
    sourceGroup: group ? { id: group.value ?? '', label: group.text.text } : before.sourceGroup,
    people: input(teamBlocks.people)?.selected_users ?? before.people,
    managerIds: input(teamBlocks.managers)?.selected_users ?? [],
    language: language.success ? language.data : before.language,
    timeZone: input(teamBlocks.timeZone)?.selected_option?.value ?? before.timeZone,
    channel: input(teamBlocks.channel)?.selected_conversation ?? null,
    threshold: input(teamBlocks.threshold)?.value ?? '',
    pulse: readPulseForm(values, before.pulse),
    schedules: bySchedule(schedule),
  }
}

function pulseForm(settings: PulseSettings): PulseForm {
  return { ...settings, commentThreshold: String(settings.commentThreshold) }
}

function readPulseForm(values: Values, before: PulseForm): PulseForm {
  const input = (block: string) => values[block]?.[block]
  const mode = pulseModes.find(mode => mode === input(teamBlocks.pulseMode)?.selected_option?.value)
  const report = input(teamBlocks.pulseReport)
  return {
    mode: mode ?? before.mode,
    questions: Number(input(teamBlocks.pulseQuestions)?.selected_option?.value ?? before.questions),
    commentThreshold: input(teamBlocks.commentThreshold)?.value ?? '',
    reportToChannel: report ? (report.selected_options ?? []).length > 0 : before.reportToChannel,
  }
}

/** A form that has just changed its mode carries the schedule over: the inputs of the old mode are still in `values`. */
export function readSchedule(
  values: Values,
  blocks: ScheduleInputBlocks,
  before: ScheduleForm,
): ScheduleForm {
  const input = (part: keyof ScheduleInputBlocks) => values[blocks[part]]?.[blocks[part]]
  const mode = scheduleModes.find(other => other === input('mode')?.selected_option?.value) ?? before.mode
  const days = input('fireDays')
  if (days) {
    const form: ScheduleForm = {
      mode,
      days: (days.selected_options ?? []).map(option => Number(option.value)),
      time: input('time')?.selected_time ?? '',
      cron: before.cron,
    }
    return { ...form, cron: expressionOf({ ...form, mode: 'days' }) ?? before.cron }
  }
  const typed = input('cron')
  if (!typed) return { ...before, mode }
  const cron = typed.value ?? ''
  const plain = plainOfCron(cron)
  return plain
    ? { mode, days: plain.days, time: clockText(plain.hour * 60 + plain.minute), cron }
    : { ...before, mode, cron }
}

/** The settings that the home modal holds; `dailyLimit` null where it is not a whole number from 1 to 1000. */
export function readSettings(
  values: Values,
  before: WorkspaceSettings,
): { settings: Omit<WorkspaceSettings, 'dailyLimit'>; dailyLimit: number | null; adminIds: string[] } {
  const input = (block: string) => values[block]?.[block]
  const limit = Number(input(homeBlocks.dailyLimit)?.value)
  const language = languageSchema.safeParse(input(homeBlocks.language)?.selected_option?.value)
  return {
    settings: {
      language: language.success ? language.data : before.language,
      timeZone: input(homeBlocks.timeZone)?.selected_option?.value ?? before.timeZone,
      kudosChannel: input(homeBlocks.kudosChannel)?.selected_conversation ?? null,
    },
    dailyLimit: Number.isInteger(limit) && limit >= 1 && limit <= 1000 ? limit : null,
    adminIds: input(homeBlocks.admins)?.selected_users ?? [],
  }
}
