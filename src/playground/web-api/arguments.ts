import { z } from 'zod'

/** Arguments arrive as strings in forms and as JSON values in JSON bodies: both are read alike. */

const blank = (value: unknown) => (value === null || value === '' ? undefined : value)

const text = z.preprocess(value => (typeof value === 'number' ? String(value) : value), z.string())

export const id = text.pipe(z.string().min(1))

export const optionalText = z.preprocess(value => (value === null ? undefined : value), text.optional())

export const optionalId = z.preprocess(blank, text.optional())

export const flag = z.preprocess(value => {
  if (value === 'true' || value === '1' || value === 1) return true
  if (value === 'false' || value === '0' || value === 0) return false
  return blank(value)
}, z.boolean().optional())

export const count = z.preprocess(
  value => (typeof value === 'string' && value.trim() !== '' ? Number(value) : blank(value)),
  z.number().int().optional(),
)

/** A JSON value, given as such or as its text; left undecoded when it is not JSON, for the method to refuse. */
export const json = z.preprocess(value => {
  if (typeof value !== 'string') return value ?? undefined
  if (value === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}, z.unknown().optional())
