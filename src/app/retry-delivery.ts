import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { requireAdmin } from './require-admin.ts'

/** An admin has a message tried again that chat refused. Throws Refusal; `not-found` where it was delivered since. */
export async function retryDelivery(
  { database }: Pick<Laurel, 'database'>,
  { workspaceId, actorId, deliveryId }: { workspaceId: string; actorId: string; deliveryId: string },
): Promise<void> {
  await requireAdmin(database, workspaceId, actorId)
  const queued = await database.transaction(stores => stores.deliveries.retry(workspaceId, deliveryId))
  if (!queued) throw new Refusal('not-found')
}
