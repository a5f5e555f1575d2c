import type { ClaimedDelivery, SettledDelivery, Wait } from '../core/delivery/bulk.ts'
import { attemptDelivery, codeOf } from './attempt-delivery.ts'
import { giveUp } from './deliver-message.ts'
import type { Laurel } from './laurel.ts'
import { queueRedrawOfLate } from './redraw-late-question.ts'
import { mustRecord, recordQuotations } from './refresh-report.ts'

/** Attempts before a message counts as failed: as many as the queue gives a job, over some three days. */
export const mostAttempts = 25

/**
 * What is to be stored about an attempt: `settled` goes together with others, `store` on its own. Either may be repeated
 * until the database takes it.
 */
export interface BulkOutcome {
  settled: SettledDelivery | null
  store: (() => Promise<void>) | null
  /** Seconds for which the platform wants to be left alone. */
  pause: number
  /** What went wrong, for the log. */
  error: unknown
}

/**
 * Sends one delivery that the lane has in hand, with the same guarantees as `deliverMessage`. `beforePost` may hold it up, or
 * throw ChatFailure `busy`. Throws nothing.
 */
export async function deliverBulk(
  laurel: Laurel,
  claimed: ClaimedDelivery,
  beforePost: () => Promise<void> = async () => undefined,
): Promise<BulkOutcome> {
  const { workspaceId, delivery, attempt } = claimed
  const { bulkDeliveries } = laurel.database
  const nothing = { settled: null, store: null, pause: 0, error: null }
  // Sent, dropped or failed by another way: only its place in the line is left.
  if (delivery.state !== 'sending' && delivery.state !== 'queued')
    return { ...nothing, store: () => bulkDeliveries.remove(workspaceId, delivery.id) }
  const { mayHaveArrived } = claimed
  const result = await attemptDelivery(laurel, workspaceId, delivery, {
    mayHaveArrived,
    // That it may be on its way is on record since it was claimed.
    beforePost,
  })
  const settled = { workspaceId, deliveryId: delivery.id, channel: null, messageId: null }
  const back = (wait: Wait) => () => bulkDeliveries.putBack(claimed, wait)
  switch (result.outcome) {
    case 'sent': {
      const sent = { ...settled, state: 'sent', ...result.place } as const
      const { isLate, quoted } = result
      const isQuoting = mustRecord(delivery, quoted)
      if (!isLate && !isQuoting) return { ...nothing, settled: sent }
      const store = () =>
        laurel.database.transaction(async stores => {
          await stores.bulkDeliveries.settle([sent], laurel.clock.now())
          if (isLate) await queueRedrawOfLate(stores, workspaceId, delivery)
          if (isQuoting) await recordQuotations(stores, workspaceId, delivery, quoted)
        })
      return { ...nothing, store }
    }
    case 'dropped':
      return { ...nothing, settled: { ...settled, state: 'dropped' } }
    case 'postponed': {
      const seconds = (result.until.getTime() - laurel.clock.now().getTime()) / 1000
      const untouched = !result.mayHaveArrived
      const wait = { seconds, why: 'postponed', untouched, error: delivery.error } as const
      return { ...nothing, store: back(wait) }
    }
    case 'refused':
      return { ...nothing, store: () => giveUp(laurel, workspaceId, delivery, result.code) }
    case 'busy': {
      const { code, retryAfter } = result.failure
      const untouched = !result.mayHaveArrived
      const wait = { seconds: retryAfter, why: 'held-up', untouched, error: code } as const
      return { ...nothing, store: back(wait), pause: retryAfter }
    }
    case 'unclear': {
      const { error } = result
      const code = codeOf(error)
      if (attempt >= mostAttempts)
        return { ...nothing, store: () => giveUp(laurel, workspaceId, delivery, code), error }
      const seconds = Math.exp(Math.min(10, attempt))
      const wait = { seconds, why: 'failed', untouched: !result.mayHaveArrived, error: code } as const
      return { ...nothing, store: back(wait), error }
    }
  }
}
