import type { KudosReport } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

export async function viewOfKudosReport(
  laurel: Laurel,
  workspaceId: string,
  { recognitionId, personId }: { recognitionId: string | null; personId: string | null },
): Promise<Message<KudosReport> | null> {
  if (recognitionId === null || personId === null) return null
  const [recognition, admin] = await Promise.all([
    laurel.database.recognitions.get(workspaceId, recognitionId),
    laurel.database.people.get(workspaceId, personId),
  ])
  if (!recognition || !admin) return null
  const { giverId, recipientIds, text } = recognition
  return {
    language: admin.language,
    timeZone: admin.timeZone,
    view: { kind: 'kudos-report', recognitionId, giverId, recipientIds, text },
  }
}
