import { mayAdminister } from '../core/person.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'

/**
 * Lets owners of the platform's workspace and Laurel admins through.
 * @throws Refusal `code`, naming who is one.
 */
export async function requireAdmin(
  stores: Pick<Stores, 'people'>,
  workspaceId: string,
  personId: string,
  code: 'not-an-admin' | 'organisation-is-for-admins' = 'not-an-admin',
): Promise<void> {
  if (await isAdmin(stores, workspaceId, personId)) return
  const admins = await stores.people.admins(workspaceId)
  throw new Refusal(code, { people: admins.map(admin => admin.id) })
}

export async function isAdmin(
  { people }: Pick<Stores, 'people'>,
  workspaceId: string,
  personId: string,
): Promise<boolean> {
  const person = await people.get(workspaceId, personId)
  return person !== null && mayAdminister(person)
}
