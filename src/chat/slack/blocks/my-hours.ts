import type { KnownBlock, ModalView } from '@slack/types'
import type { Reach, TeamHours } from '../../../core/hours/hours.ts'
import { usualHours } from '../../../core/hours/hours.ts'
import { clockText } from '../../../core/schedule/day-text.ts'
import { timeZoneLabel } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { button, context, divider, limits, plain, section } from './element.ts'
import { clockInput, countryInput, daysInput, noChoice } from './hours-inputs.ts'
import { choice, type Reader } from './setup-schedule.ts'

/** Block ids of the inputs, which are their action ids, too. */
export const myHoursBlocks = {
  timeZone: 'hours:time-zone',
  country: 'hours:country',
  days: 'hours:days',
  start: 'hours:start',
  end: 'hours:end',
  quietStart: 'hours:quiet-start',
  quietEnd: 'hours:quiet-end',
  checkIns: 'hours:check-ins',
  addDays: 'hours:add-days',
  addFrom: 'hours:add-from',
  addTo: 'hours:add-to',
} as const

/** A modal shows so many days off. */
const mostShown = 40

/** The modal in which somebody says when they may be written to. `chosenZone` null: the platform's. */
export function renderMyHours(
  {
    reach,
    chosenZone,
    team,
    notice,
  }: {
    reach: Reach
    chosenZone: string | null
    /** Hours of the person's team; null where they are in none. */
    team: TeamHours | null
    /** What is wrong with the days off; stands above their dates. */
    notice: string | null
  },
  t: Catalogue,
  reader: Reader,
): ModalView {
  const words = t.hours.mine
  const usual = team?.hours ?? usualHours
  const asTeam = t.common.aside(words.asTeam, `${clockText(usual.start)}–${clockText(usual.end)}`)
  return {
    type: 'modal',
    callback_id: 'hours:mine',
    title: plain(words.title, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [
      context(words.intro),
      zoneInput(reach.timeZone, chosenZone, t, reader),
      countryInput(myHoursBlocks.country, reach.country, words.asTeam, t, reader.language),
      daysInput(myHoursBlocks.days, t.hours.workDays, reach.days ?? [], reader.language, words.asTeam),
      clockInput(myHoursBlocks.start, t.hours.from, reach.hours?.start ?? null, asTeam),
      clockInput(myHoursBlocks.end, t.hours.until, reach.hours?.end ?? null, asTeam, t.hours.wholeDay),
      clockInput(myHoursBlocks.quietStart, words.quietFrom, reach.quiet?.start ?? null, words.quietNone),
      clockInput(
        myHoursBlocks.quietEnd,
        words.quietUntil,
        reach.quiet?.end ?? null,
        words.quietNone,
        words.quietHint,
      ),
      checkInsInput(reach.checkIns, t),
      divider(),
      section(`*${words.daysOff}*${reach.daysOff.length === 0 ? `\n${words.noDaysOff}` : ''}`),
      ...reach.daysOff.slice(0, mostShown).map(({ from, to }) => ({
        ...section(words.dayOff(from, to)),
        accessory: button(words.remove, 'hours:remove-days', from, { label: `${words.remove} ${from}` }),
      })),
      ...(notice ? [section(notice)] : []),
      {
        type: 'actions',
        block_id: myHoursBlocks.addDays,
        elements: [
          { type: 'datepicker', action_id: myHoursBlocks.addFrom, placeholder: plain(words.addFrom, 150) },
          { type: 'datepicker', action_id: myHoursBlocks.addTo, placeholder: plain(words.addTo, 150) },
          button(words.add, 'hours:add-days', 'add'),
        ],
      },
    ],
  }
}

function zoneInput(zone: string, chosen: string | null, t: Catalogue, { language, now }: Reader): KnownBlock {
  const words = t.hours.mine
  return {
    type: 'input',
    block_id: myHoursBlocks.timeZone,
    label: plain(words.timeZone),
    element: {
      type: 'external_select',
      action_id: myHoursBlocks.timeZone,
      min_query_length: 0,
      placeholder: plain(t.setup.timeZonePlaceholder, 150),
      initial_option: chosen
        ? choice(timeZoneLabel(chosen, language, now), chosen)
        : choice(t.common.aside(words.timeZoneOfChat, zone), noChoice),
    },
  }
}

function checkInsInput(checkIns: boolean, t: Catalogue): KnownBlock {
  const on = choice(t.hours.mine.checkInsOn, 'on')
  return {
    type: 'input',
    block_id: myHoursBlocks.checkIns,
    optional: true,
    label: plain(t.hours.mine.checkIns),
    hint: plain(t.hours.mine.checkInsHint),
    element: {
      type: 'checkboxes',
      action_id: myHoursBlocks.checkIns,
      options: [on],
      ...(checkIns ? { initial_options: [on] } : {}),
    },
  }
}

/** What the modal becomes once it is saved. */
export function renderHoursNotice(title: string, text: string, t: Catalogue): ModalView {
  return {
    type: 'modal',
    callback_id: 'hours:notice',
    title: plain(title, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [section(text)],
  }
}

export const hoursButton = (t: Catalogue) => button(t.hours.mine.open, 'hours:open', 'mine')
