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

  async has(workspaceId: string, key: string): Promise<boolean> {
    return (await this.client.receipt.count({ where: { workspaceId, key } })) > 0
  }

  async remove(workspaceId: string, key: string): Promise<void> {
    await this.client.receipt.deleteMany({ where: { workspaceId, key } })
  }

  async forget(before: Date): Promise<number> {
    const { count } = await this.client.receipt.deleteMany({ where: { receivedAt: { lt: before } } })
    return count
  }
}
