import type { Recognition } from '../core/recognition/recognition.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'

/** Locks a posted recognition for its giver to change. Throws Refusal for anybody else, and once it is withdrawn. */
export async function ownRecognition(
  stores: Stores,
  workspaceId: string,
  recognitionId: string,
  personId: string,
): Promise<Recognition> {
  const recognition = await stores.recognitions.lock(workspaceId, recognitionId)
  if (!recognition) throw new Refusal('not-found')
  if (recognition.giverId !== personId) throw new Refusal('not-the-giver')
  if (recognition.state === 'withdrawn') throw new Refusal('withdrawn')
  return recognition
}
