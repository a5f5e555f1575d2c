import type { KnownBlock, PlainTextOption } from '@slack/types'
import type { hoursBetween } from '../../../core/hours/span.ts'
import type { Span } from '../../../core/hours/working-time.ts'
import type { Language } from '../../../core/language.ts'
import { clockText, readClock } from '../../../core/schedule/day-text.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { plain } from './element.ts'
import { choice } from './setup-schedule.ts'

/** Value of the option that stands for nothing chosen. */
export const noChoice = '-'

const halfHours = Array.from({ length: 48 }, (_, index) => index * 30)

/** A time of day to the half hour, or none: `none` says what that means. */
export function clockInput(
  blockId: string,
  label: string,
  chosen: number | null,
  none: string,
  hint?: string,
): KnownBlock {
  // The end of the day is midnight of the next.
  const minutes = chosen === null ? null : chosen % (24 * 60)
  const times =
    minutes === null || minutes % 30 === 0 ? halfHours : [...halfHours, minutes].sort((a, b) => a - b)
  const options = [choice(none, noChoice), ...times.map(time => choice(clockText(time), clockText(time)))]
  const value = minutes === null ? noChoice : clockText(minutes)
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint ? { hint: plain(hint) } : {}),
    element: {
      type: 'static_select',
      action_id: blockId,
      options,
      initial_option: options.find(option => option.value === value)!,
    },
  }
}

/** The part of the day that two inputs stand for: null for neither, `half` for one of them, `same` for no part at all. */
export function readSpan(
  start: string | undefined,
  end: string | undefined,
  between: typeof hoursBetween,
): Span | null | 'half' | 'same' {
  const [from, to] = [start, end].map(text => (!text || text === noChoice ? null : readClock(text)))
  if (from === null && to === null) return null
  if (from === null || to === null || from === undefined || to === undefined) return 'half'
  return between(from, to) ?? 'same'
}

export function daysInput(
  blockId: string,
  label: string,
  chosen: readonly number[],
  language: Language,
  placeholder?: string,
): KnownBlock {
  const options = [1, 2, 3, 4, 5, 6, 0].map(day => choice(dayName(day, language), String(day)))
  const initial = options.filter(option => chosen.includes(Number(option.value)))
  return {
    type: 'input',
    block_id: blockId,
    optional: placeholder !== undefined,
    label: plain(label),
    element: {
      type: 'multi_static_select',
      action_id: blockId,
      options,
      ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  }
}

/** @param nobody what it means that no country is chosen */
export function countryInput(
  blockId: string,
  chosen: string | null,
  nobody: string,
  t: Catalogue,
  language: Language,
): KnownBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(t.hours.country),
    element: {
      type: 'external_select',
      action_id: blockId,
      min_query_length: 0,
      placeholder: plain(t.hours.countryPlaceholder, 150),
      initial_option: countryOption(chosen, nobody, t, language),
    },
  }
}

export function countryOption(
  chosen: string | null,
  nobody: string,
  t: Catalogue,
  language: Language,
): PlainTextOption {
  if (chosen === null) return choice(nobody, noChoice)
  if (chosen === 'none') return choice(t.hours.noHolidays, chosen)
  return choice(new Intl.DisplayNames([language], { type: 'region' }).of(chosen) ?? chosen, chosen)
}

// 2 January 2000 was a Sunday.
function dayName(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + day),
  )
}
