import type { Account } from '../core/identity/identity.ts'
import type { Client } from './client.ts'

/**
 * The account, and the other one of the same person. An identity whose addresses have come to differ does not count: one of
 * the accounts may have been handed to somebody else.
 */
export async function accountsOf(client: Client, { workspaceId, personId }: Account): Promise<Account[]> {
  const others = await client.$queryRaw<Account[]>`
    select other."workspaceId", other."id" as "personId"
    from "Person" own
    join "Person" other on other."identityId" = own."identityId" and other."workspaceId" <> own."workspaceId"
    where own."workspaceId" = ${workspaceId} and own."id" = ${personId}
      and (own."verifiedEmail" = other."verifiedEmail"
        or own."verifiedEmail" is null or other."verifiedEmail" is null)`
  return [{ workspaceId, personId }, ...others]
}
