import { ChatFailure } from '../core/chat.ts'
import type { Delivery } from '../core/delivery/delivery.ts'
import type { Job } from '../core/job.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { viewOfFeedbackCard } from './view-of-feedback-card.ts'
import { viewOfFeedbackRequest } from './view-of-feedback-request.ts'

/** Has every message that shows this feedback say what it says now. Several wishes in a row become one. */
export function queueFeedbackRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  feedbackId: string,
  runAt?: Date,
): Promise<void> {
  return queue(stores, { name: 'refresh-feedback', workspaceId, feedbackId }, feedbackId, runAt)
}

export function queueFeedbackRequestRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  requestId: string,
  runAt?: Date,
): Promise<void> {
  return queue(stores, { name: 'refresh-feedback-request', workspaceId, requestId }, requestId, runAt)
}

/** One after the other: an older state must not be written over a newer one. */
function queue({ jobs }: Pick<Stores, 'jobs'>, job: Job, id: string, runAt?: Date): Promise<void> {
  const name = `${job.name}:${job.workspaceId}:${id}`
  return jobs.add(job, { queue: name, key: name, ...(runAt ? { runAt } : {}) })
}

/** How soon a message is looked at again that was on its way, in milliseconds. */
const onTheWay = 2000

/**
 * Job. A message that is not sent yet needs nothing: it is drawn from the rows when its turn comes. One that is on its way
 * may have been drawn before the change, and is seen to once it has arrived.
 */
export async function refreshFeedback(
  laurel: Laurel,
  { workspaceId, feedbackId }: { workspaceId: string; feedbackId: string },
): Promise<void> {
  const sent = await laurel.database.deliveries.sentAbout(workspaceId, { feedbackId })
  const shown = sent.filter(({ kind }) =>
    ['feedback-card', 'feedback-copy', 'feedback-shared', 'feedback-disputed'].includes(kind),
  )
  await updateAll(laurel, workspaceId, shown, viewOfFeedbackCard, runAt =>
    queueFeedbackRefresh(laurel.database, workspaceId, feedbackId, runAt),
  )
}

/** Job. */
export async function refreshFeedbackRequest(
  laurel: Laurel,
  { workspaceId, requestId }: { workspaceId: string; requestId: string },
): Promise<void> {
  const sent = await laurel.database.deliveries.sentAbout(workspaceId, { requestId })
  await updateAll(laurel, workspaceId, sent, viewOfFeedbackRequest, runAt =>
    queueFeedbackRequestRefresh(laurel.database, workspaceId, requestId, runAt),
  )
}

async function updateAll(
  laurel: Laurel,
  workspaceId: string,
  deliveries: readonly Delivery[],
  build: (laurel: Laurel, workspaceId: string, delivery: Delivery) => Promise<Message | null>,
  again: (runAt: Date) => Promise<void>,
): Promise<void> {
  for (const delivery of deliveries) {
    const { channel, messageId } = delivery
    const message = channel && messageId ? await build(laurel, workspaceId, delivery) : null
    if (!channel || !messageId || !message) continue
    try {
      await laurel.chat(workspaceId).update({ channel, messageId }, message)
    } catch (error) {
      // Somebody deleted it: there is nothing left to refresh.
      if (error instanceof ChatFailure && error.kind === 'refused') continue
      if (!(error instanceof ChatFailure && error.kind === 'busy')) throw error
      return again(new Date(laurel.clock.now().getTime() + error.retryAfter * 1000))
    }
  }
  if (deliveries.some(({ state }) => state === 'sending'))
    await again(new Date(laurel.clock.now().getTime() + onTheWay))
}
