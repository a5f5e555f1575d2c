import type { Account, KnownAccount } from '../core/identity/identity.ts'
import { isSame, mayBeOne } from '../core/identity/rules.ts'
import type { IdentityCard } from '../core/identity/view.ts'
import type { Stores } from '../core/stores.ts'

/** What an account is told about the other one of the same person; null where there is none to tell of. */
export async function identityView(
  { identities }: Pick<Stores, 'identities'>,
  account: Account,
  code: string | null = null,
): Promise<IdentityCard | null> {
  const here = await identities.known(account)
  if (!here) return null
  const identity = await identities.of(account)
  if (identity) {
    const other = await knownAmong(identities, identity.accounts, account)
    const summaryHere = identity.summaryIn === account.workspaceId
    return other && { ...namesOf(here, other), state: 'linked', code: null, summaryHere }
  }
  const counterpart = await identities.counterpart(account)
  const other = counterpart && (await identities.known(counterpart))
  if (!counterpart || !other || !mayBeOne(here, other)) return null
  const offer = await identities.offer([account, counterpart])
  const isRefused = offer !== null && offer.state !== 'open'
  const state = code !== null ? 'code' : isRefused ? 'apart' : 'offered'
  return { ...namesOf(here, other), state, code, summaryHere: false }
}

/** What is left to tell once there is no other account any more. */
export async function endedView(
  { identities }: Pick<Stores, 'identities'>,
  account: Account,
): Promise<IdentityCard | null> {
  const here = await identities.known(account)
  if (!here) return null
  const { platform, person } = here
  return {
    kind: 'identity-card',
    state: 'ended',
    here: { platform, name: person.name },
    other: { platform: platform === 'slack' ? 'teams' : 'slack', name: '' },
    code: null,
    summaryHere: false,
  }
}

async function knownAmong(
  identities: Stores['identities'],
  accounts: readonly Account[],
  account: Account,
): Promise<KnownAccount | null> {
  const other = accounts.find(candidate => !isSame(candidate, account))
  return other ? identities.known(other) : null
}

function namesOf(here: KnownAccount, other: KnownAccount): Pick<IdentityCard, 'kind' | 'here' | 'other'> {
  const nameOf = ({ platform, person }: KnownAccount) => ({ platform, name: person.name })
  return { kind: 'identity-card', here: nameOf(here), other: nameOf(other) }
}
