import { z } from 'zod'

const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "work-noticed"')
const oneLine = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/, 'must be a single line')
const localized = (max: number) => z.strictObject({ en: oneLine.max(max), 'zh-CN': oneLine.max(max) })

/** Labels become buttons side by side: as many and as long as a chat shows whole. */
const options = z.array(localized(40)).min(2).max(7)

const questionTopics = [
  'recognition',
  'workload',
  'clarity',
  'growth',
  'belonging',
  'trust',
  'competency',
] as const

export const questionFileSchema = z.strictObject({
  /** Answers to every question that has none of its own, from disagreement to agreement. */
  scale: options,
  questions: z
    .array(
      z.strictObject({
        code,
        topic: z.enum(questionTopics),
        /** Code of the competency that it is about. */
        competency: code.optional(),
        text: localized(300),
        options: options.optional(),
      }),
    )
    .min(1),
})

export type QuestionFile = z.infer<typeof questionFileSchema>
