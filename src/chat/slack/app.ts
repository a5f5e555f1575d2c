import {
  App,
  type CustomRoute,
  HTTPReceiver,
  type Logger,
  LogLevel,
  type Receiver,
  SocketModeReceiver,
} from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { BaseLogger } from 'pino'
import type { Laurel } from '../../app/laurel.ts'
import { ChatFailure } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import { OperatorError } from '../../core/errors.ts'
import type { People } from '../../core/person.ts'
import { SlackChat } from './chat.ts'
import { slackContext } from './context.ts'
import { SlackDirectory } from './directory.ts'
import { calling } from './errors.ts'
import { leanFetch } from './lean-fetch.ts'
import { checkInListeners } from './listeners/check-in.ts'
import { commandListeners } from './listeners/commands.ts'
import { competencyListeners } from './listeners/competency.ts'
import { conversationListeners } from './listeners/conversation.ts'
import { feedbackListeners } from './listeners/feedback.ts'
import { feedbackCardListeners } from './listeners/feedback-card.ts'
import { feedbackFormListeners } from './listeners/feedback-form.ts'
import { feedbackRequestListeners } from './listeners/feedback-request.ts'
import { givingListeners } from './listeners/giving.ts'
import { homeListeners } from './listeners/home.ts'
import { identityListeners } from './listeners/identity.ts'
import { kudosDisputeListeners } from './listeners/kudos-dispute.ts'
import { myHoursListeners } from './listeners/my-hours.ts'
import { ownSummaryListeners } from './listeners/own-summary.ts'
import { peopleListeners } from './listeners/people.ts'
import { privacyListeners } from './listeners/privacy.ts'
import { pulseListeners } from './listeners/pulse.ts'
import { colleagueListeners } from './listeners/pulse-colleague.ts'
import { questionListeners } from './listeners/questions.ts'
import { reportListeners } from './listeners/report.ts'
import { setupListeners } from './listeners/setup.ts'
import { summaryListeners } from './listeners/summary.ts'
import { taggingListeners } from './listeners/tagging.ts'
import { MessagePoster } from './message-poster.ts'
import { type PictureParts, SlackPictures } from './pictures.ts'

export interface SlackOptions {
  /** Socket Mode where `appToken` is set, else signed HTTP. */
  credentials: { botToken: string; appToken: string } | { botToken: string; signingSecret: string }
  apiUrl: string
  /** How long a call may take before it counts as failed, in milliseconds; 15 s if left out. */
  timeoutMs?: number
  people: People
  /** Without it messages go without pictures. */
  pictures?: PictureParts
  clock: Clock
  log: BaseLogger
}

/** A Slack workspace that accepted our token. Nothing is received before `start`. */
export interface SlackConnection {
  workspaceId: string
  workspaceName: string
  botUserId: string
  chat: SlackChat
  directory: SlackDirectory
  /** Whether events arrive: always true for HTTP, the state of the socket otherwise. */
  isConnected(): boolean
  start(
    laurel: Laurel,
    onTeamsChanged: () => void,
    http: { port: number; host: string; routes: CustomRoute[] },
  ): Promise<void>
  stop(): Promise<void>
}

/**
 * Asking for a new socket is repeated until Slack answers: there is nothing to do twice, and one refused connection
 * would otherwise end the process.
 */
const reconnection: WebClientOptions = {
  retryConfig: { forever: true, minTimeout: 1000, factor: 1.3, maxTimeout: 30_000, unref: true },
  rejectRateLimitedCalls: false,
}

