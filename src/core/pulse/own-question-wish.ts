import { z } from 'zod'
import { type Localized, languages } from '../language.ts'
import { questionOptionsSchema, questionTextSchema } from './question-schema.ts'

export const ownQuestionKinds = ['agreement', 'enps', 'choice', 'comment', 'colleague'] as const

/** What somebody asks for who adds a question. A text in one language only is shown to readers of the other as it is. */
export const ownQuestionWishSchema = z
  .strictObject({
    kind: z.enum(ownQuestionKinds),
    text: questionTextSchema,
    /** Of a choice, in order; empty for every other kind. */
    options: questionOptionsSchema.or(z.array(z.never()).length(0)),
  })
  .refine(({ kind, options }) => (kind === 'choice') === options.length > 0, {
    path: ['options'],
    message: 'a choice has 2 to 7 options, and nothing else has',
  })

export type OwnQuestionWish = z.infer<typeof ownQuestionWishSchema>

/** Text in every language from a text in one or more. Null where there is none at all. */
export function localizedFrom(texts: Partial<Localized>): Localized | null {
  const given = (text: string | undefined) => text?.trim() || undefined
  const fallback = languages.map(language => given(texts[language])).find(text => text !== undefined)
  if (fallback === undefined) return null
  return { en: given(texts.en) ?? fallback, 'zh-CN': given(texts['zh-CN']) ?? fallback }
}

/** "Too much | 太多" or one text for both languages. Null where it is empty. */
export function optionFrom(line: string): Localized | null {
  const [en = '', zh] = line.split('|')
  return localizedFrom({ en, ...(zh === undefined ? {} : { 'zh-CN': zh }) })
}
