import type { Clock } from './core/clock.ts'

/** How old an answer may be, in milliseconds: another replica's change is seen after that. */
const keptFor = 3000

/** The same reading, asked of the database at most every few seconds for each id. */
export function remember<T>(clock: Clock, read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, { value: Promise<T>; at: number }>()
  return id => {
    const now = clock.now().getTime()
    const before = known.get(id)
    if (before && now - before.at < keptFor && now >= before.at) return before.value
    const value = read(id)
    known.set(id, { value, at: now })
    value.catch(() => known.delete(id))
    return value
  }
}
