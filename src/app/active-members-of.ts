import { isColleague } from '../core/person.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'

/** Teams with those of their members who are still there: the groups that are counted. */
export async function activeMembersOf(
  { people }: Pick<Stores, 'people'>,
  workspaceId: string,
  teams: readonly Pick<Team, 'id' | 'name' | 'memberIds'>[],
): Promise<Pick<Team, 'id' | 'name' | 'memberIds'>[]> {
  const ids = [...new Set(teams.flatMap(({ memberIds }) => memberIds))]
  const active = new Set((await people.getMany(workspaceId, ids)).filter(isColleague).map(({ id }) => id))
  return teams.map(({ id, name, memberIds }) => ({
    id,
    name,
    memberIds: memberIds.filter(member => active.has(member)),
  }))
}
