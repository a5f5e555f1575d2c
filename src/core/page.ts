/** A part of a longer list. */
export interface Page<T> {
  items: T[]
  /** How many come before these, how many fit, and how many there are altogether. */
  offset: number
  size: number
  total: number
  /** Turned back to: where there is room for some of them only, those stay that the page after goes on from. */
  isTurnedBack?: boolean
}

/** Which of the lists in a place is turned to; the others show their beginnings. */
export interface Turned {
  list: string
  offset: number
  /** Where the page began that it was turned back from: this one ends there. */
  until?: number
}

/** Which items of a list are shown that may have grown shorter since it was turned: past its end it begins anew. */
export function spanOf(
  list: string,
  { size, turned }: { size: number; turned: Turned | null },
  total: number,
): { offset: number; count: number; isTurnedBack: boolean } {
  const isHere = turned?.list === list && turned.offset >= 0 && turned.offset < total
  if (!isHere) return { offset: 0, count: size, isTurnedBack: false }
  const { offset, until = 0 } = turned
  const isTurnedBack = until > offset
  return { offset, count: isTurnedBack ? Math.min(size, until - offset) : size, isTurnedBack }
}

export function pageOf<T>(
  all: readonly T[],
  { list, size, turned }: { list: string; size: number; turned: Turned | null },
): Page<T> {
  const { offset, count, isTurnedBack } = spanOf(list, { size, turned }, all.length)
  return { items: all.slice(offset, offset + count), offset, size, total: all.length, isTurnedBack }
}

/** At most `most` of its items, and nothing between them and the page that it was turned from. */
export function shortened<T>(page: Page<T>, most: number): Page<T> {
  const hidden = page.items.length - most
  if (hidden <= 0) return page
  if (!page.isTurnedBack) return { ...page, items: page.items.slice(0, most) }
  return { ...page, items: page.items.slice(hidden), offset: page.offset + hidden }
}

/** Offsets of the page before and the page after; null where there is none. */
export function turnsOf({ items, offset, size, total }: Page<unknown>): {
  earlier: number | null
  later: number | null
} {
  const next = offset + items.length
  return { earlier: offset > 0 ? Math.max(0, offset - size) : null, later: next < total ? next : null }
}
