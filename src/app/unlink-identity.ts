import { isSame } from '../core/identity/rules.ts'
import type { IdentityCard } from '../core/identity/view.ts'
import { Refusal } from '../core/refusal.ts'
import { identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity, tellOfIdentity } from './record-identity.ts'

/**
 * The person wants two profiles again. Nothing was moved when they became one, so that each is what it would have been.
 * Null where there is nothing more to say about the other account.
 *
 * @throws Refusal `not-linked`
 */
export function unlinkIdentity(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<IdentityCard | null> {
  const account = { workspaceId, personId }
  return laurel.database.transaction(async stores => {
    const { identities } = stores
    const identity = await identities.of(account)
    if (!identity) throw new Refusal('not-linked')
    const others = identity.accounts.filter(other => !isSame(other, account))
    await identities.unlink(identity.id)
    for (const other of others) {
      const offer = await identities.offer([account, other])
      if (offer) await identities.setState(offer.id, 'undone')
    }
    await recordIdentity(laurel, stores, identity.accounts, 'undone')
    await tellOfIdentity(laurel, stores, others)
    return identityView(stores, account)
  })
}
