import type {
  Deliveries,
  Delivery,
  DeliveryKind,
  DeliveryProgress,
  NewDelivery,
} from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Jobs } from '../core/job.ts'
import type { Client } from './client.ts'
import type { Delivery as Row } from './generated/client.ts'

/** Rows of one statement: more would take much memory at once, here and in the server. */
const largestChunk = 1000

export class PostgresDeliveries implements Deliveries {
  constructor(
    private readonly client: Client,
    private readonly jobs: Jobs,
  ) {}

  async queue(workspaceId: string, { notBefore, ...delivery }: NewDelivery, now: Date): Promise<boolean> {
    const { count } = await this.client.delivery.createMany({
      data: { workspaceId, ...delivery, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 0) return false
    await this.addJob(workspaceId, delivery.id, delivery.conversation, notBefore)
    return true
  }

  async queueMany(workspaceId: string, deliveries: readonly NewDelivery[], now: Date): Promise<number> {
    let queued = 0
    for (let from = 0; from < deliveries.length; from += largestChunk) {
      const rows = deliveries.slice(from, from + largestChunk).map(({ notBefore, ...delivery }) => ({
        row: { workspaceId, ...delivery, createdAt: now },
        wait: notBefore && notBefore > now ? (notBefore.getTime() - now.getTime()) / 1000 : 0,
      }))
      queued += await this.client.$executeRaw`
        with asked as (
          select jsonb_populate_record(null::"Delivery", each->'row') as r, place,
            (each->>'wait')::float8 as wait
          from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as e(each, place)
        ), made as (
          insert into "Delivery" ("workspaceId", "id", "kind", "key", "conversation", "recognitionId", "roundId",
            "teamId", "personId", "periodEnd", "createdAt")
          select (r)."workspaceId", (r)."id", (r)."kind", (r)."key", (r)."conversation", (r)."recognitionId",
            (r)."roundId", (r)."teamId", (r)."personId", (r)."periodEnd", (r)."createdAt"
          from asked
          on conflict ("workspaceId", "key") do nothing
          returning "workspaceId", "id", "conversation"
        )
        insert into "BulkDelivery" ("workspaceId", "deliveryId", "conversation", "dueAt", "isPostponed")
        select made."workspaceId", made."id", made."conversation", now() + wait * interval '1 second', wait > 0
        from made join asked on (asked.r)."id" = made."id"
        order by asked.place`
    }
    if (queued > 0)
      await this.jobs.add({ name: 'start-bulk', workspaceId }, { key: `start-bulk:${workspaceId}` })
    return queued
  }

  async get(workspaceId: string, id: string): Promise<Delivery | null> {
    const row = await this.client.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
    return row && toDelivery(row)
  }

  async byKey(workspaceId: string, key: string): Promise<Delivery | null> {
    const row = await this.client.delivery.findUnique({ where: { workspaceId_key: { workspaceId, key } } })
    return row && toDelivery(row)
  }

  async byPlace(workspaceId: string, channel: string, messageId: string): Promise<Delivery | null> {
    const row = await this.client.delivery.findFirst({ where: { workspaceId, channel, messageId } })
    return row && toDelivery(row)
  }

  async repeated(workspaceId: string, id: string): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { repeats: { increment: 1 } },
    })
  }

  async countRepeated(workspaceId: string): Promise<number> {
    return this.client.delivery.count({ where: { workspaceId, repeats: { gt: 0 } } })
  }

  async sending(workspaceId: string, id: string): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'sending', attempts: { increment: 1 } },
    })
  }

  async notSent(workspaceId: string, id: string, error: string): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'queued', error },
    })
  }

  async sent(
    workspaceId: string,
    id: string,
    place: { channel: string; messageId: string },
    now: Date,
  ): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'sent', ...place, error: null, finishedAt: now },
    })
  }

  async dropped(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'dropped', finishedAt: now },
    })
  }

  async failed(workspaceId: string, id: string, error: string, now: Date): Promise<void> {
    await this.client.delivery.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'failed', error, finishedAt: now },
    })
  }

  postpone(
    workspaceId: string,
    { id, conversation }: Pick<Delivery, 'id' | 'conversation'>,
    until: Date,
  ): Promise<void> {
    return this.addJob(workspaceId, id, conversation, until)
  }

  async sentTo(
    workspaceId: string,
    personId: string,
    kinds: readonly DeliveryKind[],
    after: Date,
  ): Promise<{ roundId: string | null; sentAt: Date }[]> {
    return (await this.sentToEach(workspaceId, [personId], kinds, after)).get(personId) ?? []
  }

  async sentToEach(
    workspaceId: string,
    personIds: readonly string[],
    kinds: readonly DeliveryKind[],
    after: Date,
  ): Promise<Map<string, { roundId: string | null; sentAt: Date }[]>> {
    const rows = await this.client.delivery.findMany({
      where: {
        workspaceId,
        personId: { in: [...personIds] },
        kind: { in: [...kinds] },
        state: 'sent',
        finishedAt: { gt: after },
      },
      select: { personId: true, roundId: true, finishedAt: true },
    })
    const sent = new Map<string, { roundId: string | null; sentAt: Date }[]>()
    for (const { personId, roundId, finishedAt } of rows) {
      if (personId === null || finishedAt === null) continue
      sent.set(personId, [...(sent.get(personId) ?? []), { roundId, sentAt: finishedAt }])
    }
    return sent
  }

  async lastSummaryEnd(
    workspaceId: string,
    {
      teamId,
      personId,
      conversation,
      to,
    }: { teamId: string; personId: string; conversation: string; to: Date },
  ): Promise<Date | null> {
    const last = await this.client.delivery.findFirst({
      where: {
        workspaceId,
        teamId,
        kind: 'team-summary',
        state: 'sent',
        periodEnd: { lt: to },
        OR: [{ personId }, { conversation }],
      },
      orderBy: { periodEnd: 'desc' },
      select: { periodEnd: true },
    })
    return last?.periodEnd ?? null
  }

  async answered(
    workspaceId: string,
    { id, personId, place }: { id: string; personId: string; place: { channel: string; messageId: string } },
    now: Date,
  ): Promise<void> {
    await this.client.delivery.create({
      data: {
        ...{ workspaceId, id, kind: 'answer', key: `answer:${id}`, conversation: personId, personId },
        ...{ ...place, state: 'sent', createdAt: now, finishedAt: now },
      },
    })
  }

  async listAbout(
    workspaceId: string,
    about: { feedbackId: string } | { requestId: string } | { recognitionId: string },
  ): Promise<Delivery[]> {
    const rows = await this.client.delivery.findMany({
      where: { workspaceId, ...about, state: { in: ['sent', 'sending', 'queued'] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(toDelivery)
  }

  async progressOf(workspaceId: string, roundId: string): Promise<DeliveryProgress> {
    const rows = await this.client.$queryRaw<DeliveryProgress[]>`
      select (count(*) filter (where d."state" in ('sent', 'dropped')))::int as "done",
        (count(*) filter (where b."isPostponed" and b."dueAt" > now()))::int as "later",
        (count(*) filter (where d."state" = 'failed'))::int as "failed"
      from "Delivery" d
      left join "BulkDelivery" b on b."workspaceId" = d."workspaceId" and b."deliveryId" = d."id"
      where d."workspaceId" = ${workspaceId} and d."roundId" = ${roundId} and d."kind" = 'pulse-question'`
    return rows[0] ?? { done: 0, later: 0, failed: 0 }
  }

  async listFailed(workspaceId: string, count: number): Promise<Delivery[]> {
    const rows = await this.client.delivery.findMany({
      where: { workspaceId, state: 'failed' },
      orderBy: { createdAt: 'desc' },
      take: count,
    })
    return rows.map(toDelivery)
  }

  async retry(workspaceId: string, id: string): Promise<boolean> {
    const { count } = await this.client.delivery.updateMany({
      where: { workspaceId, id, state: 'failed' },
      // It may have arrived before it was given up: it is looked for first.
      data: { state: 'sending', error: null, finishedAt: null, attempts: { increment: 1 } },
    })
    if (count === 0) return false
    const { conversation } = await this.client.delivery.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: { conversation: true },
    })
    await this.addJob(workspaceId, id, conversation)
    return true
  }

  private addJob(workspaceId: string, deliveryId: string, conversation: string, runAt?: Date): Promise<void> {
    return this.jobs.add(
      { name: 'deliver', workspaceId, deliveryId },
      {
        queue: queueOf(workspaceId, conversation),
        key: `deliver:${deliveryId}`,
        ...(runAt ? { runAt } : {}),
      },
    )
  }
}

export function toDelivery(row: Row): Delivery {
  const { workspaceId: _, finishedAt: __, kind, ...delivery } = row
  return { ...delivery, kind: kind as DeliveryKind }
}
