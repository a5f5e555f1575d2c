import type { Delivery } from '../core/delivery/delivery.ts'
import type { Laurel } from './laurel.ts'

/**
 * Whether a summary that comes unasked may suggest something: it is the reader's nudge of the week. What a colleague waits
 * for goes first: while the reader is yet to be reminded of a request for feedback, there is none.
 */
export async function claimSummaryPrompt(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  workspaceId: string,
  { id, personId }: Pick<Delivery, 'id'> & { personId: string },
): Promise<boolean> {
  const now = clock.now()
  return database.transaction(async ({ identities, feedbackRequests, nudges }) => {
    for (const own of await identities.accountsOf({ workspaceId, personId }))
      if (await feedbackRequests.awaitsReminder(own.workspaceId, own.personId, now)) return false
    return (await nudges.claim(workspaceId, personId, 'summary-prompt', now, id)).granted
  })
}
