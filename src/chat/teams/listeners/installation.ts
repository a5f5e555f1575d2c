import { ChatFailure } from '../../../core/chat.ts'
import { actorOf, channelName, channelOf, scopeOf, type TeamsActivity } from '../activity.ts'
import { text } from '../cards/element.ts'
import type { TeamsContext } from '../context.ts'
import { helpFor } from './commands.ts'

/** Laurel was added to a person's chat, a group chat or a team, or removed from it. */
export async function handleInstallation(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  if (activity.action?.startsWith('remove')) await removed(teams, activity)
  // An update of the app is nothing to greet anybody for.
  else if (activity.action === 'add') await added(teams, activity)
}

/** Members, channels and teams that changed. Teams tells of an installation here as well. */
export async function handleConversationUpdate(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { laurel, workspaceId, botId, directory } = teams
  const { membersAdded, membersRemoved, channelData, recipient } = activity
  const isUs = ({ id }: { id: string }) => id === botId || id === recipient?.id
  if (membersRemoved?.some(isUs)) return removed(teams, activity)
  if (membersAdded?.some(isUs)) return added(teams, activity)
  const { addresses } = laurel.database
  const { eventType, channel, team } = channelData ?? {}
  if (eventType === 'channelDeleted' && channel?.id) return addresses.removeChannel(workspaceId, channel.id)
  if (eventType === 'teamDeleted' && team?.id) return addresses.removeTeam(workspaceId, team.id)
  if (eventType && /^(channel|team)(Created|Renamed|Restored)$/.test(eventType))
    return noteChannels(teams, activity)
  if (membersRemoved?.length) directory.missed(membersRemoved)
  else if (membersAdded?.length) await noteMembers(teams, channelOf(activity))
  else if (scopeOf(activity) === 'personal') await directory.actor(activity)
}

async function added(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { laurel, workspaceId, directory } = teams
  const person = await directory.actor(activity)
  const place = channelOf(activity)
  if (scopeOf(activity) !== 'personal') {
    await noteChannels(teams, activity)
    await noteMembers(teams, place)
  }
  // Teams tells twice, as a change of members and as an installation.
  if (!(await laurel.database.receipts.record(workspaceId, `teams:greeted:${place}`, laurel.clock.now())))
    return
  if (!person) return
  const t = teams.t(person)
  if (scopeOf(activity) !== 'personal') return teams.sayHere(activity, t.teams.installedInTeam, person)
  const help = await helpFor({ teams, person, t })
  await teams.sayHere(activity, { ...help, body: [...help.body, text(t.teams.installed)] }, person)
}

async function removed({ laurel, workspaceId }: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { addresses, receipts } = laurel.database
  const teamId = activity.channelData?.team?.id
  const place = channelOf(activity)
  if (scopeOf(activity) === 'personal')
    await addresses.removed(workspaceId, actorOf(activity), laurel.clock.now())
  else if (teamId) await addresses.removeTeam(workspaceId, teamId)
  else await addresses.removeChannel(workspaceId, place)
  // Whoever adds it again is greeted again.
  await receipts.remove(workspaceId, `teams:greeted:${place}`)
}

/** Everybody who can be recognised there is known from now on, before anybody mentions them. */
async function noteMembers({ directory, log }: TeamsContext, conversationId: string): Promise<void> {
  try {
    await directory.roster(conversationId)
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    log.warn({ err: error }, 'the members of a conversation could not be read')
  }
}

async function noteChannels(
  { laurel, workspaceId, connector, log }: TeamsContext,
  { channelData, serviceUrl, conversation }: TeamsActivity,
): Promise<void> {
  const { team } = channelData ?? {}
  const teamId = team?.id ?? null
  if (teamId === null) return
  try {
    const channels = await connector.channels(workspaceId, serviceUrl, teamId)
    const known = channels.map(({ id, name }) => ({
      id,
      scope: 'channel' as const,
      name: channelName(team?.name, name) ?? conversation.name ?? id,
      teamId,
      groupId: team?.aadGroupId ?? null,
      serviceUrl,
    }))
    await laurel.database.addresses.saveChannels(workspaceId, known, laurel.clock.now())
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    log.warn({ err: error }, 'the channels of a team could not be read')
  }
}
