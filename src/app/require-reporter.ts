import type { Recognition } from '../core/recognition/recognition.ts'
import { checkReporter } from '../core/recognition/rules.ts'
import type { Stores } from '../core/stores.ts'

/** The recognition, for a colleague to report once they have confirmed it. Throws Refusal. */
export async function requireReporter(
  { recognitions }: Pick<Stores, 'recognitions'>,
  workspaceId: string,
  recognitionId: string,
  personId: string,
): Promise<Recognition> {
  return checkReporter(await recognitions.get(workspaceId, recognitionId), personId)
}
