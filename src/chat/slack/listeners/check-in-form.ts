import type { ViewOutput } from '@slack/bolt'
import type { CheckInForm } from '../../../core/schedule/check-in-form.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { checkInBlocks } from '../blocks/check-in-settings.ts'
import { noChoice } from '../blocks/hours-inputs.ts'
import { checkedSpan } from './my-hours.ts'
import { readSchedule } from './setup-form.ts'

/** What stands in the modal now. @throws InputProblem where one of two times is missing. */
export function readCheckInForm(
  { state: { values } }: Pick<ViewOutput, 'state'>,
  before: CheckInForm,
  t: Catalogue,
): CheckInForm {
  const selected = (block: string) => values[block]?.[block]?.selected_option?.value
  const country = selected(checkInBlocks.country)
  const openFor = selected(checkInBlocks.openFor)
  const days = values[checkInBlocks.workDays]?.[checkInBlocks.workDays]?.selected_options
  return {
    schedule: readSchedule(values, checkInBlocks, before.schedule),
    clock: selected(checkInBlocks.clock) === 'local' ? 'local' : 'zone',
    timeZone: selected(checkInBlocks.timeZone) ?? before.timeZone,
    holidays:
      (['skip', 'move', 'ignore'] as const).find(rule => rule === selected(checkInBlocks.holidays)) ??
      before.holidays,
    country: country === undefined ? before.country : country === noChoice ? null : country,
    days: days ? days.map(({ value }) => Number(value)).sort() : before.days,
    hours: checkedSpan(selected(checkInBlocks.start), selected(checkInBlocks.end), checkInBlocks.end, t),
    openHours: openFor === undefined ? before.openHours : openFor === 'null' ? null : Number(openFor),
    reminders: Number(selected(checkInBlocks.reminders) ?? before.reminders),
  }
}
