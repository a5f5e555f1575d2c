import type { DayOff } from '../core/hours/hours.ts'
import { dayOffSchema, mostDaysOff } from '../core/hours/hours-wish.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/**
 * Adds days off of a person, or takes those away that begin on a day; returns all of them, in order. What begins on the
 * same day is replaced.
 * @throws Refusal `unknown-person`, `bad-days` where they end before they begin, or `too-many-days-off`.
 */
export function changeDaysOff(
  laurel: Pick<Laurel, 'database'>,
  {
    workspaceId,
    personId,
    add = null,
    remove = null,
  }: {
    workspaceId: string
    personId: string
    add?: DayOff | null
    /** First day of what is to go. */
    remove?: string | null
  },
): Promise<DayOff[]> {
  return laurel.database.transaction(async ({ hours }) => {
    const reach = (await hours.reach(workspaceId, [personId])).get(personId)
    if (!reach) throw new Refusal('unknown-person', { people: [personId] })
    if (add && !dayOffSchema.safeParse(add).success) throw new Refusal('bad-days')
    const kept = reach.daysOff.filter(({ from }) => from !== remove && from !== add?.from)
    const daysOff = [...kept, ...(add ? [add] : [])].sort((a, b) => a.from.localeCompare(b.from))
    if (daysOff.length > mostDaysOff) throw new Refusal('too-many-days-off')
    await hours.savePerson(workspaceId, personId, { ...reach, daysOff })
    return daysOff
  })
}
