import { Naming } from '../core/summary/naming.ts'
import type { KudosDispute } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** The key says which tag it is about: by the time it is drawn, that may be gone. */
export function disputeKey(about: {
  role: KudosDispute['role']
  recognitionId: string
  revision: number
  indicator: string
}): string {
  return `kudos-dispute:${about.role}:${about.recognitionId}:${about.revision}:${about.indicator}`
}

/** What giver and receiver are told of a disputed tag of a kudos, and of what became of it. */
export async function viewOfKudosDispute(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  told: {
    /** Of its delivery; left out, it is about whichever tag is disputed. */
    key?: string
    recognitionId: string | null
    personId: string | null
  },
): Promise<Message<KudosDispute> | null> {
  const { recognitionId, personId } = told
  if (recognitionId === null || personId === null) return null
  const [recognition, reader] = await Promise.all([
    laurel.database.recognitions.get(workspaceId, recognitionId),
    laurel.database.people.get(workspaceId, personId),
  ])
  if (!recognition || !reader) return null
  const isGiver = recognition.giverId === personId
  if (!isGiver && !recognition.recipientIds.includes(personId)) return null
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const open = recognition.tags.flatMap(({ indicator, disputed }) =>
    disputed?.state === 'open' && (isGiver || disputed.personId === personId)
      ? [{ indicator: naming.indicator(indicator), receiverId: disputed.personId, note: disputed.note }]
      : [],
  )
  const { revision, giverId, text, state } = recognition
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'kudos-dispute',
      role: isGiver ? 'giver' : 'receiver',
      recognitionId,
      revision,
      giverId,
      text,
      open: open.find(({ indicator }) => told.key?.endsWith(`:${indicator.code}`) ?? true) ?? null,
      noted: recognition.tags
        .filter(({ disputed }) => disputed?.state !== 'open')
        .map(({ indicator }) => naming.indicator(indicator)),
      gone: state === 'posted' ? null : state,
    },
  }
}
