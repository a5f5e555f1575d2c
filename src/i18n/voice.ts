import type { Catalogue } from './catalogue.ts'
import type { Reader } from './formats.ts'

/**
 * In whose language and time zone a sentence is written, and how the chat it goes to keeps words that are not Laurel's own from
 * being markup. Sentences are in Laurel's own markup (`*bold*`, `_italic_`, `<@person>`, `:emoji:`), which each chat turns into its own.
 */
export interface Voice {
  t: Catalogue
  reader: Reader
  literal(words: string): string
  /** In letters of one width, where the chat has them. */
  mono(figures: string): string
}
