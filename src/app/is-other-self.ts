import type { Account } from '../core/identity/identity.ts'
import type { Person } from '../core/person.ts'
import type { Laurel } from './laurel.ts'

/**
 * Whether somebody means the account that they have on the other platform. Nobody is in a workspace twice, so that it can
 * only be among those whom this workspace does not know: whoever is known costs no question to the database.
 */
export async function isOtherSelf(
  { database }: Pick<Laurel, 'database'>,
  own: Account,
  ids: readonly string[],
  known: readonly Pick<Person, 'id'>[],
): Promise<boolean> {
  const unknown = ids.filter(id => !known.some(person => person.id === id))
  if (unknown.length === 0) return false
  const accounts = await database.identities.accountsOf(own)
  return accounts.some(({ personId }) => unknown.includes(personId))
}
