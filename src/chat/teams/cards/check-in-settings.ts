import type { CheckInSettings } from '../../../app/show-check-in-settings.ts'
import type { ScheduleView } from '../../../app/view-of-schedule.ts'
import { usualHours } from '../../../core/hours/hours.ts'
import type { Language } from '../../../core/language.ts'
import { openHoursChoices } from '../../../core/schedule/check-in-form.ts'
import { clockText } from '../../../core/schedule/day-text.ts'
import type { ScheduleKind } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import {
  type Action,
  actions,
  type ChoiceInput,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  text,
} from './element.ts'
import { countryInput } from './my-hours.ts'
import { choices, clockInput, daysInput, scheduleInputs, timeZoneChoices } from './schedule-inputs.ts'

const mostTeams = 25

/** Kinds of schedules that are paused here. */
export const steeredKinds = ['pulse', 'summary'] as const satisfies readonly ScheduleKind[]

type SteeredKind = (typeof steeredKinds)[number]

export interface CheckInWorld {
  /** Working hours as they are typed: "09:00", or empty. */
  start: string
  end: string
  countries: { code: string; name: string }[]
  now: Date
  language: Language
  /** What was just done, or what is wrong. */
  said: { words: string; isProblem: boolean } | null
}

/** Id of the input that says until which day a schedule is paused. */
export const pauseInput = (kind: string) => `${kind}PauseUntil`

/** The card in which a team's manager decides when its check-in comes. */
export function renderCheckInSettings(
  { teamId, team, form, check, summary }: CheckInSettings,
  { start, end, countries, now, language, said }: CheckInWorld,
  t: Catalogue,
): Draft {
  const words = t.hours.checkIn
  const body: Element[] = [
    heading(words.title),
    text(`*${escapeText(team)}*`),
    ...(said ? [text(said.words, { color: said.isProblem ? 'warning' : 'good' })] : []),
    ...(check ? planned('pulse', check, teamId, t) : []),
    ...scheduleInputs('schedule', words.schedule, form.schedule, t, language),
    select('clock', words.clock, words.clocks, form.clock),
    choices(
      'timeZone',
      words.timeZone,
      timeZoneChoices(form.timeZone, language, now),
      form.timeZone,
      'filtered',
    ),
    select('holidays', words.holidays, words.holidayRules, form.holidays),
    countryInput(form.country, t.hours.countryOfZone, countries, t),
    daysInput('workDays', t.hours.workDays, form.days, language),
    clockInput('start', t.hours.from, start),
    clockInput('end', t.hours.until, end),
    note(
      `${t.hours.usual(`${clockText(usualHours.start)}–${clockText(usualHours.end)}`)} ${words.hoursHint}`,
    ),
    openInput(form.openHours, t),
    select(
      'reminders',
      words.reminders,
      Object.fromEntries(words.reminderCounts.entries()),
      String(form.reminders),
    ),
    note(words.remindersHint),
    actions(
      execute(t.common.save, 'checkin:save', { team: teamId }, { style: 'positive' }),
      execute(t.teams.previewTimes, 'checkin:preview', { team: teamId }),
      execute(t.teams.back, 'pulse:refresh', {}, { associatedInputs: 'none' }),
    ),
    ...(summary
      ? [text(`*${words.summary}*`, { separator: true }), ...planned('summary', summary, teamId, t)]
      : []),
  ]
  return { summary: words.title, body }
}

function select(id: string, label: string, titles: Record<string, string>, chosen: string): ChoiceInput {
  const options = Object.entries(titles).map(([value, title]) => ({ title, value }))
  return choices(id, label, options, chosen, 'compact')
}

function openInput(chosen: number | null, t: Catalogue): ChoiceInput {
  const { openFor, openUntilNextDay, openHours } = t.hours.checkIn
  const listed = openHoursChoices.some(hours => hours === chosen)
    ? openHoursChoices
    : [...openHoursChoices, chosen]
  const options = listed.map(hours => ({
    title: hours === null ? openUntilNextDay : openHours(hours),
    value: String(hours),
  }))
  return choices('openFor', openFor, options, String(chosen), 'compact')
}

/** What is to come of a schedule, what is left out and why, and the ways to pause it. */
function planned(kind: SteeredKind, view: ScheduleView, teamId: string, t: Catalogue): Element[] {
  const words = t.hours.checkIn
  const { state, pausedUntil, fires, skips } = view
  const step = (title: string, name: string): Action =>
    execute(title, `checkin:${name}`, { team: teamId, kind })
  const plan = [text(`*${escapeText(view.words)}*`), ...(fires.length > 0 ? [coming(fires, t)] : [])]
  switch (state) {
    case 'off':
      return [text(kind === 'pulse' ? words.off : words.summaryOff)]
    case 'paused':
      return [
        text(pausedUntil ? words.pausedUntil(pausedUntil) : words.paused),
        ...plan,
        actions(step(words.resume, 'resume')),
      ]
    case 'on':
      return [
        ...plan,
        actions(step(skips ? words.unskip : words.skipNext, skips ? 'unskip' : 'skip')),
        { type: 'Input.Date', id: pauseInput(kind), label: words.pauseUntil },
        actions(step(words.pause, 'pause')),
      ]
  }
}

/** The next times in a line; those left out are struck through. */
function coming(fires: ScheduleView['fires'], t: Catalogue): Element {
  return {
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: t.hours.checkIn.next },
      ...fires.flatMap(({ when, leftOut }, index) => [
        { type: 'TextRun' as const, text: index === 0 ? ' ' : ' · ' },
        { type: 'TextRun' as const, text: when, ...(leftOut ? { strikethrough: true } : {}) },
        ...(leftOut ? [{ type: 'TextRun' as const, text: ` ${leftOut}`, isSubtle: true }] : []),
      ]),
    ],
  }
}

export const settingsAction = (teamId: string, t: Catalogue): Action =>
  execute(t.hours.checkIn.open, 'checkin:open', { team: teamId }, { associatedInputs: 'none' })

/** Asks which of several teams is meant. */
export function renderWhichTeam(teams: readonly { id: string; name: string }[], t: Catalogue): Draft {
  const { whichTeam } = t.hours.checkIn
  const rest = teams.slice(mostTeams)
  return {
    summary: whichTeam,
    body: [
      text(whichTeam),
      ...teams
        .slice(0, mostTeams)
        .map(({ id, name }) => actions(execute(escapeText(name), 'checkin:open', { team: id }))),
      ...rest
        .slice(0, 1)
        .map(({ name }) => note(t.pulse.more(rest.length, t.hours.checkIn.ofTeam(escapeText(name))))),
    ],
  }
}
