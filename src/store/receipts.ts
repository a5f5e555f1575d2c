import type { Receipts } from '../core/receipts.ts'
import type { Client } from './client.ts'

export class PostgresReceipts implements Receipts {
  constructor(private readonly client: Client) {}

  async record(workspaceId: string, key: string, now: Date): Promise<boolean> {
    const { count } = await this.client.receipt.createMany({
      data: { workspaceId, key, receivedAt: now },
      skipDuplicates: true,
    })
    return count === 1
  }

  async forget(before: Date): Promise<number> {
    const { count } = await this.client.receipt.deleteMany({ where: { receivedAt: { lt: before } } })
    return count
  }
}
