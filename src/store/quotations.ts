import type { DeliveryKind } from '../core/delivery/delivery.ts'
import type { Quotations, Quoted } from '../core/summary/quotations.ts'
import type { Client } from './client.ts'

export class PostgresQuotations implements Quotations {
  constructor(private readonly client: Client) {}

  async record(workspaceId: string, deliveryId: string, quoted: readonly Quoted[]): Promise<boolean> {
    const ids = quoted.map(({ recognitionId }) => recognitionId)
    await this.client.quotation.deleteMany({ where: { workspaceId, deliveryId } })
    // The lock makes a withdrawal wait, and find the quotation then; one that is under way is waited for. Locks are taken in
    // the order of ids wherever several are.
    const found = await this.client.$queryRaw<{ id: string; text: string }[]>`
      select "id", "text" from "Recognition"
      where "workspaceId" = ${workspaceId} and "id" = any(${ids}::text[]) and "state" = 'posted'
      order by "id" for share`
    await this.client.quotation.createMany({
      data: found.map(({ id: recognitionId }) => ({ workspaceId, deliveryId, recognitionId })),
    })
    const said = new Map(found.map(({ id, text }) => [id, text]))
    return quoted.every(({ recognitionId, text }) => said.get(recognitionId) === text)
  }

  async quotedBy(workspaceId: string, deliveryId: string): Promise<Set<string>> {
    const rows = await this.client.quotation.findMany({
      where: { workspaceId, deliveryId },
      select: { recognitionId: true },
    })
    return new Set(rows.map(({ recognitionId }) => recognitionId))
  }

  async of(workspaceId: string, recognitionIds: readonly string[]): ReturnType<Quotations['of']> {
    const rows = await this.client.delivery.findMany({
      where: { workspaceId, quotations: { some: { recognitionId: { in: [...recognitionIds] } } } },
      select: { id: true, conversation: true, kind: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(row => ({ ...row, kind: row.kind as DeliveryKind }))
  }
}
