import type { Person } from '../../core/person.ts'
import type { Recognition } from '../../core/recognition/recognition.ts'
import { Refusal } from '../../core/refusal.ts'
import type { SlackContext } from './context.ts'

/** The recognition, for its giver to change. Throws Refusal for anybody else, and once it is withdrawn. */
export async function ownKudos(
  { laurel, workspaceId }: SlackContext,
  recognitionId: string,
  person: Person,
): Promise<Recognition> {
  const recognition = await laurel.database.recognitions.get(workspaceId, recognitionId)
  if (!recognition) throw new Refusal('not-found')
  if (recognition.giverId !== person.id) throw new Refusal('not-the-giver')
  if (recognition.state === 'withdrawn') throw new Refusal('withdrawn')
  return recognition
}
