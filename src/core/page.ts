/** A part of a longer list. */
export interface Page<T> {
  items: T[]
  /** How many come before these, how many fit, and how many there are altogether. */
  offset: number
  size: number
  total: number
}

/** Which of the lists in a place is turned to; the others show their beginnings. */
export interface Turned {
  list: string
  offset: number
}

/** Where a list begins that may have grown shorter since it was turned: past its end it begins anew. */
export function startOf(list: string, turned: Turned | null, total: number): number {
  return turned?.list === list && turned.offset > 0 && turned.offset < total ? turned.offset : 0
}

export function pageOf<T>(
  all: readonly T[],
  { list, size, turned }: { list: string; size: number; turned: Turned | null },
): Page<T> {
  const offset = startOf(list, turned, all.length)
  return { items: all.slice(offset, offset + size), offset, size, total: all.length }
}

/** Offsets of the page before and the page after; null where there is none. */
export function turnsOf({ items, offset, size, total }: Page<unknown>): {
  earlier: number | null
  later: number | null
} {
  const next = offset + items.length
  return { earlier: offset > 0 ? Math.max(0, offset - size) : null, later: next < total ? next : null }
}
