import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'

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
  const person = await stores.people.get(workspaceId, actorId)
  if (!person?.isActive || !(person.isOwner || person.isAdmin)) throw new Refusal('not-a-manager')
  return team
}
