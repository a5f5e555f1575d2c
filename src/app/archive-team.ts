import { Refusal } from '../core/refusal.ts'
import type { Team } from '../core/team/team.ts'
import { closeRound } from './close-pulse-round.ts'
import type { Laurel } from './laurel.ts'
import { requireAdmin } from './require-admin.ts'

/** Ends the team's schedules and its open pulse; its history stays. Returns the team that was archived, null where it was already. */
export async function archiveTeam(
  laurel: Laurel,
  input: { workspaceId: string; actorId: string; receipt: string; teamId: string },
): Promise<Team | null> {
  const { workspaceId, actorId, receipt, teamId } = input
  return laurel.database.transaction(async stores => {
    const now = laurel.clock.now()
    await requireAdmin(stores, workspaceId, actorId)
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return null
    const team = await stores.teams.get(workspaceId, teamId)
    if (!team) throw new Refusal('not-found')
    // Its question still stands in people's messages: whoever answers is told that it has closed.
    const open = await stores.pulses.lockOpen(workspaceId, teamId)
    if (open) await closeRound(laurel, stores, workspaceId, open, now)
    await stores.teams.archive(workspaceId, teamId, now)
    return team
  })
}
