import type { Conversations, EndingRound, PulseMessage } from '../core/pulse/conversations.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

export class PostgresConversations implements Conversations {
  constructor(private readonly client: Client) {}

  ofPerson(workspaceId: string, roundId: string, personId: string): Promise<PulseMessage[]> {
    return this.client.$queryRaw<PulseMessage[]>`
      ${messages}
      where i."workspaceId" = ${workspaceId} and i."roundId" = ${roundId} and i."personId" = ${personId}
      order by d."id"`
  }

  async toEnd(workspaceId: string, count: number): Promise<EndingRound | null> {
    const round = await this.client.pulseRound.findFirst({
      where: { workspaceId, closedAt: { not: null }, endedUpTo: { not: null } },
      orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, endedUpTo: true },
    })
    if (!round) return null
    const after = round.endedUpTo ?? ''
    const next = await this.client.$queryRaw<PulseMessage[]>`
      ${messages}
      where i."workspaceId" = ${workspaceId} and i."roundId" = ${round.id} and i."state" = 'open'
        and d."id" > ${after}
      order by d."id" limit ${count}`
    return { roundId: round.id, after, messages: next }
  }

  async ended(workspaceId: string, roundId: string, upTo: string | null): Promise<void> {
    await this.client.pulseRound.update({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      data: { endedUpTo: upTo },
    })
  }
}

/**
 * Messages that may show a question of the round of an invitation: its own, and those of a round that went on beside it
 * and leads on to it, since the person is through there or it closed before.
 */
const messages = Prisma.sql`
  select d."id" as "deliveryId", d."roundId", d."personId", d."channel", d."messageId"
  from "PulseInvitation" i
  join "PulseRound" this on this."workspaceId" = i."workspaceId" and this."id" = i."roundId"
  join "Delivery" d on d."workspaceId" = i."workspaceId" and d."personId" = i."personId"
    and d."kind" in ('pulse-question', 'pulse-reminder') and d."state" = 'sent'
    and d."channel" is not null and d."messageId" is not null
  join "PulseRound" other on other."workspaceId" = d."workspaceId" and other."id" = d."roundId"
    and (other."id" = this."id" or (
      (other."closedAt" is null or other."closedAt" > this."openedAt")
      and (this."closedAt" is null or other."openedAt" < this."closedAt")
      and (other."closedAt" is not null or exists (
        select from "PulseInvitation" o
        where o."workspaceId" = other."workspaceId" and o."roundId" = other."id" and o."personId" = i."personId"
          and o."state" <> 'open'
      ))
    ))`
