import type { Laurel } from './laurel.ts'

/**
 * Turns a person's own monthly summary off, or on again: on is said for both accounts of somebody who is in both chats, since
 * off in either is off.
 */
export async function setPersonalSummary(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, personId, muted }: { workspaceId: string; personId: string; muted: boolean },
): Promise<void> {
  const own = { workspaceId, personId }
  for (const account of muted ? [own] : await database.identities.accountsOf(own))
    await database.summarySettings.mutePersonal(account.workspaceId, account.personId, muted, clock.now())
}
