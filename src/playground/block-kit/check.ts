import type { Json } from '../change.ts'

/** Collects what is wrong, in Slack's words, each with the JSON pointer of the place. */
export class Report {
  readonly problems: string[] = []
  /** Where the payload will be shown: some blocks are refused on some surfaces. */
  readonly surface: Surface
  /** Whether an uploaded file may be shown as an image. */
  readonly knowsFile: (reference: { id?: string; url?: string }) => boolean

  constructor(surface: Surface, knowsFile: Report['knowsFile']) {
    this.surface = surface
    this.knowsFile = knowsFile
  }

  add(problem: string, at: string): void {
    this.problems.push(`${problem} [json-pointer:${at}]`)
  }
}

export type Surface = 'message' | 'modal' | 'home'

export type Check = (value: unknown, at: string, report: Report) => void

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Slack counts characters, not UTF-16 halves. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

export const anything: Check = () => {}

export function string(limits: { min?: number; max?: number; pattern?: RegExp; like?: string } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, like } = limits
  return (value, at, report) => {
    if (typeof value !== 'string') return report.add('must be a string', at)
    const length = lengthOf(value)
    if (length < min) report.add(`must be more than ${min - 1} characters`, at)
    if (length > max) report.add(`must be less than ${max + 1} characters`, at)
    if (pattern && length > 0 && !pattern.test(value))
      report.add(like ?? 'does not match the allowed pattern', at)
  }
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report.add('must be a boolean', at)
}

export function number(limits: { min?: number; max?: number; integer?: boolean } = {}): Check {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return report.add('must be a number', at)
    if (limits.integer && !Number.isInteger(value)) report.add('must be an integer', at)
    if (limits.min !== undefined && value < limits.min) report.add(`must be more than ${limits.min - 1}`, at)
    if (limits.max !== undefined && value > limits.max) report.add(`must be less than ${limits.max + 1}`, at)
  }
}

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, at, report) => {
    if (!allowed.some(choice => choice === value)) {
      report.add(`value is not one of the allowed values: ${allowed.join(', ')}`, at)
    }
  }
}

export function list(item: Check, limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY } = limits
  return (value, at, report) => {
    if (!Array.isArray(value)) return report.add('must be an array', at)
    if (value.length < min) report.add(`no less than ${min} items allowed`, at)
    if (value.length > max) return report.add(`no more than ${max} items allowed`, at)
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, report)
  }
}

/** An object with exactly these keys; `also` sees it whole. */
export function object(
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  also?: Check,
): Check {
  const known: Record<string, Check> = { ...required, ...optional }
  return (value, at, report) => {
    if (!isObject(value)) return report.add('must be an object', at)
    for (const key of Object.keys(required)) {
      if (value[key] === undefined || value[key] === null) report.add(`missing required field: ${key}`, at)
    }
    for (const [key, inner] of Object.entries(value)) {
      const check = Object.hasOwn(known, key) ? known[key] : undefined
      if (!check) report.add(`invalid additional property: ${key}`, at)
      else if (inner !== undefined && inner !== null) check(inner, `${at}/${key}`, report)
    }
    also?.(value, at, report)
  }
}

/** An object whose `type` picks its rule. */
export function byType(kinds: () => Record<string, Check>, unknownType = 'unsupported type'): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report.add('must be an object', at)
    if (value.type === undefined) return report.add('missing required field: type', at)
    const rules = kinds()
    const name = String(value.type)
    const check = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!check) return report.add(`${unknownType}: ${name}`, `${at}/type`)
    check(value, at, report)
  }
}

export const all =
  (...checks: Check[]): Check =>
  (value, at, report) => {
    for (const check of checks) check(value, at, report)
  }
