import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { requireAdmin } from './require-admin.ts'
import { retryDeadLetters } from './retry-undelivered.ts'

/** An admin has one thing tried again that was given up. Throws Refusal; `not-found` where it was done since. */
export async function retryDelivery(
  { database }: Pick<Laurel, 'database'>,
  {
    workspaceId,
    actorId,
    what,
  }: { workspaceId: string; actorId: string; what: { message: string } | { job: string } },
): Promise<void> {
  await requireAdmin(database, workspaceId, actorId)
  const count = await database.transaction(stores => retryDeadLetters(stores, workspaceId, what))
  if (count === 0) throw new Refusal('not-found')
}
