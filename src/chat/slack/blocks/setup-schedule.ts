import type { KnownBlock, PlainTextOption } from '@slack/types'
import type { Language } from '../../../core/language.ts'
import { validateCron } from '../../../core/schedule/cron.ts'
import { describeCronProblem, describeSchedule } from '../../../core/schedule/describe-schedule.ts'
import { nextFireTimes } from '../../../core/schedule/fire-times.ts'
import { cronOfPlain, plainOfCron } from '../../../core/schedule/plain-schedule.ts'
import type { ScheduleKind } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { context, cut, escapeText as escaped, limits, plain } from './element.ts'

export const scheduleModes = ['off', 'days', 'cron'] as const

type ScheduleMode = (typeof scheduleModes)[number]

/** A schedule as it is being edited: it may not be valid yet. */
export interface ScheduleForm {
  mode: ScheduleMode
  /** 0 is Sunday. */
  days: number[]
  /** "09:00" */
  time: string
  cron: string
}

/** Who reads a modal, and when. */
export interface Reader {
  language: Language
  now: Date
}

/** The form of a stored expression; of `usual` where there is none. */
export function scheduleForm(cron: string | null, enabled: boolean, usual: string): ScheduleForm {
  const expression = cron ?? usual
  const chosen = plainOfCron(expression)
  const { days, hour, minute } = chosen ?? plainOfCron(usual) ?? { days: [1], hour: 9, minute: 0 }
  return {
    mode: enabled ? (chosen ? 'days' : 'cron') : 'off',
    days,
    time: timeOf(hour, minute),
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

export function timeOf(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Block ids of the inputs: where a problem of the schedule is shown. */
export const scheduleBlock = (kind: ScheduleKind, part: 'mode' | 'days' | 'time' | 'cron') =>
  `setup:${kind}:${part}`

export function scheduleBlocks(
  kind: ScheduleKind,
  form: ScheduleForm,
  timeZone: string,
  t: Catalogue,
  reader: Reader,
): KnownBlock[] {
  const inputs = scheduleInputs(scheduleInputBlocks(kind), t.setup.schedules[kind], form, t, reader.language)
  return form.mode === 'off' ? inputs : [...inputs, context(preview(form, timeZone, t, reader))]
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
function preview(form: ScheduleForm, timeZone: string, t: Catalogue, { language, now }: Reader): string {
  const expression = expressionOf(form)
  if (expression === null)
    return `:warning: ${form.days.length === 0 ? t.setup.daysProblem : t.setup.timeProblem}`
  const [problem] = validateCron(expression)
  if (problem) return `:warning: ${escaped(describeCronProblem(problem, language))}`
  const times = nextFireTimes(expression, timeZone, now, 3)
  if (times.length === 0) return `:warning: ${t.setup.firesNever}`
  const words = describeSchedule(expression, language)
  const shown = times.map(time => formatMoment(time, timeZone, language, now)).join(' · ')
  return t.setup.fires(capital(words), expression, shown, timeZone)
}

/** "Mon 23 Nov, 09:00" in the zone; the year where it is another one. */
export function formatMoment(moment: Date, timeZone: string, language: Language, now: Date): string {
  const year = (at: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year(moment) === year(now) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(moment)
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
