import type { PrivacyRequest, PrivacyRequests } from '../core/privacy/privacy-requests.ts'
import type { Client } from './client.ts'

export class PostgresPrivacyRequests implements PrivacyRequests {
  constructor(private readonly client: Client) {}

  async add(workspaceId: string, request: PrivacyRequest): Promise<boolean> {
    // The person's row is held, so that two presses at the same moment make one request.
    const { id, personId, kind, requestedAt } = request
    const added = await this.client.$executeRaw`
      with person as (
        select 1 from "Person" where "workspaceId" = ${workspaceId} and "id" = ${personId} for update
      )
      insert into "PrivacyRequest" ("workspaceId", "id", "personId", "kind", "requestedAt")
      select ${workspaceId}, ${id}, ${personId}, ${kind}::"PrivacyRequestKind", ${requestedAt} from person
      where not exists (
        select from "PrivacyRequest"
        where "workspaceId" = ${workspaceId} and "personId" = ${personId}
          and "kind" = ${kind}::"PrivacyRequestKind" and "closedAt" is null
      )`
    return added > 0
  }

  async open(workspaceId: string, personId?: string): Promise<PrivacyRequest[]> {
    return this.client.privacyRequest.findMany({
      where: { workspaceId, closedAt: null, ...(personId === undefined ? {} : { personId }) },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      omit: { workspaceId: true, closedAt: true },
    })
  }

  async get(workspaceId: string, id: string): Promise<PrivacyRequest | null> {
    return this.client.privacyRequest.findUnique({
      where: { workspaceId_id: { workspaceId, id }, closedAt: null },
      omit: { workspaceId: true, closedAt: true },
    })
  }

  async close(workspaceId: string, id: string, now: Date): Promise<boolean> {
    const { count } = await this.client.privacyRequest.updateMany({
      where: { workspaceId, id, closedAt: null },
      data: { closedAt: now },
    })
    return count > 0
  }
}
