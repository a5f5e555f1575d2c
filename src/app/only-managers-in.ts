import { ChatFailure } from '../core/chat.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'

/**
 * Whether nobody but the team's managers reads a channel: what a summary says about people is for them alone.
 * @throws ChatFailure where the platform does not tell who is in it.
 */
export async function onlyManagersIn(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  { managerIds }: Pick<Team, 'managerIds'>,
  channel: string,
): Promise<boolean> {
  const directory = laurel.directory(workspaceId)
  const ids = await directory.channelMembers(channel)
  const people = (await directory.people(ids)).filter(({ isBot }) => !isBot)
  return people.length > 0 && people.every(({ id }) => managerIds.includes(id))
}

/** The same of a channel that a manager chose some time ago: where the platform tells no more who is in it, it will not do. */
export async function isStillForManagers(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  team: Pick<Team, 'managerIds'>,
  channel: string,
): Promise<boolean> {
  try {
    return await onlyManagersIn(laurel, workspaceId, team, channel)
  } catch (error) {
    if (error instanceof ChatFailure && error.kind === 'refused') return false
    throw error
  }
}
