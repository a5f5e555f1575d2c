import type { KnownBlock, PlainTextOption } from '@slack/types'
import type { Language } from '../../../core/language.ts'
import { describeSchedule } from '../../../core/schedule/describe-schedule.ts'
import { nextFireTimes } from '../../../core/schedule/fire-times.ts'
import type { PlannedTimes } from '../../../core/schedule/planned-times.ts'
import {
  expressionOf,
  problemOfSchedule,
  type ScheduleForm,
  scheduleModes,
} from '../../../core/schedule/schedule-form.ts'
import type { ScheduleKind } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleProblem } from '../../../i18n/describe-schedule-problem.ts'
import { momentText } from '../../../i18n/formats.ts'
import { context, cut, escapeText as escaped, limits, plain } from './element.ts'

/** Who reads a modal, and when. */
export interface Reader {
  language: Language
  now: Date
}

/** Who edits a team, and what is planned for it. */
export interface TeamReader extends Reader {
  planned: PlannedTimes
}

/** Block ids of the inputs: where a problem of the schedule is shown. */
export const scheduleBlock = (kind: ScheduleKind, part: 'mode' | 'days' | 'time' | 'cron') =>
  `setup:${kind}:${part}`

export function scheduleBlocks(
  kind: ScheduleKind,
  form: ScheduleForm,
  timeZone: string,
  t: Catalogue,
  reader: TeamReader,
): KnownBlock[] {
  const inputs = scheduleInputs(scheduleInputBlocks(kind), t.setup.schedules[kind], form, t, reader.language)
  return form.mode === 'off' ? inputs : [...inputs, context(preview(kind, form, timeZone, t, reader))]
}

/** Block ids of a schedule's inputs, which are their action ids, too. */
export interface ScheduleInputBlocks {
  mode: string
  fireDays: string
  time: string
  cron: string
}

export function scheduleInputBlocks(kind: ScheduleKind): ScheduleInputBlocks {
  return {
    mode: scheduleBlock(kind, 'mode'),
    fireDays: scheduleBlock(kind, 'days'),
    time: scheduleBlock(kind, 'time'),
    cron: scheduleBlock(kind, 'cron'),
  }
}

/** How a schedule is chosen: off, days and a time, or an expression. */
export function scheduleInputs(
  blocks: ScheduleInputBlocks,
  label: string,
  form: ScheduleForm,
  t: Catalogue,
  language: Language,
): KnownBlock[] {
  const modes = scheduleModes.map(mode => choice(t.setup.modes[mode], mode))
  const mode: KnownBlock = {
    type: 'input',
    block_id: blocks.mode,
    dispatch_action: true,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: blocks.mode,
      options: modes,
      initial_option: modes[scheduleModes.indexOf(form.mode)]!,
    },
  }
  if (form.mode === 'off') return [mode]
  return [
    mode,
    ...(form.mode === 'days' ? dayInputs(blocks, form, t, language) : [cronInput(blocks, form, t)]),
  ]
}

function dayInputs(
  blocks: ScheduleInputBlocks,
  form: ScheduleForm,
  t: Catalogue,
  language: Language,
): KnownBlock[] {
  const options = [1, 2, 3, 4, 5, 6, 0].map(day => choice(weekdayName(day, language), String(day)))
  const chosen = options.filter(option => form.days.includes(Number(option.value)))
  return [
    {
      type: 'input',
      block_id: blocks.fireDays,
      dispatch_action: true,
      label: plain(t.setup.days),
      element: {
        type: 'multi_static_select',
        action_id: blocks.fireDays,
        options,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      },
    },
    {
      type: 'input',
      block_id: blocks.time,
      dispatch_action: true,
      label: plain(t.setup.time),
      element: {
        type: 'timepicker',
        action_id: blocks.time,
        ...(form.time ? { initial_time: form.time } : {}),
      },
    },
  ]
}

function cronInput(blocks: ScheduleInputBlocks, form: ScheduleForm, t: Catalogue): KnownBlock {
  return {
    type: 'input',
    block_id: blocks.cron,
    dispatch_action: true,
    label: plain(t.setup.cron),
    hint: plain(t.setup.cronHint),
    element: {
      type: 'plain_text_input',
      action_id: blocks.cron,
      max_length: 200,
      ...(form.cron ? { initial_value: cut(form.cron, 200) } : {}),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
    },
  }
}

/** What the schedule says and when it fires next, or what is wrong with it. */
function preview(
  kind: ScheduleKind,
  form: ScheduleForm,
  timeZone: string,
  t: Catalogue,
  { language, now, planned }: TeamReader,
): string {
  const problem = problemOfSchedule(form)
  if (problem) return `:warning: ${escaped(describeScheduleProblem(problem, language))}`
  const expression = expressionOf(form) ?? form.cron
  if (nextFireTimes(expression, timeZone, now, 1).length === 0) return `:warning: ${t.setup.firesNever}`
  const times = planned({ kind, cron: expression, timeZone }, 3)
  const words = describeSchedule(expression, language)
  // It is paused, or falls on holidays only.
  if (times.length === 0) return `*${capital(words)}* · \`${expression}\``
  const shown = times.map(time => momentText(time, { timeZone, language }, now)).join(' · ')
  return t.setup.fires(capital(words), expression, shown, timeZone)
}

export function choice(text: string, value: string): PlainTextOption {
  return { text: plain(text, limits.optionText), value }
}

// 2 January 2000 was a Sunday.
function weekdayName(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + day),
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
