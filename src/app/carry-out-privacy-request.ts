import { OperatorError } from '../core/errors.ts'
import type { Account } from '../core/identity/identity.ts'
import type { CarriedOut } from '../core/privacy/carried-out.ts'
import { Refusal } from '../core/refusal.ts'
import { erasePerson } from './erase-person.ts'
import type { Laurel } from './laurel.ts'
import { makeReportLink } from './make-report-link.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * An admin has a request carried out. An export is a link for the person alone, which the caller hands to them: the admin
 * sees nothing of the data. `handedOver`: the admin says that the person has got their data in another way.
 * Where the person had joined their two accounts before they asked, both are meant: what an admin is told of the other one is
 * no more than that.
 *
 * @throws Refusal `not-an-admin`, or `not-found` where it was taken back or is done.
 */
export async function carryOutPrivacyRequest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'reportAddress' | 'directory'>,
  {
    workspaceId,
    actorId,
    requestId,
    handedOver = false,
  }: { workspaceId: string; actorId: string; requestId: string; handedOver?: boolean },
): Promise<CarriedOut> {
  await requireAdmin(laurel.database, workspaceId, actorId)
  const request = await laurel.database.privacyRequests.get(workspaceId, requestId)
  if (!request) throw new Refusal('not-found')
  const { personId, kind } = request
  if (kind === 'erase') {
    const identity = await laurel.database.identities.of({ workspaceId, personId })
    // Nobody is erased where they did not ask for it.
    const only = identity === null || identity.linkedAt > request.requestedAt
    const [{ counts }, ...others] = await erasePerson(laurel, { workspaceId, personId, dryRun: false, only })
    for (const other of others) forget(laurel, other)
    return { kind, personId, counts, isElsewhere: others.length > 0 }
  }
  if (handedOver) {
    await laurel.database.privacyRequests.close(workspaceId, requestId, laurel.clock.now())
    return { kind: 'handed-over', personId }
  }
  const link = await makeReportLink(laurel, { workspaceId, readerId: personId, subject: { kind: 'data' } })
  if (!link) return { kind: 'no-address', personId }
  await laurel.database.privacyRequests.close(workspaceId, requestId, laurel.clock.now())
  return { kind, personId, address: link.address }
}

/** What this process remembers of somebody. Where the other platform is not connected here, it remembers nothing. */
function forget({ directory }: Pick<Laurel, 'directory'>, { workspaceId, personId }: Account): void {
  try {
    directory(workspaceId).forget?.(personId)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
  }
}
