import type { Delivery, DeliveryKind } from '../core/delivery/delivery.ts'
import type { SecondLook } from '../core/job.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { queueRefresh, updateAll } from './refresh-messages.ts'
import { viewOfFeedbackCard } from './view-of-feedback-card.ts'
import { viewOfFeedbackReply } from './view-of-feedback-reply.ts'
import { viewOfFeedbackRequest } from './view-of-feedback-request.ts'

/** Has every message that shows this feedback say what it says now. Several wishes in a row become one. */
export function queueFeedbackRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  feedbackId: string,
): Promise<void> {
  return queueRefresh(stores, { name: 'refresh-feedback', workspaceId, feedbackId })
}

export function queueFeedbackRequestRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  requestId: string,
): Promise<void> {
  return queueRefresh(stores, { name: 'refresh-feedback-request', workspaceId, requestId })
}

/** Job. A message that is not sent yet needs nothing: it is drawn from the rows when its turn comes. */
export async function refreshFeedback(
  laurel: Laurel,
  wish: { workspaceId: string; feedbackId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, feedbackId } = wish
  const about = await laurel.database.deliveries.listAbout(workspaceId, { feedbackId })
  await updateAll(laurel, { name: 'refresh-feedback', ...wish }, about, viewOf)
}

const replyKinds: readonly DeliveryKind[] = [
  'feedback-reply',
  'feedback-undelivered',
  'feedback-thanks',
  'feedback-acted-on',
]

/** A reply quotes what it is about: once that is withdrawn, it says so in its place. */
async function viewOf(laurel: Laurel, workspaceId: string, delivery: Delivery): Promise<Message | null> {
  const reply = replyKinds.includes(delivery.kind)
    ? await viewOfFeedbackReply(laurel, workspaceId, delivery)
    : null
  return reply ?? viewOfFeedbackCard(laurel, workspaceId, delivery)
}

/** Job. */
export async function refreshFeedbackRequest(
  laurel: Laurel,
  wish: { workspaceId: string; requestId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, requestId } = wish
  const about = await laurel.database.deliveries.listAbout(workspaceId, { requestId })
  // News stay as they were told.
  const shown = about.filter(({ kind }) => kind !== 'feedback-request-news')
  await updateAll(laurel, { name: 'refresh-feedback-request', ...wish }, shown, viewOfFeedbackRequest)
}
