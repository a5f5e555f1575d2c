import type { Delivery } from '../core/delivery/delivery.ts'
import type { Account } from '../core/identity/identity.ts'
import type { Stores } from '../core/stores.ts'
import { identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity } from './record-identity.ts'
import { turnOfPerson } from './turn-of-person.ts'

/** The offer does not expire: who has no free moment for so long, in milliseconds, is looked at again then. */
const lookAgainAfter = 60 * 24 * 3_600_000

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids' | 'calendars' | 'directory'>

export type AskOfIdentity = Account & { offerId: string }

/** In the transaction of the offer, or of whatever makes it wait. */
export function queueAsking(
  { jobs }: Pick<Stores, 'jobs'>,
  wish: AskOfIdentity,
  runAt?: Date,
): Promise<void> {
  const { workspaceId, personId, offerId } = wish
  const job = { name: 'ask-of-identity', workspaceId, personId, offerId } as const
  return jobs.add(job, { key: `ask-of-identity:${offerId}`, ...(runAt ? { runAt } : {}) })
}

/**
 * Job: asks whether the person's two accounts shall be one profile, once they are at work, as their nudge of the week. Says
 * nothing to somebody who has answered by then, or whose other account is not to be asked about any more.
 */
export async function askOfIdentity(laurel: Parts, wish: AskOfIdentity): Promise<void> {
  const { workspaceId, personId, offerId } = wish
  const account = { workspaceId, personId }
  const { database } = laurel
  const now = laurel.clock.now()
  if ((await identityView(database, account))?.state !== 'offered') return
  const key = `identity-offer:${offerId}`
  if (await database.deliveries.byKey(workspaceId, key)) return
  const turn = await turnOfOffer(laurel, account)
  if (turn !== 'now') return queueAsking(database, wish, turn)
  await database.transaction(async stores => {
    const claim = await stores.nudges.claim(workspaceId, personId, 'identity-offer', now)
    if (!claim.granted) return queueAsking(stores, wish, claim.until)
    await recordIdentity(laurel, stores, [account], 'offered')
    const message = { kind: 'identity-offer' as const, key }
    await stores.deliveries.queueMany(
      workspaceId,
      [{ id: laurel.ids.next(), ...message, conversation: personId, personId }],
      now,
    )
  })
}

/** Whether a question that is about to be sent may be sent now: Laurel may have been down since it was queued. */
export async function turnOfQueuedOffer(
  laurel: Parts,
  workspaceId: string,
  { personId }: Pick<Delivery, 'personId'>,
): Promise<'now' | Date> {
  return personId === null ? 'now' : turnOfOffer(laurel, { workspaceId, personId })
}

async function turnOfOffer(laurel: Parts, { workspaceId, personId }: Account): Promise<'now' | Date> {
  const later = new Date(laurel.clock.now().getTime() + lookAgainAfter)
  const turn = await turnOfPerson(laurel, workspaceId, personId, later)
  return turn === 'never' ? later : turn
}
