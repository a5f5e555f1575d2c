import { Refusal } from '../core/refusal.ts'
import { parseSource } from '../core/team/source.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { membersOf } from './prepare-team.ts'
import { requireAdmin } from './require-admin.ts'

export interface RefreshedTeam {
  team: Team
  joined: string[]
  left: string[]
}

/**
 * Reads the team's members from its channel or user group again; of listed people, drops those who left. Null where the
 * same receipt was carried out before.
 */
export async function refreshTeamMembers(
  laurel: Laurel,
  input: { workspaceId: string; actorId: string; receipt: string; teamId: string },
): Promise<RefreshedTeam | null> {
  const { workspaceId, actorId, receipt, teamId } = input
  await requireAdmin(laurel.database, workspaceId, actorId)
  const before = await laurel.database.teams.get(workspaceId, teamId)
  if (!before) throw new Refusal('not-found')
  const source = parseSource(before.source)
  const memberIds = await membersOf(laurel, workspaceId, source, before.memberIds, before.managerIds)
  return laurel.database.transaction(async stores => {
    const now = laurel.clock.now()
    await requireAdmin(stores, workspaceId, actorId)
    const team = await stores.teams.get(workspaceId, teamId)
    if (!team) throw new Refusal('not-found')
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return null
    // Changed while the platform was asked: what it said is not about this source.
    if (team.source !== before.source) return { team, joined: [], left: [] }
    await stores.teams.save(workspaceId, { ...team, memberIds }, now)
    return {
      team: { ...team, memberIds },
      joined: memberIds.filter(id => !team.memberIds.includes(id)),
      left: team.memberIds.filter(id => !memberIds.includes(id)),
    }
  })
}
