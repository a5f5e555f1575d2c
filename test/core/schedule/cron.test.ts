import cron from 'node-cron'
import { describe, expect, it } from 'vitest'
import { CronError, cronExpression, parseCron, validateCron } from '../../../src/core/schedule/cron.ts'
import { describeCronProblem, describeSchedule } from '../../../src/core/schedule/describe-schedule.ts'
import { cronOfPlain, plainOfCron } from '../../../src/core/schedule/plain-schedule.ts'

describe('a cron expression', () => {
  it.each([
    '0 9 * * 1',
    '*/15 9-17 * * MON-FRI',
    '0 0 29 2 *',
    '5,10,50-59/3 0 1-7 jan,Dec sun',
    '0 9 * * 7',
    ' 0  9 * * 1 ',
  ])('is accepted: %j', expression => expect(validateCron(expression)).toEqual([]))

  it.each([
    ['60 9 * * 1', 'minute', '60', 0, 59],
    ['0 24 * * 1', 'hour', '24', 0, 23],
    ['0 9 0 * *', 'day-of-month', '0', 1, 31],
    ['0 9 * 13 *', 'month', '13', 1, 12],
    ['0 9 * * 1,8', 'weekday', '8', 0, 7],
  ])('out of range says where, what and what is allowed: %j', (expression, field, value, min, max) => {
    expect(validateCron(expression)).toEqual([
      expect.objectContaining({ code: 'out-of-range', field, value, min, max }),
    ])
  })

  it.each([
    ['', 'field-count'],
    ['0 9 * *', 'field-count'],
    ['0 0 9 * * 1', 'field-count'],
    ['@daily', 'field-count'],
    ['0 9 * * FRIYAY', 'not-understood'],
    ['0 9 L * *', 'not-understood'],
    ['0 9 * * 1#2', 'not-understood'],
    ['5/10 * * * *', 'not-understood'],
    ['-5 * * * *', 'not-understood'],
    ['0 9, * * *', 'not-understood'],
    ['0 17-9 * * *', 'backwards'],
    ['*/0 * * * *', 'bad-step'],
    ['*/60 * * * *', 'bad-step'],
    ['0 9 31 2,4,6 *', 'never'],
  ])('is refused: %j (%s)', (expression, code) => {
    expect(validateCron(expression).map(problem => problem.code)).toEqual([code])
  })

  it('with several mistakes lists them all', () => {
    expect(() => parseCron('61 9 * FEBR 9')).toThrow(CronError)
    expect(validateCron('61 9 * FEBR 9').map(({ position }) => position)).toEqual([1, 4, 5])
  })

  it('written in its shortest form means the same', () => {
    for (const expression of ['0-59 9 * * mon-fri', '*/7 */5 1-31/2 * 0,7', '0 9 1,2,3,5 2-4 *']) {
      const cron = parseCron(expression)
      expect(parseCron(cronExpression(cron))).toEqual(cron)
    }
    expect(cronExpression(parseCron('0-59/1 9 1-31 jan-dec mon-fri'))).toBe('* 9 * * 1-5')
  })

  it('is read as node-cron reads it', () => {
    const random = mulberry(7)
    const pick = (items: string[]) => items[Math.floor(random() * items.length)] ?? '*'
    for (let round = 0; round < 200; round++) {
      const expression = [
        pick(['0', '*/10', '5,35', '10-20/5', '59']),
        pick(['*', '9', '*/6', '8-10', '0,23']),
        pick(['*', '1', '*/9', '28-31', '1-7']),
        pick(['*', '2', '3-5', '*/4', 'OCT', 'jan-mar']),
        pick(['*', '1', '1-5', '0,6', '7', 'TUE', 'mon-FRI']),
      ].join(' ')
      const theirs = cron.parse(expression)
      expect({ expression, ...parseCron(expression) }).toEqual({
        expression,
        minutes: theirs.minute,
        hours: theirs.hour,
        daysOfMonth: theirs.dayOfMonth,
        months: theirs.month,
        weekdays: [...theirs.dayOfWeek].sort(),
      })
    }
  })
})

describe('a plain schedule', () => {
  it('is a cron expression and back', () => {
    for (const plain of [
      { days: [1], hour: 9, minute: 0 },
      { days: [1, 2, 3, 4, 5], hour: 17, minute: 30 },
      { days: [0, 1, 2, 3, 4, 5, 6], hour: 0, minute: 5 },
      { days: [0, 6], hour: 23, minute: 59 },
    ])
      expect(plainOfCron(cronOfPlain(plain))).toEqual(plain)
    expect(cronOfPlain({ days: [1, 2, 3, 4, 5], hour: 9, minute: 0 })).toBe('0 9 * * 1-5')
  })

  it.each(['*/5 9 * * 1', '0 9,10 * * 1', '0 9 1 * *', '0 9 * 1 *', 'nonsense'])(
    'is not what %j is',
    expression => expect(plainOfCron(expression)).toBeNull(),
  )
})

describe('an expression in words', () => {
  it.each([
    ['0 9 * * 1', 'every Monday at 09:00', '每周一 09:00'],
    ['30 9 * * 1-5', 'every weekday at 09:30', '每个工作日（周一至周五） 09:30'],
    ['0 10 * * *', 'every day at 10:00', '每天 10:00'],
    ['0 10 * * 0,6', 'every Saturday and Sunday at 10:00', '每周六和周日 10:00'],
    ['0 9 1-7 * 1', 'every Monday that falls on days 1–7 of the month at 09:00', '每月1–7日中的周一 09:00'],
    ['0 9 1 1,7 *', 'on day 1 of the month in January and July at 09:00', '一月和七月1日 09:00'],
  ])('%s', (expression, en, zh) => {
    expect(describeSchedule(expression, 'en')).toBe(en)
    expect(describeSchedule(expression, 'zh-CN')).toBe(zh)
  })

  it('says in both languages what is wrong, where, and what is allowed', () => {
    const [problem] = validateCron('61 9 * * 1')
    expect(describeCronProblem(problem!, 'en')).toBe('“61” (field 1, minute) is outside 0–59.')
    expect(describeCronProblem(problem!, 'zh-CN')).toBe('第 1 段（分）的“61”超出了 0–59。')
  })
})

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
