import type { Statement } from '../core/summary/evidence.ts'
import type { Laurel } from './laurel.ts'

/**
 * Those about the reader, by the reader, or posted where the reader may read; no more than `most`, so that a platform is
 * asked about few conversations.
 */
export async function readableBy(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  readerId: string,
  statements: readonly Statement[],
  most = statements.length,
): Promise<Statement[]> {
  const directory = laurel.directory(workspaceId)
  const open = new Map<string, boolean>()
  const mayRead = async (channel: string) => {
    const known = open.get(channel) ?? (await directory.mayRead(channel, readerId))
    open.set(channel, known)
    return known
  }
  const readable: Statement[] = []
  for (const statement of statements) {
    if (readable.length >= most) break
    const { channel, giverId, recipientIds } = statement
    if (giverId === readerId || recipientIds.includes(readerId) || (await mayRead(channel)))
      readable.push(statement)
  }
  return readable
}
