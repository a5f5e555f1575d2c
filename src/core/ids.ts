/** The only source of new identifiers. */
export interface Ids {
  next(): string
}
