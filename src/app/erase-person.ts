import { queueOf } from '../core/delivery/queue.ts'
import type { Account } from '../core/identity/identity.ts'
import { isSame } from '../core/identity/rules.ts'
import type { ErasureCounts } from '../core/privacy/erasure.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity, tellOfIdentity } from './record-identity.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueFeedbackRefresh, queueFeedbackRequestRefresh } from './refresh-feedback.ts'
import { queueKudosReportRefresh } from './refresh-kudos-report.ts'
import { queueReportRefresh } from './refresh-report.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

/** What was erased of one account. */
export interface ErasedAccount extends Account {
  counts: ErasureCounts
}

/**
 * Deletes what is stored about a person, all of it or nothing, and has chat show it no more: of all the accounts that they
 * have shown to be theirs, or of this one `only`, whose link to the other ends then. What they gave to others stays with
 * those, without its giver. With `dryRun` nothing changes. Whether the asker may have this done is for the caller.
 *
 * @returns what became of each account, the one that was named first.
 * @throws Refusal `unknown-person`
 */
export async function erasePerson(
  laurel: Parts,
  {
    workspaceId,
    personId,
    dryRun,
    only = false,
  }: { workspaceId: string; personId: string; dryRun: boolean; only?: boolean },
): Promise<[ErasedAccount, ...ErasedAccount[]]> {
  const { database } = laurel
  const account = { workspaceId, personId }
  if (!(await database.people.get(workspaceId, personId)))
    throw new Refusal('unknown-person', { people: [personId], word: personId })
  if (dryRun) {
    const accounts = only ? [account] : await database.identities.accountsOf(account)
    return inOrder(accounts, async each => ({
      ...each,
      counts: await database.erasures.count(each.workspaceId, each.personId),
    }))
  }
  return database.transaction(async stores => {
    const accounts = only ? [account] : await stores.identities.accountsOf(account)
    await endIdentity(laurel, stores, account, accounts)
    return inOrder(accounts, each => eraseAccount(laurel, stores, each))
  })
}

async function inOrder(
  accounts: readonly Account[],
  work: (account: Account) => Promise<ErasedAccount>,
): Promise<[ErasedAccount, ...ErasedAccount[]]> {
  const done: ErasedAccount[] = []
  for (const account of accounts) done.push(await work(account))
  return done as [ErasedAccount, ...ErasedAccount[]]
}

/** What stays is a person by itself, and is told so. */
async function endIdentity(
  laurel: Pick<Laurel, 'clock' | 'ids'>,
  stores: Pick<Stores, 'identities' | 'deliveries'>,
  account: Account,
  erased: readonly Account[],
): Promise<void> {
  const identity = await stores.identities.of(account)
  if (!identity) return
  await stores.identities.unlink(identity.id)
  const left = identity.accounts.filter(other => !erased.some(one => isSame(one, other)))
  await recordIdentity(laurel, stores, left, 'ended')
  await tellOfIdentity(laurel, stores, left)
}

async function eraseAccount(
  { clock, ids }: Pick<Laurel, 'clock' | 'ids'>,
  stores: Stores,
  { workspaceId, personId }: Account,
): Promise<ErasedAccount> {
  const erasure = { id: ids.next(), at: clock.now() }
  const erased = await stores.erasures.erase(workspaceId, personId, erasure)
  const { counts, cards, changed, feedback, requests, reports } = erased
  for (const { channel, messageId } of cards)
    await stores.jobs.add(
      { name: 'remove-card', workspaceId, channel, messageId },
      { queue: queueOf(workspaceId, channel) },
    )
  for (const recognition of changed) {
    await queueCardRefresh(stores, workspaceId, recognition)
    await queueKudosReportRefresh(stores, workspaceId, recognition.id)
  }
  for (const note of feedback) await queueFeedbackRefresh(stores, workspaceId, note)
  for (const request of requests) await queueFeedbackRequestRefresh(stores, workspaceId, request)
  for (const report of reports) await queueReportRefresh(stores, workspaceId, report)
  return { workspaceId, personId, counts }
}
