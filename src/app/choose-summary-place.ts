import type { IdentityCard } from '../core/identity/view.ts'
import { Refusal } from '../core/refusal.ts'
import { identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'

/** The monthly summary of a person with two accounts comes to this one from now on. Throws Refusal `not-linked`. */
export async function chooseSummaryPlace(
  { database }: Pick<Laurel, 'database'>,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<IdentityCard> {
  const account = { workspaceId, personId }
  const identity = await database.identities.of(account)
  if (!identity) throw new Refusal('not-linked')
  await database.identities.setSummaryIn(identity.id, workspaceId)
  const view = await identityView(database, account)
  if (!view) throw new Refusal('not-linked')
  return view
}
