import { z } from 'zod'
import { languageSchema } from '../language.ts'

/** One line of `seeds/lexicon`: phrases that point to one indicator rather than to its neighbours. */
export const lexiconEntrySchema = z.strictObject({
  /** Full indicator code. */
  indicator: z.string(),
  lang: languageSchema,
  phrases: z.array(z.string().min(1)).min(1),
})

export type LexiconEntry = z.infer<typeof lexiconEntrySchema>
