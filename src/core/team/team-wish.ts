import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { pulseSettingsSchema } from '../pulse/settings.ts'
import { scheduleKinds } from './team.ts'
import { isTimeZoneName } from './time-zones.ts'

/** No result of a pulse is ever shown for fewer answers than this. */
export const smallestThreshold = 3

export const defaultThreshold = 5

export const teamNameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(75, 'must be at most 75 characters')

export const timeZoneSchema = z
  .string()
  .refine(isTimeZoneName, 'must be an IANA time zone, like "Europe/Lisbon" or "Asia/Shanghai"')

export const thresholdSchema = z
  .int()
  .min(
    smallestThreshold,
    `must be ${smallestThreshold} or more: with fewer, an answer could be traced to a person`,
  )
  .max(100)

const scheduleWishSchema = z.strictObject({ cron: z.string(), enabled: z.boolean() })

/** What an admin asks for; members are still to be read from the source. */
export const teamWishSchema = z.strictObject({
  id: z.string().min(1),
  name: teamNameSchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
  /** Conversation the team's cards are posted in. */
  channel: z.string().min(1).nullable(),
  threshold: thresholdSchema,
  pulse: pulseSettingsSchema,
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('channel'), id: z.string().min(1) }),
    z.strictObject({ kind: z.literal('usergroup'), id: z.string().min(1) }),
    z.strictObject({ kind: z.literal('people') }),
  ]),
  /** Ids of the members; read only where the source is `people`. */
  people: z.array(z.string().min(1)),
  managerIds: z.array(z.string().min(1)).min(1),
  /** Null or left out where there never was one. */
  schedules: z.partialRecord(z.enum(scheduleKinds), scheduleWishSchema.nullable()),
})

export type ScheduleWish = z.infer<typeof scheduleWishSchema>
export type TeamWish = z.infer<typeof teamWishSchema>
