import { ChatFailure } from '../core/chat.ts'
import type { Delivery } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Stores } from '../core/stores.ts'
import { attemptDelivery, codeOf } from './attempt-delivery.ts'
import type { Laurel } from './laurel.ts'
import { queueRedrawOfLate } from './redraw-late-question.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'
import { mustRecord, recordQuotations } from './refresh-report.ts'

/**
 * Job: sends one delivery, once. A failure that leaves open whether the message arrived keeps the state `sending`; the
 * next attempt looks for the message by its delivery id before it sends again. After the last attempt it counts as
 * failed, whatever the reason: nothing stays in `queued` or `sending` without a job.
 *
 * @throws what is to be tried again later: ChatFailure `unknown`, and errors of our own.
 */
export async function deliverMessage(
  laurel: Laurel,
  {
    workspaceId,
    deliveryId,
    isLastAttempt,
  }: { workspaceId: string; deliveryId: string; isLastAttempt: boolean },
): Promise<void> {
  const { deliveries } = laurel.database
  const delivery = await deliveries.get(workspaceId, deliveryId)
  if (!delivery || ['sent', 'failed', 'dropped'].includes(delivery.state)) return
  const attempt = await attemptDelivery(laurel, workspaceId, delivery, {
    mayHaveArrived: delivery.state === 'sending',
    beforePost: () => deliveries.sending(workspaceId, deliveryId),
  })
  switch (attempt.outcome) {
    case 'sent':
      return laurel.database.transaction(async stores => {
        await stores.deliveries.sent(workspaceId, deliveryId, attempt.place, laurel.clock.now())
        if (attempt.isLate) await queueRedrawOfLate(stores, workspaceId, delivery)
        if (mustRecord(delivery, attempt.quoted))
          await recordQuotations(stores, workspaceId, delivery, attempt.quoted)
      })
    case 'postponed':
      return laurel.database.transaction(async stores => {
        if (delivery.state === 'sending' && !attempt.mayHaveArrived)
          await stores.deliveries.notSent(workspaceId, deliveryId, delivery.error ?? 'not_arrived')
        await stores.deliveries.postpone(workspaceId, delivery, attempt.until)
      })
    case 'dropped':
      return deliveries.dropped(workspaceId, deliveryId, laurel.clock.now())
    case 'busy':
      return comeBack(laurel, workspaceId, delivery, attempt.failure, attempt.mayHaveArrived)
    case 'refused':
      return giveUp(laurel, workspaceId, delivery, attempt.code)
    case 'unclear':
      if (isLastAttempt) await giveUp(laurel, workspaceId, delivery, codeOf(attempt.error))
      // A fault of ours goes into the log as well: giving up is not carrying out.
      if (!isLastAttempt || !(attempt.error instanceof ChatFailure)) throw attempt.error
  }
}

async function comeBack(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  { code, retryAfter }: ChatFailure,
  mayHaveArrived: boolean,
) {
  await laurel.database.transaction(async stores => {
    // Where looking for it was what had to wait, it still has to be looked for.
    if (!mayHaveArrived) await stores.deliveries.notSent(workspaceId, delivery.id, code)
    await stores.jobs.add(
      { name: 'deliver', workspaceId, deliveryId: delivery.id },
      {
        queue: queueOf(workspaceId, delivery.conversation),
        key: `deliver:${delivery.id}`,
        delay: retryAfter,
      },
    )
  })
}

/** Marks a delivery as failed and takes it out of every line; the giver of a kudos hears of it. */
export async function giveUp(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  code: string,
): Promise<void> {
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    await stores.deliveries.failed(workspaceId, delivery.id, code, now)
    // The giver's copy says so.
    if (delivery.kind === 'feedback-card' && delivery.feedbackId !== null)
      await queueFeedbackRefresh(stores, workspaceId, delivery.feedbackId)
    await stores.bulkDeliveries.remove(workspaceId, delivery.id)
    await tellAuthor(laurel, stores, workspaceId, delivery)
    if (delivery.kind !== 'kudos-card' || delivery.recognitionId === null) return
    const recognition = await stores.recognitions.get(workspaceId, delivery.recognitionId)
    if (!recognition) return
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'undelivered',
        // Told again when trying again fails too.
        key: `undelivered:${delivery.id}:${delivery.attempts}`,
        conversation: recognition.giverId,
        recognitionId: recognition.id,
        personId: recognition.giverId,
      },
      now,
    )
  })
}

/** Whoever wrote a reply that nobody can be given is told, with their words. */
async function tellAuthor(
  { ids, clock }: Pick<Laurel, 'ids' | 'clock'>,
  stores: Stores,
  workspaceId: string,
  { id, kind, feedbackId, replyId }: Delivery,
): Promise<void> {
  if (kind !== 'feedback-reply' || feedbackId === null) return
  const reply = (await stores.feedback.get(workspaceId, feedbackId))?.replies.find(({ id }) => id === replyId)
  if (!reply) return
  await stores.deliveries.queue(
    workspaceId,
    {
      id: ids.next(),
      kind: 'feedback-undelivered',
      key: `feedback-undelivered:${id}`,
      conversation: reply.authorId,
      personId: reply.authorId,
      feedbackId,
      replyId,
    },
    clock.now(),
  )
}
