import type { IdentityOffer, Pair } from '../core/identity/identity.ts'
import { codeIn, mayBeOne, mostWrongTries } from '../core/identity/rules.ts'
import type { IdentityCard } from '../core/identity/view.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import { identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity, tellOfIdentity } from './record-identity.ts'

/**
 * Somebody types the code that they were shown in their other chat: the two accounts are one person from now on. A code is
 * for one pair of accounts and one of them may type it, once, within minutes; after a few wrong ones it is void.
 *
 * @throws Refusal `no-code`, `wrong-code`, `code-expired`, `no-other-account`, `already-linked`
 */
export async function confirmIdentity(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, personId, text }: { workspaceId: string; personId: string; text: string },
): Promise<IdentityCard> {
  const account = { workspaceId, personId }
  const outcome = await laurel.database.transaction(async stores => {
    const { identities } = stores
    if (await identities.of(account)) return { refused: 'already-linked' as const }
    const counterpart = await identities.counterpart(account)
    if (!counterpart) return { refused: 'no-other-account' as const }
    const pair: Pair = [account, counterpart]
    const offer = await identities.lockOffer(pair)
    const refused = await whyNot(laurel, stores, { pair, offer, text })
    // A try that was not right is kept: it counts.
    if (refused || !offer) return { refused: refused ?? ('no-code' as const) }
    const linkedAt = laurel.clock.now()
    // Where they said yes first is where they read what Laurel writes.
    const summaryIn = counterpart.workspaceId
    const isNew = await identities.link({ id: laurel.ids.next(), linkedAt, summaryIn, accounts: [...pair] })
    if (!isNew) return { refused: 'already-linked' as const }
    await identities.setState(offer.id, 'linked')
    await recordIdentity(laurel, stores, pair, 'linked')
    // The one who types sees it as the answer.
    await tellOfIdentity(laurel, stores, [counterpart])
    return { view: await identityView(stores, account) }
  })
  if ('refused' in outcome) throw new Refusal(outcome.refused)
  if (!outcome.view) throw new Refusal('no-other-account')
  return outcome.view
}

async function whyNot(
  laurel: Pick<Laurel, 'clock' | 'ids'>,
  stores: Pick<Stores, 'identities'>,
  { pair, offer, text }: { pair: Pair; offer: IdentityOffer | null; text: string },
): Promise<RefusalCode | null> {
  const { identities } = stores
  const [account, counterpart] = pair
  // The code of a pair is typed by the account that it was not shown to, and by nobody else.
  if (!offer?.code || offer.code.typedIn !== account.workspaceId) return 'no-code'
  if (offer.code.until <= laurel.clock.now() || offer.code.wrongTries >= mostWrongTries) return 'code-expired'
  if (!(await identities.isCode(offer.id, codeIn(text) ?? ''))) {
    await identities.countWrongTry(offer.id)
    await recordIdentity(laurel, stores, [account], 'wrong-code')
    return 'wrong-code'
  }
  const isOne = mayBeOne(await identities.known(account), await identities.known(counterpart))
  return isOne ? null : 'no-other-account'
}
