import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { ownRecognition } from './own-recognition.ts'

export interface RetryCard {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
}

/** The giver has a card that could not be posted tried again. Returns its channel. Throws Refusal. */
export async function retryCard(laurel: Laurel, wish: RetryCard): Promise<{ channel: string }> {
  const { workspaceId } = wish
  return laurel.database.transaction(async stores => {
    const { id, channel } = await ownRecognition(stores, workspaceId, wish.recognitionId, wish.personId)
    if (await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now())) {
      const card = await stores.deliveries.byKey(workspaceId, `kudos-card:${id}`)
      if (!card) throw new Refusal('not-found')
      await stores.deliveries.retry(workspaceId, card.id)
    }
    return { channel }
  })
}
