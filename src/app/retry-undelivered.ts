import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { requireAdmin } from './require-admin.ts'

/** Tried again at once at most; more are left for the next time. */
const mostAtOnce = 1000

export interface RetryUndelivered {
  workspaceId: string
  receipt: string
  actorId: string
  /** A message's or a job's id, or all there are. */
  what: { message: string } | { job: string } | 'all'
}

/**
 * Has what was given up tried again. Says how many; what is not given up, or not any more, stays as it is.
 * @throws Refusal `not-an-admin`.
 */
export function retryUndelivered(laurel: Laurel, wish: RetryUndelivered): Promise<number> {
  const { workspaceId, what } = wish
  return laurel.database.transaction(async stores => {
    await requireAdmin(stores, workspaceId, wish.actorId)
    if (!(await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now()))) return 0
    return retryDeadLetters(stores, workspaceId, what)
  })
}

/** In the caller's transaction, for whoever may. */
export async function retryDeadLetters(
  { deliveries, failedJobs }: Pick<Stores, 'deliveries' | 'failedJobs'>,
  workspaceId: string,
  what: RetryUndelivered['what'],
): Promise<number> {
  if (what !== 'all') {
    const isBack =
      'message' in what
        ? await deliveries.retry(workspaceId, what.message)
        : await failedJobs.retry(workspaceId, what.job)
    return isBack ? 1 : 0
  }
  let count = 0
  for (const { id } of await deliveries.listFailed(workspaceId, mostAtOnce))
    if (await deliveries.retry(workspaceId, id)) count += 1
  for (const { id } of await failedJobs.list(workspaceId, mostAtOnce))
    if (await failedJobs.retry(workspaceId, id)) count += 1
  return count
}
