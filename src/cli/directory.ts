import { pino } from 'pino'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Chat, Directory } from '../core/chat.ts'
import { OperatorError } from '../core/errors.ts'
import type { Database } from '../core/stores.ts'

/** Asks Slack where its tokens are set; otherwise knows the people that the database knows, and no groups. */
export async function openDirectory(
  config: Config,
  database: Database,
  workspaceId: string,
): Promise<Directory> {
  return (await openChat(config, database, workspaceId)).directory
}

/** The same with what tells links to messages: none without Slack. */
export async function openChat(
  config: Config,
  database: Database,
  workspaceId: string,
): Promise<{ chat: Pick<Chat, 'link'>; directory: Directory }> {
  if (config.teams?.tenantIds.includes(workspaceId)) {
    const { connectTeams } = await import('../chat/teams/app.ts')
    const log = pino({ level: 'silent' })
    const teams = connectTeams({ settings: config.teams, database, pictures: null, clock: systemClock, log })
    return { chat: teams.chat(workspaceId), directory: teams.directory(workspaceId) }
  }
  if (config.slack.mode === 'playground' || config.slack.mode === 'off')
    return { chat: { link: async () => null }, directory: storedDirectory(database, workspaceId) }
  const { connectSlack } = await import('../chat/slack/app.ts')
  const slack = await connectSlack({
    credentials: config.slack,
    apiUrl: config.SLACK_API_URL,
    people: database.people,
    clock: systemClock,
    log: pino({ level: 'silent' }),
  })
  if (slack.workspaceId === workspaceId) return slack
  throw new OperatorError(
    `SLACK_BOT_TOKEN belongs to workspace ${slack.workspaceId}, not to ${workspaceId}.`,
    'Set the token of the workspace that the file is for, or choose the other one with --workspace.',
  )
}

function storedDirectory({ people }: Database, workspaceId: string): Directory {
  const notConnected = async (): Promise<never> => {
    throw new OperatorError(
      'The members of a channel or user group are read from Slack, and no Slack token is set.',
      'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET), or list the members one by one.',
    )
  }
  return {
    people: ids => people.getMany(workspaceId, ids),
    channelMembers: notConnected,
    groupMembers: notConnected,
    // Nobody is there to tell: then nothing is quoted that may not be.
    mayRead: async () => false,
  }
}
