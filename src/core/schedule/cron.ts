/** The five fields of a cron expression, each the sorted values it allows. Weekday 0 is Sunday. */
export interface Cron {
  minutes: number[]
  hours: number[]
  daysOfMonth: number[]
  months: number[]
  weekdays: number[]
}

export type CronField = 'minute' | 'hour' | 'day-of-month' | 'month' | 'weekday'

/** One thing that is wrong with an expression, and where. */
export interface CronProblem {
  /** `field-count`: not five fields; `never`: a date that does not exist; the others are about `value` in `field`. */
  code: 'field-count' | 'not-understood' | 'out-of-range' | 'backwards' | 'bad-step' | 'never'
  field: CronField | null
  /** 1-based place of the field in the expression; null for the whole. */
  position: number | null
  /** The part that is wrong, as it was typed. */
  value: string
  /** Allowed range of the field. */
  min: number
  max: number
}

/** Message for operators and logs; `describeCronProblem` says the same to people in their language. */
export class CronError extends Error {
  override name = 'CronError'

  constructor(
    expression: string,
    readonly problems: readonly CronProblem[],
  ) {
    super(`cron expression "${expression}": ${problems.map(sentence).join('; ')}`)
  }
}

interface FieldRule {
  field: CronField
  key: keyof Cron
  min: number
  max: number
  names?: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const rules: readonly FieldRule[] = [
  { field: 'minute', key: 'minutes', min: 0, max: 59 },
  { field: 'hour', key: 'hours', min: 0, max: 23 },
  { field: 'day-of-month', key: 'daysOfMonth', min: 1, max: 31 },
  { field: 'month', key: 'months', min: 1, max: 12, names: months },
  // 7 is Sunday too.
  { field: 'weekday', key: 'weekdays', min: 0, max: 7, names: weekdays },
]

const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads minute, hour, day of month, month and weekday: numbers, names of months and days, `*`, ranges, lists, steps.
 * A day must satisfy day of month AND weekday, as in node-cron: `0 9 1-7 * MON` is the first Monday of each month.
 */
export function readCron(
  expression: string,
): { cron: Cron; problems: [] } | { cron: null; problems: CronProblem[] } {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== rules.length || texts[0] === '')
    return { cron: null, problems: [wholeProblem('field-count', expression)] }
  const cron: Cron = { minutes: [], hours: [], daysOfMonth: [], months: [], weekdays: [] }
  const problems: CronProblem[] = []
  for (const [index, rule] of rules.entries()) {
    const values = new Set<number>()
    for (const part of texts[index]!.split(',')) {
      const read = readPart(part, rule)
      if (typeof read === 'string')
        problems.push({
          code: read,
          field: rule.field,
          position: index + 1,
          value: part,
          min: rule.min,
          max: rule.max,
        })
      else for (const value of read) values.add(rule.field === 'weekday' ? value % 7 : value)
    }
    cron[rule.key] = [...values].sort((a, b) => a - b)
  }
  if (problems.length > 0) return { cron: null, problems }
  if (!cron.months.some(month => cron.daysOfMonth[0]! <= longestMonth[month - 1]!))
    return { cron: null, problems: [wholeProblem('never', expression)] }
  return { cron, problems: [] }
}

/** @returns every problem of the expression, none where it can be used. */
export function validateCron(expression: string): CronProblem[] {
  return readCron(expression).problems
}

/** @throws CronError naming each problem. */
export function parseCron(expression: string): Cron {
  const { cron, problems } = readCron(expression)
  if (!cron) throw new CronError(expression, problems)
  return cron
}

/** The shortest expression that means the same. */
export function cronExpression(cron: Cron): string {
  return rules.map(rule => fieldText(cron[rule.key], rule)).join(' ')
}

export function isEveryDay({ daysOfMonth }: Cron): boolean {
  return daysOfMonth.length === 31
}

function readPart(part: string, rule: FieldRule): number[] | CronProblem['code'] {
  const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\w+))?$/.exec(part)
  if (!match) return 'not-understood'
  const [, star, from, to, step] = match
  // "5/10" means different things to different crons.
  if (step !== undefined && !star && to === undefined) return 'not-understood'
  const first = star ? rule.min : numberOf(from!, rule)
  const last = star
    ? rule.field === 'weekday'
      ? 6
      : rule.max
    : to === undefined
      ? first
      : numberOf(to, rule)
  if (first === null || last === null) return 'not-understood'
  if (first < rule.min || first > rule.max || last < rule.min || last > rule.max) return 'out-of-range'
  if (first > last) return 'backwards'
  const every = step === undefined ? 1 : /^\d{1,2}$/.test(step) ? Number(step) : 0
  if (every < 1 || every > rule.max) return 'bad-step'
  const values: number[] = []
  for (let value = first; value <= last; value += every) values.push(value)
  return values
}

function numberOf(text: string, { names, min }: FieldRule): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  const index = names?.indexOf(text.toLowerCase()) ?? -1
  return index < 0 ? null : index + min
}

function fieldText(values: readonly number[], { min, max, field }: FieldRule): string {
  const size = field === 'weekday' ? 7 : max - min + 1
  if (values.length === size) return '*'
  const runs: string[] = []
  for (let start = 0; start < values.length; ) {
    let end = start
    while (values[end + 1] === values[end]! + 1) end++
    runs.push(end - start < 2 ? values.slice(start, end + 1).join(',') : `${values[start]}-${values[end]}`)
    start = end + 1
  }
  return runs.join(',')
}

function wholeProblem(code: 'field-count' | 'never', expression: string): CronProblem {
  return { code, field: null, position: null, value: expression.trim(), min: 5, max: 5 }
}

function sentence({ code, field, position, value, min, max }: CronProblem): string {
  const place = `field ${position} (${field}): "${value}"`
  switch (code) {
    case 'field-count':
      return 'must have five fields: minute hour day-of-month month weekday'
    case 'never':
      return 'names a date that no year has'
    case 'not-understood':
      return `${place} is not understood; use ${min}-${max}, *, ranges like 1-5, lists like 1,3 or steps like */2`
    case 'out-of-range':
      return `${place} is outside ${min}-${max}`
    case 'backwards':
      return `${place} runs backwards; write the lower value of ${min}-${max} first`
    case 'bad-step':
      return `${place} needs a step of 1-${max} after the slash`
  }
}
