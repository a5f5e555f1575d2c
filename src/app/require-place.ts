import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/**
 * Lets a card be posted in the workspace's own channel, and wherever its giver may read.
 * @throws Refusal `not-in-channel` for any other place.
 */
export async function requirePlace(
  laurel: Pick<Laurel, 'workspace' | 'directory'>,
  workspaceId: string,
  { personId, place }: { personId: string; place: string },
): Promise<void> {
  const { kudosChannel } = await laurel.workspace(workspaceId)
  if (place === kudosChannel) return
  if (!(await laurel.directory(workspaceId).mayRead(place, personId))) throw new Refusal('not-in-channel')
}
