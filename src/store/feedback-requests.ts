import type {
  Acquaintance,
  FeedbackRequest,
  FeedbackRequests,
  InvitationState,
} from '../core/feedback/request.ts'
import type { Client } from './client.ts'
import type { Prisma } from './generated/client.ts'

const parts = {
  invitations: {
    select: { personId: true, state: true, declineNote: true, remindedAt: true },
    orderBy: { personId: 'asc' },
  },
} satisfies Prisma.FeedbackRequestInclude

export class PostgresFeedbackRequests implements FeedbackRequests {
  constructor(private readonly client: Client) {}

  async add(
    workspaceId: string,
    {
      personIds,
      ...request
    }: Omit<FeedbackRequest, 'invitations' | 'closedAt'> & { personIds: readonly string[] },
  ): Promise<void> {
    await this.client.feedbackRequest.create({ data: { workspaceId, ...request } })
    await this.client.feedbackInvitation.createMany({
      data: personIds.map(personId => ({ workspaceId, requestId: request.id, personId })),
    })
  }

  async get(workspaceId: string, id: string): Promise<FeedbackRequest | null> {
    const row = await this.client.feedbackRequest.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      omit: { workspaceId: true },
      include: parts,
    })
    return row
  }

  async lock(workspaceId: string, id: string): Promise<FeedbackRequest | null> {
    await this.client.$queryRaw`
      select from "FeedbackRequest" where "workspaceId" = ${workspaceId} and "id" = ${id} for update`
    return this.get(workspaceId, id)
  }

  openOf(workspaceId: string, personId: string): Promise<FeedbackRequest[]> {
    return this.client.feedbackRequest.findMany({
      where: {
        workspaceId,
        closedAt: null,
        // Where everybody has answered or passed on it, there is nothing left to wait for.
        invitations: { some: { state: 'open' } },
        OR: [
          { askerId: personId },
          { subjectId: personId },
          { invitations: { some: { personId, state: 'open' } } },
        ],
      },
      omit: { workspaceId: true },
      include: parts,
      orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    })
  }

  async awaitsReminder(workspaceId: string, personId: string, now: Date): Promise<boolean> {
    const found = await this.client.feedbackInvitation.findFirst({
      where: {
        workspaceId,
        personId,
        state: 'open',
        remindedAt: null,
        request: { closedAt: null, expiresAt: { gt: now } },
      },
      select: { requestId: true },
    })
    return found !== null
  }

  async setState(
    workspaceId: string,
    requestId: string,
    personId: string,
    change: { state: InvitationState; declineNote?: string | null; feedbackId?: string },
  ): Promise<void> {
    await this.client.feedbackInvitation.update({
      where: { workspaceId_requestId_personId: { workspaceId, requestId, personId } },
      data: change,
    })
  }

  async reopen(workspaceId: string, feedbackId: string, now: Date): Promise<string[]> {
    const rows = await this.client.$queryRaw<{ id: string }[]>`
      update "FeedbackInvitation" i set "state" = 'open', "feedbackId" = null
      from "FeedbackRequest" q
      where i."workspaceId" = ${workspaceId} and i."feedbackId" = ${feedbackId} and i."state" = 'answered'
        and q."workspaceId" = i."workspaceId" and q."id" = i."requestId"
        and q."closedAt" is null and q."expiresAt" > ${now}
      returning q."id"`
    return rows.map(({ id }) => id)
  }

  async reminded(workspaceId: string, requestId: string, personId: string, now: Date): Promise<void> {
    await this.client.feedbackInvitation.update({
      where: { workspaceId_requestId_personId: { workspaceId, requestId, personId } },
      data: { remindedAt: now },
    })
  }

  async close(workspaceId: string, requestId: string, now: Date): Promise<void> {
    await this.client.feedbackInvitation.updateMany({
      where: { workspaceId, requestId, state: 'open' },
      data: { state: 'expired' },
    })
    await this.client.feedbackRequest.update({
      where: { workspaceId_id: { workspaceId, id: requestId } },
      data: { closedAt: now },
    })
  }

  acquaintances(workspaceId: string, personId: string, since: Date, count: number): Promise<Acquaintance[]> {
    // Each row is a recognition that one gave the other or that both received. The person's own rows come first: their
    // number is small whatever the history holds.
    return this.client.$queryRaw`
      with met as (
        select r."giverId" as "other", r."id", r."createdAt"
        from "RecognitionRecipient" p
        join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId"
        where p."workspaceId" = ${workspaceId} and p."personId" = ${personId} and p."createdAt" >= ${since}
          and r."state" = 'posted'
        union
        select p."personId", r."id", r."createdAt"
        from "Recognition" r
        join "RecognitionRecipient" p on p."workspaceId" = r."workspaceId" and p."recognitionId" = r."id"
        where r."workspaceId" = ${workspaceId} and r."giverId" = ${personId} and r."createdAt" >= ${since}
          and r."state" = 'posted'
        union
        select o."personId", r."id", r."createdAt"
        from "RecognitionRecipient" p
        join "Recognition" r on r."workspaceId" = p."workspaceId" and r."id" = p."recognitionId"
        join "RecognitionRecipient" o on o."workspaceId" = p."workspaceId" and o."recognitionId" = p."recognitionId"
        where p."workspaceId" = ${workspaceId} and p."personId" = ${personId} and p."createdAt" >= ${since}
          and r."state" = 'posted'
      )
      select met."other" as "personId", count(*)::int as "times", max(met."createdAt") as "last"
      from met
      join "Person" q on q."workspaceId" = ${workspaceId} and q."id" = met."other"
      where met."other" <> ${personId} and q."isActive" and not q."isBot" and not q."isStranger"
      group by met."other"
      order by "times" desc, "last" desc, "personId"
      limit ${count}`
  }
}
