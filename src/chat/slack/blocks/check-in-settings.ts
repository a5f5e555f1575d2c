import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { CheckInSettings } from '../../../app/show-check-in-settings.ts'
import type { ScheduleView } from '../../../app/view-of-schedule.ts'
import { usualHours } from '../../../core/hours/hours.ts'
import { openHoursChoices } from '../../../core/schedule/check-in-form.ts'
import { clockText } from '../../../core/schedule/day-text.ts'
import type { ScheduleKind } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, divider, escapeText, limits, plain, section } from './element.ts'
import { clockInput, countryInput, daysInput } from './hours-inputs.ts'
import { choice, type Reader, scheduleInputs } from './setup-schedule.ts'
import { timeZoneInput } from './setup-team.ts'

/** Block ids of the inputs, which are their action ids, too. */
export const checkInBlocks = {
  mode: 'checkin:mode',
  fireDays: 'checkin:days',
  time: 'checkin:time',
  cron: 'checkin:cron',
  clock: 'checkin:clock',
  timeZone: 'checkin:time-zone',
  holidays: 'checkin:holidays',
  country: 'checkin:country',
  workDays: 'checkin:work-days',
  start: 'checkin:start',
  end: 'checkin:end',
  openFor: 'checkin:open-for',
  reminders: 'checkin:reminders',
} as const

/** The modal in which a team's manager decides when its check-in comes. */
export function renderCheckInSettings(
  { teamId, team, form, check, summary }: CheckInSettings,
  notice: string | null,
  t: Catalogue,
  reader: Reader,
): ModalView {
  const words = t.hours.checkIn
  const usual = t.hours.usual(`${clockText(usualHours.start)}–${clockText(usualHours.end)}`)
  const blocks: KnownBlock[] = [
    section(`*${escapeText(team)}*`),
    ...(notice ? [section(notice)] : []),
    ...(check ? [context(scheduleText(check, words.off, t)), pauseActions('pulse', check, t)] : []),
    ...scheduleInputs(checkInBlocks, words.schedule, form.schedule, t, reader.language),
    select(
      checkInBlocks.clock,
      words.clock,
      (['zone', 'local'] as const).map(clock => choice(words.clocks[clock], clock)),
      form.clock,
      true,
    ),
    timeZoneInput(checkInBlocks.timeZone, words.timeZone, form.timeZone, t, reader, true),
    select(
      checkInBlocks.holidays,
      words.holidays,
      (['skip', 'move', 'ignore'] as const).map(rule => choice(words.holidayRules[rule], rule)),
      form.holidays,
      true,
    ),
    countryInput(checkInBlocks.country, form.country, t.hours.countryOfZone, t, reader.language),
    daysInput(checkInBlocks.workDays, t.hours.workDays, form.days, reader.language),
    clockInput(checkInBlocks.start, t.hours.from, form.hours?.start ?? null, usual),
    clockInput(checkInBlocks.end, t.hours.until, form.hours?.end ?? null, usual, words.hoursHint),
    select(checkInBlocks.openFor, words.openFor, openOptions(form.openHours, t), String(form.openHours)),
    {
      ...select(
        checkInBlocks.reminders,
        words.reminders,
        words.reminderCounts.map((text, count) => choice(text, String(count))),
        String(form.reminders),
      ),
      hint: plain(words.remindersHint),
    },
    ...(summary
      ? [
          divider(),
          section(`*${words.summary}*`),
          context(scheduleText(summary, words.summaryOff, t)),
          pauseActions('summary', summary, t),
        ]
      : []),
  ]
  return {
    type: 'modal',
    callback_id: 'checkin:settings',
    private_metadata: teamId,
    title: plain(words.title, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks,
  }
}

function select(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  chosen: string,
  dispatches = false,
) {
  return {
    type: 'input' as const,
    block_id: blockId,
    ...(dispatches ? { dispatch_action: true } : {}),
    label: plain(label),
    element: {
      type: 'static_select' as const,
      action_id: blockId,
      options,
      initial_option: options.find(({ value }) => value === chosen) ?? options[0]!,
    },
  }
}

function openOptions(chosen: number | null, t: Catalogue): PlainTextOption[] {
  const choices = openHoursChoices.some(hours => hours === chosen)
    ? openHoursChoices
    : [...openHoursChoices, chosen]
  return choices.map(hours =>
    choice(
      hours === null ? t.hours.checkIn.openUntilNextDay : t.hours.checkIn.openHours(hours),
      String(hours),
    ),
  )
}

/** What is to come, and what is left out and why. */
function scheduleText({ state, pausedUntil, words, fires }: ScheduleView, off: string, t: Catalogue): string {
  if (state === 'off') return off
  const { checkIn } = t.hours
  const lines = fires.map(({ when, leftOut }) =>
    leftOut ? checkIn.leftOut(when, escapeText(leftOut)) : when,
  )
  const pause = pausedUntil ? checkIn.pausedUntil(pausedUntil) : checkIn.paused
  return [
    ...(state === 'paused' ? [pause] : []),
    `*${escapeText(words)}*`,
    ...(lines.length > 0 ? [`${checkIn.next} ${lines.join(' · ')}`] : []),
  ].join('\n')
}

function pauseActions(
  kind: Extract<ScheduleKind, 'pulse' | 'summary'>,
  { state, skips }: ScheduleView,
  t: Catalogue,
): KnownBlock {
  const words = t.hours.checkIn
  const act = (text: string, what: string) => button(text, `checkin:${what}`, kind)
  if (state === 'paused') return { ...actions(act(words.resume, 'resume')), block_id: pauseBlock(kind) }
  return {
    ...actions(
      act(skips ? words.unskip : words.skipNext, skips ? 'unskip' : 'skip'),
      { type: 'datepicker', action_id: 'checkin:pause-until', placeholder: plain(words.pauseUntil, 150) },
      act(words.pause, 'pause'),
    ),
    block_id: pauseBlock(kind),
  }
}

/** Where the day is chosen until which a schedule is paused. */
export const pauseBlock = (kind: string) => `checkin:pause:${kind}`

export const settingsButton = (teamId: string, t: Catalogue) =>
  button(t.hours.checkIn.open, 'checkin:open', teamId)

const mostTeams = 20

/** Asks which of several teams is meant. */
export function whichTeam(teams: readonly { id: string; name: string }[], t: Catalogue): KnownBlock[] {
  const rest = teams.slice(mostTeams)
  return [
    section(t.hours.checkIn.whichTeam),
    actions(...teams.slice(0, mostTeams).map(({ id, name }) => button(name, `checkin:open:${id}`, id))),
    ...rest
      .slice(0, 1)
      .map(({ name }) => context(t.pulse.more(rest.length, t.hours.checkIn.ofTeam(escapeText(name))))),
  ]
}
