import { queueOf } from '../core/delivery/queue.ts'
import type { ErasureCounts } from '../core/privacy/erasure.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'

/**
 * Deletes what is stored about a person, all of it or nothing, and has chat show it no more. What they gave to others stays
 * with those, without its giver. With `dryRun` nothing changes. Whether the asker may have this done is for the caller.
 *
 * @throws Refusal `unknown-person`
 */
export async function erasePerson(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, personId, dryRun }: { workspaceId: string; personId: string; dryRun: boolean },
): Promise<ErasureCounts> {
  const { database, clock, ids } = laurel
  if (!(await database.people.get(workspaceId, personId)))
    throw new Refusal('unknown-person', { people: [personId], word: personId })
  if (dryRun) return database.erasures.count(workspaceId, personId)
  return database.transaction(async stores => {
    const erasure = { id: ids.next(), at: clock.now() }
    const { counts, cards, changed } = await stores.erasures.erase(workspaceId, personId, erasure)
    for (const { channel, messageId } of cards)
      await stores.jobs.add(
        { name: 'remove-card', workspaceId, channel, messageId },
        { queue: queueOf(workspaceId, channel) },
      )
    for (const recognition of changed) await queueCardRefresh(stores, workspaceId, recognition)
    return counts
  })
}
