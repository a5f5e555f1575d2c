import type { SpecialDay } from '../core/calendar/calendars.ts'
import { dayText } from '../core/schedule/day-text.ts'
import { dayAfter, type LocalDay } from '../core/schedule/local-time.ts'

type Library = typeof import('chinese-days').default

/**
 * China's days off and make-up workdays (调休) by year. They are announced each autumn for the year after: of a year that
 * the library does not know yet, the holidays by law, without make-up workdays.
 */
export async function chineseYears(): Promise<(year: number) => Map<string, SpecialDay>> {
  const { default: library } = await import('chinese-days')
  return year => announced(library, year) ?? byLaw(library, year)
}

function announced(library: Library, year: number): Map<string, SpecialDay> | null {
  const days = new Map<string, SpecialDay>()
  for (let day: LocalDay = { year, month: 1, day: 1 }; day.year === year; day = dayAfter(day, 1)) {
    const text = dayText(day)
    // "Spring Festival,春节,4" on days that were announced; the weekday's English name on all others.
    const { work, name } = library.getDayDetail(text)
    const [en, zh] = name.split(',')
    if (en && zh) days.set(text, { kind: work ? 'make-up' : 'holiday', name: { en, 'zh-CN': zh } })
  }
  return days.size > 0 ? days : null
}

/** 全国年节及纪念日放假办法, as in force since 2025. */
function byLaw(library: Library, year: number): Map<string, SpecialDay> {
  const days = new Map<string, SpecialDay>()
  const add = (text: string, count: number, en: string, zh: string) => {
    const [, month, day] = text.split('-').map(Number)
    for (let index = 0; index < count; index++)
      days.set(dayText(dayAfter({ year, month: month!, day: day! }, index)), {
        kind: 'holiday',
        name: { en, 'zh-CN': zh },
      })
  }
  const lunar = (day: string) => library.getSolarDateFromLunar(`${year}-${day}`).date
  const [, month, day] = lunar('01-01').split('-').map(Number)
  const eve = dayText(dayAfter({ year, month: month!, day: day! }, -1))
  add(`${year}-01-01`, 1, "New Year's Day", '元旦')
  add(eve, 4, 'Spring Festival', '春节')
  add(library.getSolarTermDate(year, 4, 'pure_brightness'), 1, 'Tomb-sweeping Day', '清明')
  add(`${year}-05-01`, 2, 'Labour Day', '劳动节')
  add(lunar('05-05'), 1, 'Dragon Boat Festival', '端午')
  add(lunar('08-15'), 1, 'Mid-autumn Festival', '中秋')
  add(`${year}-10-01`, 3, 'National Day', '国庆节')
  return days
}
