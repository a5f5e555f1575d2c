import type { UiLanguage } from './strings.ts'

/** Whose clock and calendar a time is shown in. */
export interface Locale {
  language: UiLanguage
  timeZone: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.language} ${locale.timeZone} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    const tag = locale.language === 'en' ? 'en-GB' : 'zh-CN'
    found = new Intl.DateTimeFormat(tag, { timeZone: locale.timeZone, ...options })
    formats.set(key, found)
  }
  return found
}

/** Slack's timestamp "1763805000.000100" in milliseconds. */
export function millis(ts: string): number {
  return Math.floor(Number(ts) * 1000)
}

export function clockTime(ms: number, locale: Locale): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)
}

export function fullTime(ms: number, locale: Locale): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(ms)
}

/** "2026-11-22": the day in the locale's time zone; without `ms`, today. */
export function dayKey(locale: Locale, ms?: number): string {
  const day = format({ ...locale, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' })
  return day.format(ms).split('/').reverse().join('-')
}

const dayMs = 86_400_000

/** "Today", "Yesterday" or "Thursday, 19 November". */
export function dayName(ms: number, today: string, locale: Locale): string {
  const days = Math.round((Date.parse(today) - Date.parse(dayKey(locale, ms))) / dayMs)
  if (days === 0 || days === 1 || days === -1) {
    const words = new Intl.RelativeTimeFormat(locale.language, { numeric: 'auto' }).format(-days, 'day')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  const sameYear = dayKey(locale, ms).slice(0, 4) === today.slice(0, 4)
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
  return format(locale, sameYear ? options : { ...options, year: 'numeric' }).format(ms)
}

/** Slack's `<!date^…>` formats; `ago` and the pretty ones need to know what day it is. */
export function slackDate(seconds: number, pattern: string, today: string, locale: Locale): string {
  const ms = seconds * 1000
  const pretty = (plain: string) => {
    const name = dayName(ms, today, locale)
    const near = Math.abs(Date.parse(today) - Date.parse(dayKey(locale, ms))) <= dayMs
    return near ? name.toLowerCase() : plain
  }
  const date = format(locale, { year: 'numeric', month: 'long', day: 'numeric' }).format(ms)
  const short = format(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(ms)
  const long = format(locale, { dateStyle: 'full' }).format(ms)
  const tokens: Record<string, string> = {
    date_num: dayKey(locale, ms),
    date_slash: dayKey(locale, ms).replaceAll('-', '/'),
    date,
    date_short: short,
    date_long: long,
    date_pretty: pretty(date),
    date_short_pretty: pretty(short),
    date_long_pretty: pretty(long),
    day_divider_pretty: pretty(long),
    date_long_full: long,
    time: clockTime(ms, locale),
    time_secs: format(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }).format(ms),
    ago: pretty(date),
  }
  return pattern.replace(/\{(\w+)\}/g, (whole, token: string) => tokens[token] ?? whole)
}

/** Minutes by which the zone is ahead of UTC at that instant. */
function offsetMinutes(ms: number, timeZone: string): number {
  const parts = format(
    { language: 'en', timeZone },
    {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    },
  ).formatToParts(ms)
  const read = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  return Math.round((shown - Math.floor(ms / 60_000) * 60_000) / 60_000)
}

/** "2026-11-22T09:30" in that zone as seconds since 1970; null when the text is no such time. */
export function fromLocalDateTime(text: string, timeZone: string): number | null {
  // Date.parse alone would take an empty field for the year 2000.
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  if (Number.isNaN(shown)) return null
  // Twice, since the first guess may lie on the other side of a daylight-saving change.
  const guess = shown - offsetMinutes(shown, timeZone) * 60_000
  return (shown - offsetMinutes(guess, timeZone) * 60_000) / 1000
}

/** The inverse of `fromLocalDateTime`. */
export function toLocalDateTime(seconds: number, timeZone: string): string {
  const ms = seconds * 1000
  const locale: Locale = { language: 'en', timeZone }
  return `${dayKey(locale, ms)}T${clockTime(ms, locale)}`
}
