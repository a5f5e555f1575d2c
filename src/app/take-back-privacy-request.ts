import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/** The person does not want it any more. Throws Refusal `not-found` for a request of somebody else, or one that is done. */
export async function takeBackPrivacyRequest(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, personId, requestId }: { workspaceId: string; personId: string; requestId: string },
): Promise<void> {
  for (const account of await database.identities.accountsOf({ workspaceId, personId })) {
    const request = await database.privacyRequests.get(account.workspaceId, requestId)
    if (request?.personId !== account.personId) continue
    await database.privacyRequests.close(account.workspaceId, requestId, clock.now())
    return
  }
  throw new Refusal('not-found')
}
