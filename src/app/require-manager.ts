import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'

/** The team, for its manager. Throws Refusal `no-team`, or `not-a-manager` for anybody else. */
export async function requireManager(
  stores: Stores,
  workspaceId: string,
  teamId: string,
  personId: string,
): Promise<Team> {
  const team = await stores.teams.get(workspaceId, teamId)
  if (!team) throw new Refusal('no-team')
  if (!team.managerIds.includes(personId)) throw new Refusal('not-a-manager')
  return team
}
