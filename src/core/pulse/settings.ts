import { z } from 'zod'

export const pulseModes = ['anonymous', 'confidential'] as const

/** `confidential`: the person is stored with the answer. Both modes show groups only. */
export type PulseMode = (typeof pulseModes)[number]

/** A round never asks more. */
export const mostQuestions = 5

/** No comment is ever shown among fewer than this. */
export const smallestCommentThreshold = 5

/** How a team's rounds are held. Copied into each round when it opens. */
export const pulseSettingsSchema = z.strictObject({
  mode: z.enum(pulseModes),
  /** Questions of a round. */
  questions: z.int().min(1, 'must be from 1 to 5').max(mostQuestions, 'must be from 1 to 5'),
  commentThreshold: z
    .int()
    .min(
      smallestCommentThreshold,
      `must be ${smallestCommentThreshold} or more: a comment tells by its style`,
    )
    .max(100),
  /** Whether a round's result is also posted in the team's channel. */
  reportToChannel: z.boolean(),
})

export type PulseSettings = z.infer<typeof pulseSettingsSchema>

export const defaultPulseSettings: PulseSettings = {
  mode: 'anonymous',
  questions: 3,
  commentThreshold: 8,
  reportToChannel: false,
}
