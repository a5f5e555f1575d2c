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
