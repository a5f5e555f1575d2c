import type { Account } from '../core/identity/identity.ts'
import { queueAsking } from './ask-of-identity.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity, tellOfIdentity } from './record-identity.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

/** Asked at most in one go; the others the next time. */
const mostAtOnce = 500

/**
 * Has whoever is in Slack and in Teams, by the same verified address, asked whether the two shall be one profile: in one of
 * the chats, once, when they are at work. Ends links whose addresses differ by now. Any number of replicas may do so, as often as they like.
 */
export async function offerIdentities(laurel: Parts): Promise<{ asked: number; ended: number }> {
  const pairs = await laurel.database.identities.unasked(mostAtOnce)
  let asked = 0
  for (const { ask, other } of pairs) if (await offer(laurel, ask, other)) asked++
  const mismatched = await laurel.database.identities.mismatched()
  for (const { id, accounts } of mismatched)
    await laurel.database.transaction(async stores => {
      await stores.identities.unlink(id)
      await recordIdentity(laurel, stores, accounts, 'ended')
      await tellOfIdentity(laurel, stores, accounts)
    })
  return { asked, ended: mismatched.length }
}

/** The offer and the job that asks are there together or not at all. */
function offer(laurel: Parts, ask: Account, other: Account): Promise<boolean> {
  return laurel.database.transaction(async stores => {
    const made = await stores.identities.addOffer(laurel.ids.next(), [ask, other], laurel.clock.now())
    if (!made) return false
    await queueAsking(stores, { ...ask, offerId: made.id })
    return true
  })
}
