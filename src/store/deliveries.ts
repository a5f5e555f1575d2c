import type { Deliveries, Delivery, DeliveryKind, NewDelivery } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Jobs } from '../core/job.ts'
import type { Client } from './client.ts'
import type { Delivery as Row } from './generated/client.ts'

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
    const rows = await this.client.delivery.findMany({
      where: { workspaceId, personId, kind: { in: [...kinds] }, state: 'sent', finishedAt: { gt: after } },
      select: { roundId: true, finishedAt: true },
    })
    return rows.flatMap(({ roundId, finishedAt }) => (finishedAt ? [{ roundId, sentAt: finishedAt }] : []))
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

function toDelivery(row: Row): Delivery {
  const { workspaceId: _, finishedAt: __, kind, ...delivery } = row
  return { ...delivery, kind: kind as DeliveryKind }
}
