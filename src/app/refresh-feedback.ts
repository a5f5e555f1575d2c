import { ChatFailure } from '../core/chat.ts'
import type { Delivery } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Job, SecondLook } from '../core/job.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { viewOfFeedbackCard } from './view-of-feedback-card.ts'
import { viewOfFeedbackRequest } from './view-of-feedback-request.ts'

type Refresh = Extract<Job, { name: 'refresh-feedback' | 'refresh-feedback-request' }>

/** Has every message that shows this feedback say what it says now. Several wishes in a row become one. */
export function queueFeedbackRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  feedbackId: string,
): Promise<void> {
  return queue(stores, { name: 'refresh-feedback', workspaceId, feedbackId })
}

export function queueFeedbackRequestRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  requestId: string,
): Promise<void> {
  return queue(stores, { name: 'refresh-feedback-request', workspaceId, requestId })
}

/** One after the other: an older state must not be written over a newer one. */
function queue({ jobs }: Pick<Stores, 'jobs'>, job: Refresh, delay = 0): Promise<void> {
  const id = 'feedbackId' in job ? job.feedbackId : job.requestId
  const name = `${job.name}:${job.workspaceId}:${id}`
  return jobs.add(job, { queue: name, key: name, delay })
}

/** Job. A message that is not sent yet needs nothing: it is drawn from the rows when its turn comes. */
export async function refreshFeedback(
  laurel: Laurel,
  wish: { workspaceId: string; feedbackId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, feedbackId } = wish
  const about = await laurel.database.deliveries.sentAbout(workspaceId, { feedbackId })
  const shown = about.filter(({ kind }) =>
    ['feedback-card', 'feedback-copy', 'feedback-shared', 'feedback-disputed'].includes(kind),
  )
  await updateAll(laurel, { name: 'refresh-feedback', ...wish }, shown, viewOfFeedbackCard)
}

/** Job. */
export async function refreshFeedbackRequest(
  laurel: Laurel,
  wish: { workspaceId: string; requestId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, requestId } = wish
  const about = await laurel.database.deliveries.sentAbout(workspaceId, { requestId })
  await updateAll(laurel, { name: 'refresh-feedback-request', ...wish }, about, viewOfFeedbackRequest)
}

async function updateAll(
  laurel: Laurel,
  job: Refresh,
  deliveries: readonly Delivery[],
  build: (laurel: Laurel, workspaceId: string, delivery: Delivery) => Promise<Message | null>,
): Promise<void> {
  const { workspaceId } = job
  if (job.look === 'wait') return queue(laurel.database, { ...job, look: 'last' })
  for (const delivery of deliveries) {
    const { channel, messageId, state } = delivery
    if (state === 'sending' || !channel || !messageId) continue
    const message = await build(laurel, workspaceId, delivery)
    if (!message) continue
    try {
      await laurel.chat(workspaceId).update({ channel, messageId }, message)
    } catch (error) {
      // Somebody deleted it: there is nothing left to refresh.
      if (error instanceof ChatFailure && error.kind === 'refused') continue
      if (!(error instanceof ChatFailure && error.kind === 'busy')) throw error
      return queue(laurel.database, job, error.retryAfter)
    }
  }
  if (job.look !== 'last')
    for (const delivery of deliveries)
      if (delivery.state === 'sending') await lookBehind(laurel, job, delivery)
}

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
