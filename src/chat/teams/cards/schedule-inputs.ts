import type { Language } from '../../../core/language.ts'
import { type ScheduleForm, scheduleModes } from '../../../core/schedule/schedule-form.ts'
import { findTimeZones } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { type ChoiceInput, type Element, note, text } from './element.ts'

/** How a schedule is chosen: off, days and a time, or an expression. The ids of the inputs begin with `name`. */
export function scheduleInputs(
  name: string,
  label: string,
  form: ScheduleForm,
  t: Catalogue,
  language: Language,
): Element[] {
  const modes = scheduleModes.map(mode => ({ title: t.setup.modes[mode], value: mode }))
  return [
    { ...text(`*${label}*`), separator: true },
    choices(`${name}Mode`, t.teams.scheduleMode, modes, form.mode, 'compact'),
    daysInput(`${name}Days`, t.setup.days, form.days, language),
    clockInput(`${name}Time`, t.setup.time, form.time),
    { type: 'Input.Text', id: `${name}Cron`, label: t.setup.cron, maxLength: 200, value: form.cron },
    note(t.setup.cronHint),
  ]
}

/** Days of the week; `placeholder` says what it means that none is chosen. */
export function daysInput(
  id: string,
  label: string,
  chosen: readonly number[],
  language: Language,
  placeholder?: string,
): ChoiceInput {
  return {
    ...choices(id, label, dayChoices(language), chosen.join(','), 'compact'),
    isMultiSelect: true,
    ...(placeholder ? { placeholder } : {}),
  }
}

export function clockInput(id: string, label: string, value: string): Element {
  return { type: 'Input.Time', id, label, ...(value ? { value } : {}) }
}

export function choices(
  id: string,
  label: string,
  options: ChoiceInput['choices'],
  value: string,
  style: NonNullable<ChoiceInput['style']>,
): ChoiceInput {
  return { type: 'Input.ChoiceSet', id, label, style, choices: options, ...(value ? { value } : {}) }
}

/** Every time zone, the common ones first. */
export function timeZoneChoices(
  chosen: string | null,
  language: Language,
  now: Date,
): ChoiceInput['choices'] {
  const common = findTimeZones('', language, now, 100).map(({ id, label: title }) => ({ title, value: id }))
  const others = Intl.supportedValuesOf('timeZone').filter(
    zone => !common.some(({ value }) => value === zone),
  )
  const all = [...common, ...others.map(zone => ({ title: zone, value: zone }))]
  if (chosen && !all.some(({ value }) => value === chosen)) all.unshift({ title: chosen, value: chosen })
  return all
}

/** Days of the week from Monday on; 0 is Sunday. */
export function dayChoices(language: Language): ChoiceInput['choices'] {
  return [1, 2, 3, 4, 5, 6, 0].map(day => ({ title: weekdayName(day, language), value: String(day) }))
}

// 2 January 2000 was a Sunday.
function weekdayName(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + day),
  )
}
