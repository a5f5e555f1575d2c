import { isColleague } from '../core/person.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'

type ActiveTeam = Pick<Team, 'id' | 'name' | 'memberIds' | 'managerIds'>

/** Teams with those of their members and managers who are still there: the groups that are counted. */
export async function activeMembersOf(
  { people }: Pick<Stores, 'people'>,
  workspaceId: string,
  teams: readonly ActiveTeam[],
): Promise<ActiveTeam[]> {
  const ids = [...new Set(teams.flatMap(({ memberIds, managerIds }) => [...memberIds, ...managerIds]))]
  const active = new Set((await people.getMany(workspaceId, ids)).filter(isColleague).map(({ id }) => id))
  return teams.map(({ id, name, memberIds, managerIds }) => ({
    id,
    name,
    memberIds: memberIds.filter(member => active.has(member)),
    managerIds: managerIds.filter(manager => active.has(manager)),
  }))
}
