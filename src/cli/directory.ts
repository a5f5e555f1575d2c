import { pino } from 'pino'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Directory } from '../core/chat.ts'
import { OperatorError } from '../core/errors.ts'
import type { Database } from '../core/stores.ts'

/** Asks Slack where its tokens are set; otherwise knows the people that the database knows, and no groups. */
export async function openDirectory(
  config: Config,
  database: Database,
  workspaceId: string,
): Promise<Directory> {
  if (config.slack.mode === 'playground') return storedDirectory(database, workspaceId)
  const { connectSlack } = await import('../chat/slack/app.ts')
  const slack = await connectSlack({
    credentials: config.slack,
    apiUrl: config.SLACK_API_URL,
    people: database.people,
    clock: systemClock,
    log: pino({ level: 'silent' }),
  })
  if (slack.workspaceId === workspaceId) return slack.directory
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
    mayRead: notConnected,
  }
}
