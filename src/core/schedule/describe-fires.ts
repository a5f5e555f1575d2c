import type { Language } from '../language.ts'
import { clockText, dayText } from './day-text.ts'
import { clockOf, localDayOf } from './local-time.ts'
import { type PlannedFire, type SchedulePlan, type SkipReason, zoneOf } from './planned-fires.ts'

/** "Fri, Dec 25, 2026, 09:00" on the clocks of those it is for; the year only where it is another than that of `now`. */
export function describeFire(
  { at, day }: PlannedFire,
  plan: Pick<SchedulePlan, 'mode' | 'timeZone'>,
  language: Language,
  now: Date,
): string {
  const zone = zoneOf(plan)
  const named = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(day.year === localDayOf(now, zone).year ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.UTC(day.year, day.month - 1, day.day))
  const time = clockText(clockOf(at, zone))
  const next = dayText(localDayOf(at, zone)) === dayText(day) ? '' : ' +1'
  return language === 'en' ? `${named}, ${time}${next}` : `${named} ${time}${next}`
}

/** "Fri, Dec 25, 09:00 (holiday: Christmas Day)" of a fire that does not take place. */
export function describeLeftOut(
  fire: PlannedFire,
  plan: Pick<SchedulePlan, 'mode' | 'timeZone'>,
  language: Language,
  now: Date,
): string {
  const moment = describeFire(fire, plan, language, now)
  if (!fire.skipped) return moment
  const reason = describeSkip(fire.skipped, language)
  return language === 'en' ? `${moment} (${reason})` : `${moment}（${reason}）`
}

/** Why a fire is left out: "holiday: National Day", "节假日：国庆节". */
export function describeSkip(reason: SkipReason, language: Language): string {
  const english = language === 'en'
  switch (reason.kind) {
    case 'holiday': {
      const name = reason.name[language]
      if (english) return `holiday: ${name}${reason.moved ? ', moved to the next working day' : ''}`
      return `节假日：${name}${reason.moved ? '，顺延到下一个工作日' : ''}`
    }
    case 'paused':
      return english ? 'paused' : '已暂停'
    case 'on-request':
      return english ? 'left out on request' : '已按要求跳过'
  }
}
