import { difference } from '../pulse/showable.ts'

/** Nothing is counted of a group of fewer people than this: the count would come close to one person's. */
export const smallestGroup = 5

/** Of how many people's kudos a count must be at least: one would be somebody's own. */
const fewestRecognised = 2

/** Whether what so many people received, the readers left out, may be counted. */
export function isOfSeveral(recognised: number): boolean {
  return recognised === 0 || recognised >= fewestRecognised
}

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
 *
 * Looked at are two teams, and a team beside any others that it holds. Sums of more that overlap each other are not.
 */
export function countableTeams(teams: readonly Group[]): Set<string> {
  const counted: Set<string>[] = []
  const ids = new Set<string>()
  const bySize = [...teams].sort((a, b) => a.memberIds.length - b.memberIds.length || (a.id < b.id ? -1 : 1))
  for (const { id, memberIds } of bySize) {
    const members = new Set(memberIds)
    if (members.size < smallestGroup) continue
    const parts = counted.filter(other => difference(other, members) === 0)
    const together = new Set(parts.flatMap(part => [...part]))
    if ([...counted, together].some(other => leavesFew(members, other)) || partsLeaveFew(members, parts))
      continue
    counted.push(members)
    ids.add(id)
  }
  return ids
}

/**
 * Ids of the teams whose counts may stand before everybody, whichever others they read: those that have nobody in common with
 * a team that is not counted beside them. One that is too small is counted for nobody.
 */
export function countableForAll(teams: readonly Group[]): Set<string> {
  const countable = countableTeams(teams)
  const hidden = teams.filter(({ id, memberIds }) => memberIds.length >= smallestGroup && !countable.has(id))
  const apart = new Set(hidden.flatMap(({ memberIds }) => memberIds))
  const isForAll = ({ id, memberIds }: Group) => countable.has(id) && !memberIds.some(one => apart.has(one))
  return new Set(teams.filter(isForAll).map(({ id }) => id))
}

/** Ways to take parts out of a team that are looked at. */
const mostWays = 5000

/**
 * Whether a few are left of a team once some of its parts that have nobody in common are taken out; also where too many ways
 * to do so would have to be looked at.
 */
function partsLeaveFew(members: ReadonlySet<string>, parts: readonly ReadonlySet<string>[]): boolean {
  const different = parts.filter((part, at) => !parts.slice(0, at).some(other => isSame(part, other)))
  const meeting = new Map(
    different.map(part => [part, new Set(different.filter(other => other !== part && meets(part, other)))]),
  )
  // Those that meet stand together: what comes after them is then the same whichever of them were taken, and looked at once.
  const order = new Set<ReadonlySet<string>>()
  const place = (part: ReadonlySet<string>): void => {
    if (order.has(part)) return
    order.add(part)
    for (const other of meeting.get(part)!) place(other)
  }
  for (const part of different) place(part)
  const number = new Map([...order].map((part, at) => [part, at]))
  const known = new Set<string>()
  const look = (left: number, from: readonly ReadonlySet<string>[]): boolean => {
    if (left > 0 && left < smallestGroup) return true
    const [part, ...rest] = from
    const way = `${left}: ${from.map(one => number.get(one)).join()}`
    if (!part || known.has(way)) return false
    known.add(way)
    if (known.size > mostWays) return true
    const apart = rest.filter(other => !meeting.get(part)!.has(other))
    // What meets no other is always taken: leaving it in leaves all of its people.
    return look(left - part.size, apart) || (apart.length < rest.length && look(left, rest))
  }
  return look(members.size, [...order])
}

function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return difference(some, others) < some.size
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && difference(some, others) === 0
}

function leavesFew(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [alone, elsewhere] = [difference(some, others), difference(others, some)]
  const fewest = alone === 0 || elsewhere === 0 ? smallestGroup : smallestPart
  return [alone, elsewhere].some(count => count > 0 && count < fewest)
}
