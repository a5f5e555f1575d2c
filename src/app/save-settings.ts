import type { WorkspaceSettings } from '../core/workspace.ts'
import type { Laurel } from './laurel.ts'
import { requireColleagues } from './prepare-team.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * Changes the workspace's settings and names its Laurel admins. Owners of the platform's workspace stay admins without
 * being named, so nobody can lock everybody out. The same receipt changes nothing twice.
 */
export async function saveSettings(
  laurel: Laurel,
  input: {
    workspaceId: string
    actorId: string
    receipt: string
    settings: WorkspaceSettings
    adminIds: string[]
  },
): Promise<void> {
  const { workspaceId, actorId, receipt, settings, adminIds } = input
  await requireAdmin(laurel.database, workspaceId, actorId)
  const admins = await requireColleagues(laurel, workspaceId, adminIds)
  await laurel.database.transaction(async stores => {
    await requireAdmin(stores, workspaceId, actorId)
    if (!(await stores.receipts.record(workspaceId, receipt, laurel.clock.now()))) return
    await stores.workspaces.update(workspaceId, settings)
    await stores.people.setAdmins(
      workspaceId,
      admins.map(admin => admin.id),
    )
  })
}
