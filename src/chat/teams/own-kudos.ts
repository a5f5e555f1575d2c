import type { Person } from '../../core/person.ts'
import type { Recognition } from '../../core/recognition/recognition.ts'
import { checkGiver } from '../../core/recognition/rules.ts'
import type { TeamsContext } from './context.ts'

/** The recognition, for its giver to change. Throws Refusal for anybody else, and once it is withdrawn. */
export async function ownKudos(
  { laurel, workspaceId }: Pick<TeamsContext, 'laurel' | 'workspaceId'>,
  recognitionId: string,
  person: Person,
): Promise<Recognition> {
  return checkGiver(await laurel.database.recognitions.get(workspaceId, recognitionId), person.id)
}
