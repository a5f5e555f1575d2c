import { codeFrom, codeLastsFor, mayBeOne } from '../core/identity/rules.ts'
import type { IdentityCard } from '../core/identity/view.ts'
import { Refusal } from '../core/refusal.ts'
import { identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity } from './record-identity.ts'

/**
 * Yes or no to "shall the two be one profile?". Yes shows a code that is to be typed in the other chat: two times "yes"
 * would show that two people agree, perhaps to something that one of them did not read, while whoever types what the other
 * chat showed has both chats in front of them. Asked again, the code is a new one. Whoever said no may still change
 * their mind: they are not asked again, but may press yes.
 *
 * @throws Refusal `no-other-account`, `already-linked`
 */
export async function answerIdentityOffer(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, personId, answer }: { workspaceId: string; personId: string; answer: 'yes' | 'no' },
): Promise<IdentityCard> {
  const account = { workspaceId, personId }
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const { identities } = stores
    if (await identities.of(account)) throw new Refusal('already-linked')
    const counterpart = await identities.counterpart(account)
    const other = counterpart && (await identities.known(counterpart))
    if (!counterpart || !other || !mayBeOne(await identities.known(account), other))
      throw new Refusal('no-other-account')
    // Somebody who was not asked yet may begin by themselves.
    await identities.addOffer(laurel.ids.next(), [account, counterpart], now)
    const offer = await identities.lockOffer([account, counterpart])
    if (!offer) throw new Refusal('no-other-account')
    let code: string | null = null
    if (answer === 'yes') {
      code = codeFrom(laurel.ids.next())
      const until = new Date(now.getTime() + codeLastsFor)
      await identities.setCode(offer.id, { text: code, typedIn: other.workspaceId, until })
    } else await identities.setState(offer.id, 'declined')
    await recordIdentity(laurel, stores, [account], answer === 'yes' ? 'accepted' : 'declined')
    const view = await identityView(stores, account, code)
    if (!view) throw new Refusal('no-other-account')
    return view
  })
}
