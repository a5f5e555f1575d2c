import type { SummarySwitches } from '../core/home/home.ts'
import type { Catalogue } from './catalogue.ts'
import { describeScheduleWords } from './describe-schedule-words.ts'

/** Whether one's own summary comes, and when. */
export function personalText({ isOn, plan }: SummarySwitches['personal'], t: Catalogue): string {
  if (!isOn) return t.home.personalIs.off
  return plan ? t.home.personalIs.on(describeScheduleWords(plan, 'yours', t)) : t.home.personalIs.none
}

/** The same of a team's summary, to its manager. `name` is ready to be shown. */
export function teamSummaryText(
  { name, isOn, plan }: Omit<SummarySwitches['teams']['items'][number], 'id'>,
  t: Catalogue,
): string {
  const says = t.home.teamSummaryIs
  if (!isOn) return says.off(name)
  return plan ? says.on(name, describeScheduleWords(plan, 'yours', t)) : says.none(name)
}
