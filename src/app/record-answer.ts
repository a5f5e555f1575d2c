import type { Place } from '../core/chat.ts'
import type { Quoted } from '../core/summary/quotations.ts'
import type { Laurel } from './laurel.ts'

/**
 * An answer to what somebody typed stays in their own chat, and may quote kudos: it is on record like a report, so that it is
 * taken out of chat when they are taken back. Where nothing is quoted, or the platform gave the message no id, there is nothing to record.
 */
export async function recordAnswer(
  { database, clock, ids }: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  workspaceId: string,
  { personId, place, quoted }: { personId: string; place: Place | null; quoted: readonly Quoted[] },
): Promise<void> {
  if (quoted.length === 0 || !place?.messageId) return
  const id = ids.next()
  await database.transaction(async stores => {
    await stores.deliveries.answered(workspaceId, { id, personId, place }, clock.now())
    // What is of the person's other account, another workspace has.
    await stores.quotations.record(workspaceId, id, quoted)
  })
}
