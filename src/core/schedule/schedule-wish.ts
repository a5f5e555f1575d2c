import { z } from 'zod'
import { timeZoneSchema } from '../team/team-wish.ts'

const mostReminders = 2

const longestOpenHours = 168

const day = z.int().min(0).max(6)
const minute = z.int().min(0)

/** Minutes since midnight; an end at or before the start is on the day after. */
export const spanSchema = z.strictObject({
  start: minute.max(24 * 60 - 1, 'must be from 00:00 to 23:59'),
  end: minute.max(24 * 60, 'must be from 00:00 to 24:00'),
})

/** ISO 3166 code or "none". */
export const countrySchema = z
  .string()
  .regex(/^([A-Z]{2}|none)$/, 'must be a country code such as CN or DE, or "none"')

export const daysSchema = z.array(day).min(1, 'must name at least one day of the week')

/** What a manager asks of one schedule of their team. What is left out stays as it is. */
export const scheduleWishSchema = z
  .strictObject({
    cron: z.string(),
    enabled: z.boolean(),
    mode: z.enum(['zone', 'local']),
    holidays: z.enum(['skip', 'move', 'ignore']).nullable(),
    openHours: z.int().min(1).max(longestOpenHours, `must be from 1 to ${longestOpenHours} hours`).nullable(),
    reminders: z.int().min(0).max(mostReminders, `must be from 0 to ${mostReminders}`),
  })
  .partial()

export type ScheduleEdit = z.infer<typeof scheduleWishSchema>

/** What holds for all of a team's schedules and for members who have not set their own hours. */
export const teamHoursWishSchema = z
  .strictObject({
    timeZone: timeZoneSchema,
    country: countrySchema.nullable(),
    hours: spanSchema.nullable(),
    days: daysSchema,
  })
  .partial()

export type TeamHoursEdit = z.infer<typeof teamHoursWishSchema>
