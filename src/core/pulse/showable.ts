/**
 * For how long people are taken to answer a question as they did before, in days. Within it, two results of a question
 * are for the same people or for entirely different ones.
 */
export const memoryDays = 400

/** A question of an earlier round whose result was decided to be showable, as seen from the people asked now. */
export interface EarlierGroup {
  roundId: string
  position: number
  /** Code of the question. */
  question: string
  /** How many were asked then. */
  invited: number
  /** How many of those are asked now as well. */
  shared: number
}

/**
 * Codes of the questions whose result must not be shown for `invited` people: an earlier group shares some of them but
 * is not the same group, so that the two results side by side would tell of the few who are in one of them only.
 *
 * Looks at who is asked and at nothing else, so that the decision itself tells nothing about an answer.
 */
export function overlapping(invited: number, earlier: readonly EarlierGroup[]): Set<string> {
  return new Set(
    earlier
      .filter(group => group.shared > 0 && !(group.shared === group.invited && group.shared === invited))
      .map(({ question }) => question),
  )
}

/**
 * Whether two results of a question for the same people would tell of a few who answered one time and not the other: then
 * the later one is not shown. Looks at who answered, never at what.
 */
export function tellsApart(now: ReadonlySet<string>, then: ReadonlySet<string>, threshold: number): boolean {
  return [difference(now, then), difference(then, now)].some(count => count > 0 && count < threshold)
}

/** How many are in the one and not in the other. */
export function difference(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const person of some) if (!others.has(person)) count++
  return count
}
