import type { Language } from '../language.ts'
import { type Cron, type CronField, type CronProblem, readCron } from './cron.ts'

/** An expression in words: "every weekday at 09:00", "每个工作日 09:00". The expression itself where it is not valid. */
export function describeSchedule(expression: string, language: Language): string {
  const { cron } = readCron(expression)
  if (!cron) return expression
  return language === 'en' ? inEnglish(cron) : inChinese(cron)
}

/** What is wrong with an expression, where, and what is allowed there. */
export function describeCronProblem(problem: CronProblem, language: Language): string {
  return language === 'en' ? problemInEnglish(problem) : problemInChinese(problem)
}

function inEnglish(cron: Cron): string {
  const { daysOfMonth } = cron
  const weekdays = mondayFirst(cron.weekdays)
  const named = weekdays.map(day => weekdayName(day, 'en'))
  const anyDate = daysOfMonth.length === 31
  const days =
    weekdays.length === 7
      ? anyDate
        ? 'every day'
        : `on ${numbered('day', daysOfMonth)} of the month`
      : `${isWorkWeek(weekdays) ? 'every weekday' : `every ${list(named, 'en')}`}${
          anyDate ? '' : ` that falls on ${numbered('day', daysOfMonth)} of the month`
        }`
  const months =
    cron.months.length === 12
      ? ''
      : ` in ${list(
          cron.months.map(month => monthName(month, 'en')),
          'en',
        )}`
  return `${days}${months} ${timesInEnglish(cron)}`
}

function timesInEnglish(cron: Cron): string {
  const times = timesOf(cron)
  if (times) return `at ${list(times, 'en')}`
  const minutes = cron.minutes.length === 60 ? 'every minute' : `at ${numbered('minute', cron.minutes)}`
  return cron.hours.length === 24
    ? `${minutes} of every hour`
    : `${minutes} of ${numbered('hour', cron.hours)}`
}

function inChinese(cron: Cron): string {
  const { daysOfMonth } = cron
  const weekdays = mondayFirst(cron.weekdays)
  const anyDate = daysOfMonth.length === 31
  const dates = list(
    runsOf(daysOfMonth).map(run => `${run}日`),
    'zh-CN',
  )
  const named = isWorkWeek(weekdays)
    ? '周一至周五'
    : list(
        weekdays.map(day => weekdayName(day, 'zh-CN')),
        'zh-CN',
      )
  const months =
    cron.months.length === 12
      ? ''
      : list(
          cron.months.map(month => monthName(month, 'zh-CN')),
          'zh-CN',
        )
  const days =
    weekdays.length === 7
      ? anyDate
        ? `${months}每天`
        : `${months || '每月'}${dates}`
      : anyDate
        ? `${months}每${isWorkWeek(weekdays) ? '个工作日（周一至周五）' : named}`
        : `${months || '每月'}${dates}中的${named}`
  return `${days} ${timesInChinese(cron)}`
}

function timesInChinese(cron: Cron): string {
  const times = timesOf(cron)
  if (times) return list(times, 'zh-CN')
  const hours = cron.hours.length === 24 ? '每小时' : `${list(runsOf(cron.hours), 'zh-CN')}时`
  return cron.minutes.length === 60
    ? `${hours}的每一分钟`
    : `${hours}的第 ${list(runsOf(cron.minutes), 'zh-CN')} 分`
}

function problemInEnglish({ code, field, position, value, min, max }: CronProblem): string {
  const place = `“${value}” (field ${position}, ${field ? fieldNames.en[field] : ''})`
  switch (code) {
    case 'field-count':
      return 'Write five fields: minute, hour, day of the month, month, weekday. For example “0 9 * * 1” is Monday at 09:00.'
    case 'never':
      return `“${value}” names a date that no year has.`
    case 'not-understood':
      return `${place} is not understood. Use ${min}–${max}, “*”, a range like 1-5, a list like 1,3 or a step like */2.`
    case 'out-of-range':
      return `${place} is outside ${min}–${max}.`
    case 'backwards':
      return `${place} runs backwards: write the lower value first, within ${min}–${max}.`
    case 'bad-step':
      return `${place} needs a step from 1 to ${max} after the slash.`
  }
}

function problemInChinese({ code, field, position, value, min, max }: CronProblem): string {
  const place = `第 ${position} 段（${field ? fieldNames['zh-CN'][field] : ''}）的“${value}”`
  switch (code) {
    case 'field-count':
      return '请写五段：分、时、日、月、星期。例如“0 9 * * 1”表示每周一 09:00。'
    case 'never':
      return `“${value}”指的日期哪一年都没有。`
    case 'not-understood':
      return `${place}看不懂。可以写 ${min}–${max} 的数字、“*”、范围（1-5）、列表（1,3）或间隔（*/2）。`
    case 'out-of-range':
      return `${place}超出了 ${min}–${max}。`
    case 'backwards':
      return `${place}前后颠倒：请在 ${min}–${max} 内把小的写在前面。`
    case 'bad-step':
      return `${place}在斜杠后需要 1 到 ${max} 的间隔。`
  }
}

const fieldNames: Record<Language, Record<CronField, string>> = {
  en: {
    minute: 'minute',
    hour: 'hour',
    'day-of-month': 'day of the month',
    month: 'month',
    weekday: 'weekday',
  },
  'zh-CN': { minute: '分', hour: '时', 'day-of-month': '日', month: '月', weekday: '星期' },
}

/** More times than a sentence holds are told by hour and minute instead. */
const mostTimes = 6

function timesOf({ hours, minutes }: Cron): string[] | null {
  if (hours.length * minutes.length > mostTimes) return null
  return hours.flatMap(hour => minutes.map(minute => `${twoDigits(hour)}:${twoDigits(minute)}`))
}

function runsOf(values: readonly number[]): string[] {
  const runs: string[] = []
  for (let start = 0; start < values.length; ) {
    let end = start
    while (values[end + 1] === values[end]! + 1) end++
    if (end - start < 2) runs.push(...values.slice(start, end + 1).map(String))
    else runs.push(`${values[start]}–${values[end]}`)
    start = end + 1
  }
  return runs
}

function numbered(noun: string, values: readonly number[]): string {
  return `${noun}${values.length > 1 ? 's' : ''} ${list(runsOf(values), 'en')}`
}

function mondayFirst(weekdays: readonly number[]): number[] {
  return [...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
}

function isWorkWeek(weekdays: readonly number[]): boolean {
  return weekdays.join() === '1,2,3,4,5'
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function list(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
}

// 2 January 2000 was a Sunday.
function weekdayName(day: number, language: Language): string {
  const style = language === 'en' ? 'long' : 'short'
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + day),
  )
}

function monthName(month: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1, 1),
  )
}
