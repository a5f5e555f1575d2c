import type { Delivery } from '../core/delivery/delivery.ts'
import type { Statement } from '../core/summary/evidence.ts'
import type { Laurel } from './laurel.ts'

/** Once it is sent, a report quotes what it quoted, but for what was taken back: it is not read again for news. */
export async function stillQuotable(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { id, state }: Partial<Pick<Delivery, 'id' | 'state'>>,
): Promise<(statement: Pick<Statement, 'recognitionId'>) => boolean> {
  if (state !== 'sent' || id === undefined) return () => true
  const quoted = await database.quotations.quotedBy(workspaceId, id)
  return ({ recognitionId }) => quoted.has(recognitionId)
}
