import { z } from 'zod'

/** The languages every string, indicator and example of Laurel exists in (BCP 47 tags). */
export const languages = ['en', 'zh-CN'] as const

export const languageSchema = z.enum(languages)

export type Language = z.infer<typeof languageSchema>

/** Text in every language. */
export type Localized = Record<Language, string>
