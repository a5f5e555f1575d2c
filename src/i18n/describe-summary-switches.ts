import type { SummarySwitches } from '../core/home/home.ts'
import type { Catalogue } from './catalogue.ts'
import { describeScheduleWords } from './describe-schedule-words.ts'

/** Whether one's own summary comes, and when. */
export function personalText({ isOn, plan }: SummarySwitches['personal'], t: Catalogue): string {
  if (!isOn) return t.home.personalIs.off
  if (!plan) return t.home.personalIs.none
  const words = describeScheduleWords({ ...plan, paused: false }, 'yours', t)
  return plan.paused ? t.home.personalIs.paused(words) : t.home.personalIs.on(words)
}

/** The same of a team's summary, to its manager. `name` is ready to be shown. */
export function teamSummaryText(
  { name, isOn, plan }: Omit<SummarySwitches['teams']['items'][number], 'id'>,
  t: Catalogue,
): string {
  const says = t.home.teamSummaryIs
  if (!isOn) return says.off(name)
  if (!plan) return says.none(name)
  const words = describeScheduleWords({ ...plan, paused: false }, 'yours', t)
  return plan.paused ? says.paused(name, words) : says.on(name, words)
}
