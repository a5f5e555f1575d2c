import type { Quotations, Quoted } from '../core/summary/quotations.ts'
import type { Client } from './client.ts'

export class PostgresQuotations implements Quotations {
  constructor(private readonly client: Client) {}

  async record(workspaceId: string, deliveryId: string, quoted: readonly Quoted[]): Promise<boolean> {
    await this.client.quotation.deleteMany({ where: { workspaceId, deliveryId } })
    // The lock makes a withdrawal wait, and find the quotation then. One that is under way has changed the kudos.
    const recorded = await this.client.$executeRaw`
      with said as (
        select r."id"
        from "Recognition" r
        join unnest(
          ${quoted.map(({ recognitionId }) => recognitionId)}::text[], ${quoted.map(({ text }) => text)}::text[]
        ) as q("id", "text") on q."id" = r."id" and q."text" = r."text"
        where r."workspaceId" = ${workspaceId} and r."state" = 'posted'
        for share of r skip locked
      )
      insert into "Quotation" ("workspaceId", "deliveryId", "recognitionId")
      select ${workspaceId}, ${deliveryId}, said."id" from said`
    return recorded === quoted.length
  }

  async quotedBy(workspaceId: string, deliveryId: string): Promise<Set<string>> {
    const rows = await this.client.quotation.findMany({
      where: { workspaceId, deliveryId },
      select: { recognitionId: true },
    })
    return new Set(rows.map(({ recognitionId }) => recognitionId))
  }

  async of(
    workspaceId: string,
    recognitionIds: readonly string[],
  ): Promise<{ id: string; conversation: string }[]> {
    return this.client.delivery.findMany({
      where: { workspaceId, quotations: { some: { recognitionId: { in: [...recognitionIds] } } } },
      select: { id: true, conversation: true },
      orderBy: { id: 'asc' },
    })
  }
}
