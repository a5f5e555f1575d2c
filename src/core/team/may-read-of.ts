import { mayAdminister, type Person } from '../person.ts'
import type { Team } from './team.ts'

/** Whether the reports of a team are for this reader: its managers and every admin, as long as they are here. */
export function mayReadOf(reader: Person, { managerIds }: Pick<Team, 'managerIds'>): boolean {
  return reader.isActive && (mayAdminister(reader) || managerIds.includes(reader.id))
}
