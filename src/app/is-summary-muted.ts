import type { Account } from '../core/identity/identity.ts'
import type { Stores } from '../core/stores.ts'

/** Whether somebody wants no monthly summary of their own. Who is in both chats gets one, and has said so for both. */
export async function isSummaryMuted(
  { identities, summarySettings }: Pick<Stores, 'identities' | 'summarySettings'>,
  own: Account,
): Promise<boolean> {
  for (const { workspaceId, personId } of await identities.accountsOf(own))
    if ((await summarySettings.personalMuted(workspaceId, [personId])).has(personId)) return true
  return false
}
