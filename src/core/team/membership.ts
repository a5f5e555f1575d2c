import { smallestGroup } from '../summary/countable-teams.ts'

/** From when (included) to when (excluded) what a person receives counts for a team; null: without a bound. */
export interface Membership {
  personId: string
  joinedAt: Date
  from: Date | null
  to: Date | null
}

/** What counts for which team. */
export interface TeamStay extends Membership {
  teamId: string
}

/** When somebody joined a team; and left it, where they have. */
export interface Stay {
  personId: string
  joinedAt: Date
  leftAt: Date | null
}

/** Who is in a team this long after it was made was there from the start, in milliseconds. */
const founding = 24 * 3_600_000

/**
 * What counts for a team is what people receive while they are in it: counts that grew by somebody's history as they join, or
 * shrank by it as they leave, would tell it. The history of those who were there from the start counts, and that of so many
 * who joined at once that it is nobody's own.
 */
export function membershipsOf(stays: readonly Stay[], teamMadeAt: Date): Membership[] {
  const together = new Map<number, number>()
  for (const { joinedAt } of stays)
    together.set(joinedAt.getTime(), (together.get(joinedAt.getTime()) ?? 0) + 1)
  return stays.map(({ personId, joinedAt, leftAt }) => {
    const wasThere = joinedAt.getTime() - teamMadeAt.getTime() < founding
    const isOfMany = (together.get(joinedAt.getTime()) ?? 0) >= smallestGroup
    return { personId, joinedAt, from: wasThere || isOfMany ? null : joinedAt, to: leftAt }
  })
}

/** Those of a team at a moment, whoever has come or gone since; what is written anew of then is about them. */
export function membershipsAt(memberships: readonly Membership[], moment: Date): Membership[] {
  return memberships.filter(({ joinedAt }) => joinedAt <= moment)
}

export function membersAt(memberships: readonly Membership[], moment: Date): string[] {
  const there = membershipsAt(memberships, moment).filter(({ to }) => to === null || to > moment)
  return [...new Set(there.map(({ personId }) => personId))]
}
