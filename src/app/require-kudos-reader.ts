import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/**
 * Lets those through who may read a kudos: whoever gave or received it, and whoever is where its card is.
 * @param pressedIn conversation that the chat vouches for the person to be in
 * @throws Refusal `not-found` for anybody else: they are not told that it is there.
 */
export async function requireKudosReader(
  laurel: Pick<Laurel, 'database' | 'directory'>,
  workspaceId: string,
  { recognitionId, personId, pressedIn }: { recognitionId: string; personId: string; pressedIn: string },
): Promise<void> {
  const recognition = await laurel.database.recognitions.get(workspaceId, recognitionId)
  if (!recognition) throw new Refusal('not-found')
  const { giverId, recipientIds, channel } = recognition
  if (channel === pressedIn || giverId === personId || recipientIds.includes(personId)) return
  // Private kudos are in the own chat of who received them: nobody else is asked for in it.
  const isOwnChat = (await laurel.database.people.get(workspaceId, channel)) !== null
  if (isOwnChat || !(await laurel.directory(workspaceId).mayRead(channel, personId)))
    throw new Refusal('not-found')
}
