import { ChatFailure } from '../core/chat.ts'
import type { Delivery } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Job } from '../core/job.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

type Refresh = Extract<
  Job,
  { name: 'refresh-feedback' | 'refresh-feedback-request' | 'refresh-kudos-report' | 'refresh-kudos-dispute' }
>

/** What the messages are about. */
function subjectOf(job: Refresh): string {
  if ('feedbackId' in job) return job.feedbackId
  return 'requestId' in job ? job.requestId : job.recognitionId
}

/**
 * One after the other: an older state must not be written over a newer one. Several wishes in a row become one, but a last
 * look takes the place of no other: it sees to nothing that is on its way by then.
 */
export function queueRefresh({ jobs }: Pick<Stores, 'jobs'>, job: Refresh, delay = 0): Promise<void> {
  const queue = `${job.name}:${job.workspaceId}:${subjectOf(job)}`
  return jobs.add(job, { queue, key: job.look === 'last' ? `${queue}:last` : queue, delay })
}

/** Has messages that are sent say what the rows say now, drawn by `build` for each. */
export async function updateAll(
  laurel: Laurel,
  job: Refresh,
  deliveries: readonly Delivery[],
  build: (laurel: Laurel, workspaceId: string, delivery: Delivery) => Promise<Message | null>,
): Promise<void> {
  const { workspaceId } = job
  if (job.look === 'wait') return queueRefresh(laurel.database, { ...job, look: 'last' })
  for (const delivery of deliveries) {
    const { channel, messageId } = delivery
    if (isOnItsWay(delivery) || !channel || !messageId) continue
    const message = await build(laurel, workspaceId, delivery)
    if (!message) continue
    try {
      await laurel.chat(workspaceId).update({ channel, messageId }, message)
    } catch (error) {
      // Somebody deleted it: there is nothing left to refresh.
      if (error instanceof ChatFailure && error.kind === 'refused') continue
      if (!(error instanceof ChatFailure && error.kind === 'busy')) throw error
      return queueRefresh(laurel.database, job, error.retryAfter)
    }
  }
  if (job.look !== 'last')
    for (const delivery of deliveries) if (isOnItsWay(delivery)) await lookBehind(laurel, job, delivery)
}

/** Messages are drawn just before they count as being sent. */
const isOnItsWay = ({ state }: Delivery) => state === 'queued' || state === 'sending'

/** One that is on its way may have been drawn before the change: once it has arrived, or failed, it is looked at again. */
function lookBehind(
  { database }: Pick<Laurel, 'database'>,
  job: Refresh,
  { id, conversation }: Delivery,
): Promise<void> {
  return database.jobs.add(
    { ...job, look: 'wait' },
    { queue: queueOf(job.workspaceId, conversation), key: `${job.name}:behind:${id}` },
  )
}
