import { z } from 'zod'
import { readDay } from '../schedule/day-text.ts'
import { countrySchema, daysSchema, spanSchema } from '../schedule/schedule-wish.ts'
import { timeZoneSchema } from '../team/team-wish.ts'

export const mostDaysOff = 60

const dayText = z.string().refine(text => readDay(text) !== null, 'must be a day, like 2026-12-24')

export const dayOffSchema = z
  .strictObject({ from: dayText, to: dayText })
  .refine(({ from, to }) => from <= to, 'must not end before it starts')

/** What a person asks for themself; null: as their team says. */
export const hoursWishSchema = z.strictObject({
  /** Null: as the platform says. */
  timeZone: timeZoneSchema.nullable(),
  country: countrySchema.nullable(),
  hours: spanSchema.nullable(),
  days: daysSchema.nullable(),
  quiet: spanSchema.nullable(),
  checkIns: z.boolean(),
  daysOff: z.array(dayOffSchema).max(mostDaysOff),
})

export type HoursWish = z.infer<typeof hoursWishSchema>
