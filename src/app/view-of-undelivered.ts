import type { Undelivered } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Tells the giver which kudos could not be posted, and why. */
export async function viewOfUndelivered(
  laurel: Laurel,
  workspaceId: string,
  { recognitionId }: { recognitionId: string | null },
): Promise<Message<Undelivered> | null> {
  if (recognitionId === null) return null
  const [recognition, card] = await Promise.all([
    laurel.database.recognitions.get(workspaceId, recognitionId),
    laurel.database.deliveries.byKey(workspaceId, `kudos-card:${recognitionId}`),
  ])
  if (!recognition || card?.state !== 'failed') return null
  const giver = await laurel.database.people.get(workspaceId, recognition.giverId)
  if (!giver) return null
  return {
    language: giver.language,
    timeZone: giver.timeZone,
    view: {
      kind: 'undelivered',
      recognitionId,
      channel: recognition.channel,
      reason: card.error ?? 'unknown',
      text: recognition.text,
    },
  }
}
