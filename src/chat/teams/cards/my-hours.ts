import type { DayOff, TeamHours } from '../../../core/hours/hours.ts'
import { usualHours } from '../../../core/hours/hours.ts'
import type { Language } from '../../../core/language.ts'
import { clockText } from '../../../core/schedule/day-text.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  actions,
  type ChoiceInput,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  row,
  text,
} from './element.ts'
import { clockInput, daysInput, timeZoneChoices } from './schedule-inputs.ts'

/** Value of the choice that stands for nothing chosen. */
export const noChoice = '-'

const mostShown = 40

/** What a person says about their time, as it is typed: it may not be right yet. */
export interface HoursForm {
  /** Null: as Teams says. */
  timeZone: string | null
  /** "none", a country's code, or null: as the team. */
  country: string | null
  /** 0 is Sunday; empty: as the team. */
  days: number[]
  /** "09:00", or empty: as the team. */
  start: string
  end: string
  quietStart: string
  quietEnd: string
  checkIns: boolean
}

export interface HoursWorld {
  /** The zone that Teams tells; null where another one is chosen. */
  zone: string | null
  daysOff: DayOff[]
  /** Hours of the person's team; null where they are in none. */
  team: TeamHours | null
  countries: { code: string; name: string }[]
  now: Date
  language: Language
  /** What was just done, or what is wrong. */
  said: { words: string; isProblem: boolean; isOfDaysOff?: boolean } | null
}

/** The card in which somebody says when they may be written to, and names their days off. */
export function renderMyHours(form: HoursForm, world: HoursWorld, t: Catalogue): Draft {
  const words = t.hours.mine
  const { said, daysOff } = world
  const usual = world.team?.hours ?? usualHours
  const asTeam = t.common.aside(words.asTeam, `${clockText(usual.start)}–${clockText(usual.end)}`)
  const outcome = said ? [text(said.words, { color: said.isProblem ? 'warning' : 'good' })] : []
  const body: Element[] = [
    heading(words.title),
    ...(said?.isOfDaysOff ? [] : outcome),
    note(t.teams.hoursIntro),
    zoneInput(form.timeZone, world, t),
    countryInput(form.country, words.asTeam, world.countries, t),
    daysInput('days', t.hours.workDays, form.days, world.language, words.asTeam),
    clockInput('start', t.hours.from, form.start),
    clockInput('end', t.hours.until, form.end),
    note(asTeam),
    note(t.hours.wholeDay),
    clockInput('quietStart', words.quietFrom, form.quietStart),
    clockInput('quietEnd', words.quietUntil, form.quietEnd),
    note(words.quietHint),
    {
      type: 'Input.Toggle',
      id: 'checkIns',
      label: words.checkIns,
      title: words.checkInsOn,
      value: String(form.checkIns),
    },
    note(words.checkInsHint),
    actions(execute(t.common.save, 'hours:save', {}, { style: 'positive' })),
    text(`*${words.daysOff}*`, { separator: true }),
    ...(daysOff.length === 0 ? [text(words.noDaysOff)] : []),
    ...daysOff.slice(0, mostShown).map(({ from, to }) =>
      row(
        [text(words.dayOff(from, to))],
        [
          actions({
            ...execute(words.remove, 'hours:remove-days', { first: from }),
            tooltip: `${words.remove} ${from}`,
          }),
        ],
      ),
    ),
    // Beside the dates: the top of a card this long is out of sight from here.
    ...(said?.isOfDaysOff ? outcome : []),
    { type: 'Input.Date', id: 'addFrom', label: words.addFrom },
    { type: 'Input.Date', id: 'addTo', label: words.addTo },
    actions(execute(words.add, 'hours:add-days')),
  ]
  return { summary: words.title, body }
}

function zoneInput(chosen: string | null, { zone, now, language }: HoursWorld, t: Catalogue): ChoiceInput {
  return {
    type: 'Input.ChoiceSet',
    id: 'timeZone',
    label: t.hours.mine.timeZone,
    style: 'filtered',
    choices: [
      {
        title: zone ? t.common.aside(t.teams.timeZoneOfChat, zone) : t.teams.timeZoneOfChat,
        value: noChoice,
      },
      ...timeZoneChoices(chosen, language, now),
    ],
    value: chosen ?? noChoice,
  }
}

/** @param nobody what it means that no country is chosen */
export function countryInput(
  chosen: string | null,
  nobody: string,
  countries: HoursWorld['countries'],
  t: Catalogue,
): ChoiceInput {
  return {
    type: 'Input.ChoiceSet',
    id: 'country',
    label: t.hours.country,
    style: 'filtered',
    choices: [
      { title: nobody, value: noChoice },
      { title: t.hours.noHolidays, value: 'none' },
      ...countries.map(({ code, name }) => ({ title: name, value: code })),
    ],
    value: chosen ?? noChoice,
  }
}
