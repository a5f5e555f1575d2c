import type { Team } from '../core/team/team.ts'
import type { TeamWish } from '../core/team/team-wish.ts'
import type { Laurel } from './laurel.ts'
import { prepareTeam } from './prepare-team.ts'
import { requireAdmin } from './require-admin.ts'

/** Creates the team or replaces what was set, and returns it as it is stored. The same receipt changes nothing twice. */
export async function saveTeam(
  laurel: Laurel,
  input: { workspaceId: string; actorId: string; receipt: string; wish: TeamWish },
): Promise<Team> {
  const { workspaceId, actorId, receipt, wish } = input
  await requireAdmin(laurel.database, workspaceId, actorId)
  const team = await prepareTeam(laurel, workspaceId, wish)
  return laurel.database.transaction(async stores => {
    const now = laurel.clock.now()
    await requireAdmin(stores, workspaceId, actorId)
    if (await stores.receipts.record(workspaceId, receipt, now))
      await stores.teams.save(workspaceId, team, now)
    return (await stores.teams.get(workspaceId, team.id)) ?? team
  })
}
