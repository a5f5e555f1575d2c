import { ChatFailure } from '../core/chat.ts'
import type { Delivery } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { redrawMessage } from './redraw-conversation.ts'

/**
 * Whether a message is a question whose round closed while it was on its way: nothing else looks at it any more. Throws
 * nothing, since the message is there whatever the answer: one that cannot be had now is left to the job.
 */
export async function isLateQuestion(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { kind, roundId }: Delivery,
): Promise<boolean> {
  if ((kind !== 'pulse-question' && kind !== 'pulse-reminder') || roundId === null) return false
  const round = await database.pulses.get(workspaceId, roundId).catch(() => 'unknown' as const)
  return round === 'unknown' || (round !== null && round.closedAt !== null)
}

/** Has it say so, in the transaction in which it counts as sent. */
export function queueRedrawOfLate(
  { jobs }: Pick<Stores, 'jobs'>,
  workspaceId: string,
  { id: deliveryId, conversation }: Pick<Delivery, 'id' | 'conversation'>,
  delay = 0,
): Promise<void> {
  const queue = queueOf(workspaceId, conversation)
  return jobs.add({ name: 'redraw-late-question', workspaceId, deliveryId }, { queue, delay })
}

/** Job. Throws what is to be tried again later. */
export async function redrawLateQuestion(
  laurel: Laurel,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<void> {
  const delivery = await laurel.database.deliveries.get(workspaceId, deliveryId)
  if (delivery?.state !== 'sent') return
  const { roundId, personId, channel, messageId } = delivery
  if (roundId === null || personId === null || channel === null || messageId === null) return
  try {
    await redrawMessage(laurel, workspaceId, { roundId, personId, channel, messageId })
  } catch (error) {
    // Somebody deleted it.
    if (error instanceof ChatFailure && error.kind === 'refused') return
    if (!(error instanceof ChatFailure && error.kind === 'busy')) throw error
    await queueRedrawOfLate(laurel.database, workspaceId, delivery, error.retryAfter)
  }
}
