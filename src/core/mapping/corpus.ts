import { z } from 'zod'
import { languageSchema } from '../language.ts'

/** One hand-written chat message of `seeds/corpus`, one JSON object a line. */
export const corpusMessageSchema = z.strictObject({
  text: z.string().min(1),
  lang: languageSchema,
  /** Full indicator code, or null where the message shows no behaviour. */
  indicator: z.string().nullable(),
  /** Other indicator codes a careful reader would also accept. */
  alternatives: z.array(z.string()).optional(),
  kind: z.enum(['praise', 'growth', 'vague', 'noise']),
  /** Which writer and slice it came from: the unit of held-out evaluation. */
  batch: z.string().min(1),
})

export type CorpusMessage = z.infer<typeof corpusMessageSchema>
