import type { DeadLetters } from '../core/delivery/dead-letters.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { requireAdmin } from './require-admin.ts'

/** What was given up in a workspace, for its admins: at most `count` messages and jobs each. Throws Refusal `not-an-admin`. */
export async function listUndelivered(
  { database }: Pick<Laurel, 'database'>,
  { workspaceId, actorId, count }: { workspaceId: string; actorId: string; count: number },
): Promise<DeadLetters> {
  await requireAdmin(database, workspaceId, actorId)
  return undeliveredIn(database, workspaceId, count)
}

/** The same, for a caller that has checked who asks. */
export async function undeliveredIn(
  database: Pick<Stores, 'deliveries' | 'failedJobs'>,
  workspaceId: string,
  count: number,
): Promise<DeadLetters> {
  return {
    messages: await database.deliveries.listFailed(workspaceId, count),
    jobs: await database.failedJobs.list(workspaceId, count),
  }
}
