import type { Account } from '../core/identity/identity.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

/** Of two accounts of one identity: whether nothing says that one of them was handed to somebody else. */
export function isSameHolder(one: string, other: string): Prisma.Sql {
  const [here, there] = [`"${one}"."verifiedEmail"`, `"${other}"."verifiedEmail"`].map(name =>
    Prisma.raw(name),
  )
  return Prisma.sql`(${here} = ${there} or ${here} is null or ${there} is null)`
}

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
      and ${isSameHolder('own', 'other')}`
  return [{ workspaceId, personId }, ...others]
}
