import { ChatFailure } from '../core/chat.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'

/**
 * Whether a channel is read by the reader themself, and by nobody but managers of the team beside them: what a summary says
 * about people is for them alone. False as well where the platform does not tell who is in it. Throws ChatFailure.
 */
export async function isForManagersAlone(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  { managerIds }: Pick<Team, 'managerIds'>,
  { channel, readerId }: { channel: string; readerId: string },
): Promise<boolean> {
  const directory = laurel.directory(workspaceId)
  try {
    const ids = await directory.channelMembers(channel)
    const people = (await directory.people(ids)).filter(({ isBot }) => !isBot)
    return ids.includes(readerId) && people.length > 0 && people.every(({ id }) => managerIds.includes(id))
  } catch (error) {
    if (error instanceof ChatFailure && error.kind === 'refused') return false
    throw error
  }
}
