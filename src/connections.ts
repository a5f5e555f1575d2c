import type { BaseLogger } from 'pino'
import { connectSlack, type SlackConnection } from './chat/slack/app.ts'
import type { TeamsConnection } from './chat/teams/app.ts'
import type { Config } from './config.ts'
import type { Chat, Directory } from './core/chat.ts'
import type { Clock } from './core/clock.ts'
import { OperatorError } from './core/errors.ts'
import type { Ids } from './core/ids.ts'
import type { Painter } from './core/picture/painter.ts'
import type { Database } from './core/stores.ts'
import type { Workspace } from './core/workspace.ts'
import type { Playground } from './playground/playground.ts'

type Connected = Pick<Workspace, 'id' | 'platform' | 'name' | 'botUserId'> & {
  chat: Chat
  directory: Directory
}

/** The platforms that this process speaks to: either, or both. */
export interface Connections {
  slack: SlackConnection | null
  teams: TeamsConnection | null
  workspaceIds: string[]
  /** Throws OperatorError for a workspace that is not connected. */
  chat(workspaceId: string): Chat
  directory(workspaceId: string): Directory
  isConnected(): boolean
}

/** Connects to what is set, and records the workspaces. Throws OperatorError where a platform refuses. */
export async function connectChats(
  config: Config,
  parts: {
    playground: Playground | null
    database: Database
    painter: Painter
    ids: Ids
    /** Where platforms fetch kept pictures from; null where they cannot. */
    pictureAddress: ((fileId: string) => string) | null
    clock: Clock
    log: BaseLogger
    slackTimeoutMs: number | undefined
  },
): Promise<Connections> {
  const { database, clock } = parts
  const slack = await openSlack(config, parts)
  const teams = await openTeams(config, parts)
  const connected: Connected[] = []
  if (slack) {
    const { workspaceId: id, workspaceName: name, botUserId, chat, directory } = slack
    connected.push({ id, platform: 'slack', name, botUserId, chat, directory })
  }
  for (const id of teams?.tenantIds ?? []) {
    const { botId, chat, directory } = teams!
    const place = { chat: chat(id), directory: directory(id) }
    connected.push({ id, platform: 'teams', name: 'Microsoft Teams', botUserId: botId, ...place })
  }
  for (const { id, platform, name, botUserId } of connected)
    await database.workspaces.connect({ id, platform, name, botUserId }, clock.now())
  const workspace = (id: string) => {
    const found = connected.find(other => other.id === id)
    if (found) return found
    throw new OperatorError(
      `Workspace ${id} is not connected.`,
      `This Laurel is connected to ${connected.map(other => `${other.id} (${other.name})`).join(', ')}.`,
    )
  }
  return {
    slack,
    teams,
    workspaceIds: connected.map(({ id }) => id),
    chat: id => workspace(id).chat,
    directory: id => workspace(id).directory,
    // Teams comes to us: where the port is open, it is connected.
    isConnected: () => slack?.isConnected() ?? true,
  }
}

async function openSlack(
  { slack, SLACK_API_URL }: Config,
  { playground, database, painter, clock, log, slackTimeoutMs }: Parameters<typeof connectChats>[1],
): Promise<SlackConnection | null> {
  const options = {
    ...(slackTimeoutMs ? { timeoutMs: slackTimeoutMs } : {}),
    people: database.people,
    pictures: { painter, files: database.pictureFiles },
    clock,
    log,
  }
  if (playground) {
    const { botToken, appToken, apiUrl } = playground
    return connectSlack({ credentials: { botToken, appToken }, apiUrl, ...options })
  }
  if (slack.mode === 'off' || slack.mode === 'playground') return null
  return connectSlack({ credentials: slack, apiUrl: SLACK_API_URL, ...options })
}

async function openTeams(
  { teams }: Config,
  { database, painter, ids, pictureAddress: address, clock, log }: Parameters<typeof connectChats>[1],
): Promise<TeamsConnection | null> {
  if (!teams) return null
  // Botbuilder takes 80 MB: those who use Slack alone do not pay for it.
  const { connectTeams } = await import('./chat/teams/app.ts')
  const pictures = address && { painter, files: database.pictureFiles, ids, address }
  return connectTeams({ settings: teams, database, pictures, clock, log })
}
