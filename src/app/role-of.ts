import type { Role } from '../core/home/home.ts'
import type { Stores } from '../core/stores.ts'
import { isAdmin } from './require-admin.ts'

/** What a person can do with Laurel besides what everybody can. */
export async function roleOf(
  stores: Pick<Stores, 'people' | 'teams'>,
  workspaceId: string,
  personId: string,
): Promise<Role> {
  const [managed, admin] = await Promise.all([
    stores.teams.managedBy(workspaceId, personId),
    isAdmin(stores, workspaceId, personId),
  ])
  return { isManager: managed.length > 0, isAdmin: admin }
}
