import { z } from 'zod'

const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "work-noticed"')
const indicatorCode = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'must be a full indicator code, like "ownership.owns-mistakes"')
const oneLine = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/, 'must be a single line')
const localized = (max: number) => z.strictObject({ en: oneLine.max(max), 'zh-CN': oneLine.max(max) })

/** Labels become buttons side by side: as many and as long as a chat shows whole. */
export const questionOptionsSchema = z.array(localized(40)).min(2).max(7)

export const questionTextSchema = localized(300)

const questionTopics = [
  'recognition',
  'workload',
  'clarity',
  'growth',
  'belonging',
  'trust',
  'wellbeing',
  'manager',
  'competency',
] as const

export const questionFileSchema = z.strictObject({
  /** Answers to every statement, from disagreement to agreement. */
  scale: questionOptionsSchema,
  questions: z
    .array(
      z
        .strictObject({
          code,
          topic: z.enum(questionTopics),
          /** Code of the competency that it is about. */
          competency: code.optional(),
          /** Left out for a statement to agree with. */
          kind: z.enum(['agreement', 'enps', 'choice', 'comment']).optional(),
          text: questionTextSchema,
          /** Of a choice. */
          options: questionOptionsSchema.optional(),
        })
        .refine(({ kind, options }) => (kind === 'choice') === (options !== undefined), {
          path: ['options'],
          message: 'a choice has options, and nothing else has',
        }),
    )
    .min(1),
  /** By indicator: asked about oneself, about the team, and who did it lately. Left out where a framework has no such indicator. */
  indicators: z
    .record(
      indicatorCode,
      z.strictObject({
        self: questionTextSchema,
        team: questionTextSchema,
        colleague: questionTextSchema,
      }),
    )
    .default({}),
})

export type QuestionFile = z.infer<typeof questionFileSchema>
