/** Proves that words which come back from outside are those that were sent there. */
export interface Seal {
  /** The words with their proof. */
  of(words: string): string
  /** The words again; null for what was not sealed here. */
  opened(token: string): string | null
}
