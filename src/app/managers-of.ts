import type { Stores } from '../core/stores.ts'

/** Active managers of the teams that a person is a member of; never the person. */
export async function managersOf(
  { teams, people }: Pick<Stores, 'teams' | 'people'>,
  workspaceId: string,
  personId: string,
): Promise<string[]> {
  const own = await teams.ofMember(workspaceId, personId)
  const ids = [...new Set(own.flatMap(({ managerIds }) => managerIds))].filter(id => id !== personId)
  const known = await people.getMany(workspaceId, ids)
  const active = new Set(known.filter(({ isActive }) => isActive).map(({ id }) => id))
  return ids.filter(id => active.has(id)).sort()
}
