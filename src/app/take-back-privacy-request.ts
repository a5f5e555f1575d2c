import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/** The person does not want it any more. Throws Refusal `not-found` for a request of somebody else, or one that is done. */
export async function takeBackPrivacyRequest(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, personId, requestId }: { workspaceId: string; personId: string; requestId: string },
): Promise<void> {
  const request = await database.privacyRequests.get(workspaceId, requestId)
  if (request?.personId !== personId) throw new Refusal('not-found')
  await database.privacyRequests.close(workspaceId, requestId, clock.now())
}
