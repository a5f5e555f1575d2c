import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/**
 * The person does not want it any more. Returns the admins to tell: those of the workspace, where it was asked there.
 * Throws Refusal `not-found` for a request of somebody else, or one that is done.
 */
export async function takeBackPrivacyRequest(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, personId, requestId }: { workspaceId: string; personId: string; requestId: string },
): Promise<string[]> {
  for (const account of await database.identities.accountsOf({ workspaceId, personId })) {
    const request = await database.privacyRequests.get(account.workspaceId, requestId)
    if (request?.personId !== account.personId) continue
    await database.privacyRequests.close(account.workspaceId, requestId, clock.now())
    if (account.workspaceId !== workspaceId) return []
    return (await database.people.admins(workspaceId)).map(({ id }) => id)
  }
  throw new Refusal('not-found')
}