/** @throws OperatorError where Slack refuses the token or cannot be reached. */
export async function connectSlack({
  credentials,
  apiUrl,
  timeoutMs = 15_000,
  people,
  pictures: pictureParts,
  clock,
  log,
}: SlackOptions): Promise<SlackConnection> {
  const clientOptions: WebClientOptions = {
    slackApiUrl: apiUrl,
    // Our queue repeats, at the pace Slack asks for; the client's own repetition could post a message twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    fetch: leanFetch,
    logger: boltLogger(log),
  }
  const client = new WebClient(credentials.botToken, clientOptions)
  const identity = await introduce(client)
  const workspaceId = identity.team_id ?? ''
  const botUserId = identity.user_id ?? ''
  const directory = new SlackDirectory(client, people, workspaceId, clock, log)
  const poster = new MessagePoster({ apiUrl, botToken: credentials.botToken }, timeoutMs)
  const pictures = new SlackPictures(client, workspaceId, clock, log, pictureParts ?? null)
  let receiver: Receiver | null = null
  let isConnected = () => false

  return {
    workspaceId,
    workspaceName: identity.team ?? workspaceId,
    botUserId,
    chat: new SlackChat(client, poster, clock, pictures),
    directory,
    isConnected: () => isConnected(),
    async start(laurel, onTeamsChanged, { port, host, routes }) {
      const logger = boltLogger(log)
      let socketOpen = false
      if ('appToken' in credentials) {
        const socket = new SocketModeReceiver({
          appToken: credentials.appToken,
          installerOptions: { clientOptions: { ...clientOptions, ...reconnection } },
          logger,
        })
        socket.client.on('connected', () => {
          socketOpen = true
        })
        for (const event of ['close', 'disconnected', 'reconnecting']) {
          socket.client.on(event, () => {
            socketOpen = false
          })
        }
        receiver = socket
      } else {
        receiver = new HTTPReceiver({
          signingSecret: credentials.signingSecret,
          customRoutes: routes,
          logger,
        })
      }
      const app = new App({
        token: credentials.botToken,
        botUserId,
        botId: identity.bot_id ?? '',
        receiver,
        clientOptions,
        logger,
        tokenVerificationEnabled: false,
        // Conversations are in our database; Bolt's own store would only grow.
        convoStore: false,
      })
      const slack = slackContext({
        laurel,
        workspaceId,
        botUserId,
        client,
        directory,
        pictures,
        log,
        onTeamsChanged,
      })
      commandListeners(app, slack)
      givingListeners(app, slack)
      taggingListeners(app, slack)
      kudosDisputeListeners(app, slack)
      feedbackListeners(app, slack)
      feedbackFormListeners(app, slack)
      feedbackCardListeners(app, slack)
      feedbackRequestListeners(app, slack)
      pulseListeners(app, slack)
      checkInListeners(app, slack)
      myHoursListeners(app, slack)
      colleagueListeners(app, slack)
      questionListeners(app, slack)
      competencyListeners(app, slack)
      summaryListeners(app, slack)
      ownSummaryListeners(app, slack)
      setupListeners(app, slack)
      conversationListeners(app, slack)
      homeListeners(app, slack)
      reportListeners(app, slack)
      privacyListeners(app, slack)
      identityListeners(app, slack)
      peopleListeners(app, slack)
      app.error(async error => log.error({ err: error }, 'Slack sent something that could not be handled'))
      await (receiver instanceof HTTPReceiver ? receiver.start({ port, host }) : receiver.start(port))
      isConnected = () => ('appToken' in credentials ? socketOpen : receiver !== null)
    },
    async stop() {
      const running = receiver
      receiver = null
      await running?.stop()
    },
  }
}

async function introduce(client: WebClient) {
  try {
    return await calling(client.auth.test())
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    if (error.kind === 'refused') {
      throw new OperatorError(
        `Slack does not accept SLACK_BOT_TOKEN (${error.code}).`,
        'Copy the "Bot User OAuth Token" of the installed app (OAuth & Permissions) into SLACK_BOT_TOKEN.',
        { cause: error },
      )
    }
    throw new OperatorError(
      `Slack cannot be reached (${error.code}).`,
      'Check the network, a proxy that may be needed, and SLACK_API_URL.',
      { cause: error },
    )
  }
}

/** Bolt's log lines in ours. Its debug level prints whole payloads, message texts included: it stays off. */
function boltLogger(log: BaseLogger): Logger {
  const line = (parts: unknown[]) =>
    parts.map(part => (part instanceof Error ? part.message : String(part))).join(' ')
  return {
    debug() {},
    info: (...parts) => log.debug({ from: 'slack' }, line(parts)),
    warn: (...parts) => log.warn({ from: 'slack' }, line(parts)),
    error: (...parts) => log.error({ from: 'slack' }, line(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  }
}
