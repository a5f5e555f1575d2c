import { difference } from '../pulse/showable.ts'

/** Nothing is counted of a group of fewer people than this: the count would come close to one person's. */
export const smallestGroup = 5

/**
 * So many people must be in one of two overlapping teams alone, where neither holds the other: their counts cannot be
 * subtracted, but whatever only one team has shown is of these people.
 */
const smallestPart = 3

interface Group {
  id: string
  memberIds: readonly string[]
}

/**
 * Ids of the teams whose counts may stand side by side before one reader: of five people or more, and set against each other,
 * or against what they hold of each other, never of a few. Of two that may not, the smaller is counted.
 */
export function countableTeams(teams: readonly Group[]): Set<string> {
  const counted: Set<string>[] = []
  const ids = new Set<string>()
  const bySize = [...teams].sort((a, b) => a.memberIds.length - b.memberIds.length || (a.id < b.id ? -1 : 1))
  for (const { id, memberIds } of bySize) {
    const members = new Set(memberIds)
    const parts = counted.filter(other => difference(other, members) === 0)
    const together = new Set(parts.flatMap(part => [...part]))
    if (members.size < smallestGroup || [...counted, together].some(other => leavesFew(members, other)))
      continue
    counted.push(members)
    ids.add(id)
  }
  return ids
}

function leavesFew(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [alone, elsewhere] = [difference(some, others), difference(others, some)]
  const fewest = alone === 0 || elsewhere === 0 ? smallestGroup : smallestPart
  return [alone, elsewhere].some(count => count > 0 && count < fewest)
}
