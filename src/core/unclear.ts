/** What was typed and cannot be done as it was typed. */
export type Unclear =
  /** A name or a `#word` that means nobody, or no indicator. `nearest`: names, or short names in the reader's language. */
  | { kind: 'person' | 'indicator'; word: string; nearest: string[] }
  /** Behaviours, or people, that were too many: names, mentions too of people. */
  | { kind: 'indicators-left-out' | 'people-left-out'; names: string[] }
