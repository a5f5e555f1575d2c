import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'

/**
 * Lets owners of the platform's workspace and Laurel admins through.
 * @throws Refusal `not-an-admin`, naming who is one.
 */
export async function requireAdmin(
  stores: Pick<Stores, 'people'>,
  workspaceId: string,
  personId: string,
): Promise<void> {
  const person = await stores.people.get(workspaceId, personId)
  if (person?.isActive && (person.isOwner || person.isAdmin)) return
  const admins = await stores.people.admins(workspaceId)
  throw new Refusal('not-an-admin', { people: admins.map(admin => admin.id) })
}
