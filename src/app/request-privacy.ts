import type { PrivacyRequestKind } from '../core/privacy/privacy-requests.ts'
import type { Laurel } from './laurel.ts'

/**
 * Somebody asks for their data, or to be erased, with all of their accounts. Returns the admins to tell; none where it was
 * asked before, with either account.
 */
export async function requestPrivacy(
  { database, clock, ids }: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, personId, kind }: { workspaceId: string; personId: string; kind: PrivacyRequestKind },
): Promise<string[]> {
  for (const account of await database.identities.accountsOf({ workspaceId, personId })) {
    const open = await database.privacyRequests.open(account.workspaceId, account.personId)
    if (open.some(request => request.kind === kind)) return []
  }
  const request = { id: ids.next(), personId, kind, requestedAt: clock.now() }
  if (!(await database.privacyRequests.add(workspaceId, request))) return []
  return (await database.people.admins(workspaceId)).map(({ id }) => id)
}
