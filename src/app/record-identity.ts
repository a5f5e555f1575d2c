import type { Account, IdentityEventKind } from '../core/identity/identity.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'

/** Puts on record, in the caller's transaction, what happened to these accounts. */
export function recordIdentity(
  { ids, clock }: Pick<Laurel, 'ids' | 'clock'>,
  { identities }: Pick<Stores, 'identities'>,
  accounts: readonly { workspaceId: string; personId: string | null }[],
  kind: IdentityEventKind,
): Promise<void> {
  const at = clock.now()
  return identities.record(accounts.map(account => ({ ...account, id: ids.next(), kind, at })))
}

/** Tells each of these accounts, in its own chat, how things stand now. */
export async function tellOfIdentity(
  { ids, clock }: Pick<Laurel, 'ids' | 'clock'>,
  { deliveries }: Pick<Stores, 'deliveries'>,
  accounts: readonly Account[],
): Promise<void> {
  for (const { workspaceId, personId } of accounts) {
    const id = ids.next()
    await deliveries.queue(
      workspaceId,
      { id, kind: 'identity-news', key: `identity-news:${id}`, conversation: personId, personId },
      clock.now(),
    )
  }
}
