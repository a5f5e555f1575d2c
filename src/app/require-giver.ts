import type { Recognition } from '../core/recognition/recognition.ts'
import { checkGiver } from '../core/recognition/rules.ts'
import type { Stores } from '../core/stores.ts'

/** The recognition, for its giver to change. Throws Refusal for anybody else, and once it is withdrawn. */
export async function requireGiver(
  { recognitions }: Pick<Stores, 'recognitions'>,
  workspaceId: string,
  recognitionId: string,
  personId: string,
): Promise<Recognition> {
  return checkGiver(await recognitions.get(workspaceId, recognitionId), personId)
}
