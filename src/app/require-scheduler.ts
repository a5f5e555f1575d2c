import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import { isAdmin } from './require-admin.ts'

/**
 * The team, for those who may decide about its schedules: its managers, admins, and the operator (`actorId` null).
 * @throws Refusal `not-found`, or `not-a-manager` for anybody else.
 */
export async function requireScheduler(
  stores: Pick<Stores, 'teams' | 'people'>,
  workspaceId: string,
  teamId: string,
  actorId: string | null,
): Promise<Team> {
  const team = await stores.teams.get(workspaceId, teamId)
  if (!team) throw new Refusal('not-found')
  if (actorId === null || team.managerIds.includes(actorId)) return team
  if (!(await isAdmin(stores, workspaceId, actorId))) throw new Refusal('not-a-manager')
  return team
}
