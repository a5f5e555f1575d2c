import { z } from 'zod'
import { languageSchema } from '../language.ts'

const oneLine = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/, 'must be a single line')
const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "owns-mistakes"')
const localized = z.strictObject({ en: oneLine, 'zh-CN': oneLine })
const localizedList = (min: number) =>
  z.strictObject({ en: z.array(oneLine).min(min), 'zh-CN': z.array(oneLine).min(min) })

/** One observable behaviour. Its full code is `<competency>.<code>`. */
const indicatorSchema = z.strictObject({
  code,
  /** Slack emoji short name without colons; unique in the framework. A reaction with it means this indicator. */
  emoji: z.string().regex(/^[a-z0-9_+-]+$/, 'must be an emoji short name without colons, like "seedling"'),
  /** 1-based line of the source text this behaviour derives from. */
  line: z.int().positive().optional(),
  name: localized,
  definition: localized,
  /** Things a colleague would write in chat that show the behaviour. */
  examples: localizedList(3),
  /** Things that look close but do not show it. */
  counterExamples: localizedList(1),
  /** Full codes of indicators of the built-in framework whose training messages this one inherits. */
  like: z.array(z.string()).optional(),
})

export const competencySchema = z.strictObject({
  code,
  name: localized,
  definition: localized,
  indicators: z.array(indicatorSchema).min(1),
})

const fullCode = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/,
    'must be a full indicator code, like "ownership.owns-mistakes"',
  )

/** What became of an indicator of the version before; what is not named stays as it is. */
const changeSchema = z.union(
  [
    z.strictObject({ rename: fullCode, to: fullCode }),
    z.strictObject({ merge: z.array(fullCode).min(1), into: fullCode }),
    /** Tags go to the first, unless the mapper ranks another of them higher. */
    z.strictObject({ split: fullCode, into: z.array(fullCode).min(2) }),
    z.strictObject({ retire: fullCode }),
  ],
  'must be one of {rename, to}, {merge: [...], into}, {split, into: [...]} or {retire}',
)

export const frameworkSchema = z.strictObject({
  code,
  version: z.int().positive(),
  name: localized,
  languages: z.array(languageSchema).min(1).default(['en', 'zh-CN']),
  /** Source text the indicators' `line` counts into: a path relative to the framework file. */
  source: z.string().optional(),
  competencies: z.array(competencySchema).min(1),
  /** How the version before leads to this one: the history's tags are carried over by it. */
  changes: z.array(changeSchema).min(1).optional(),
})

export type IndicatorDocument = z.infer<typeof indicatorSchema>
export type FrameworkChangeEntry = z.infer<typeof changeSchema>
export type FrameworkDocument = z.infer<typeof frameworkSchema>
