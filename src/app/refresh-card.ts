import { ChatFailure } from '../core/chat.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Recognition } from '../core/recognition/recognition.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { queueRefresh } from './refresh-messages.ts'
import { viewOfKudosCard } from './view-of-kudos-card.ts'

/** Has the card show what the recognition says now. Several wishes in a row become one update. */
export function queueCardRefresh(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  recognition: Pick<Recognition, 'id' | 'channel'>,
  delay = 0,
): Promise<void> {
  return stores.jobs.add(
    { name: 'refresh-card', workspaceId, recognitionId: recognition.id },
    {
      queue: queueOf(workspaceId, recognition.channel),
      key: `refresh-card:${workspaceId}:${recognition.id}`,
      delay,
    },
  )
}

/** Job. What was said about a disputed tag follows the card. A card that is not posted yet needs nothing: it will be drawn from the rows when its turn comes. */
export async function refreshCard(
  laurel: Laurel,
  { workspaceId, recognitionId }: { workspaceId: string; recognitionId: string },
): Promise<void> {
  const about = await laurel.database.deliveries.listAbout(workspaceId, { recognitionId })
  if (about.some(({ kind }) => kind === 'kudos-dispute'))
    await queueRefresh(laurel.database, { name: 'refresh-kudos-dispute', workspaceId, recognitionId })
  const delivery = await laurel.database.deliveries.byKey(workspaceId, `kudos-card:${recognitionId}`)
  if (delivery?.state !== 'sent' || delivery.channel === null || delivery.messageId === null) return
  const built = await viewOfKudosCard(laurel, workspaceId, delivery)
  if (!built) return
  try {
    await laurel.chat(workspaceId).update({ channel: delivery.channel, messageId: delivery.messageId }, built)
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    // Somebody deleted the card, or the channel is gone: there is nothing left to refresh.
    if (error.kind === 'refused') return
    if (error.kind === 'unknown') throw error
    await queueCardRefresh(
      laurel.database,
      workspaceId,
      { id: recognitionId, channel: delivery.conversation },
      error.retryAfter,
    )
  }
}
