import { z } from 'zod'
import { OperatorError } from './core/errors.ts'

const port = z.coerce.number().int().min(0).max(65535)

/** Every setting of Laurel: the environment variable, what it means and its default. The README's table is checked against it. */
export const settings = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')
    .optional()
    .describe(
      'PostgreSQL 14+ server to use. Without it an embedded PostgreSQL runs under `LAUREL_DATA_DIR`.',
    ),
  LAUREL_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of the embedded database, the trained model and the playground.'),
  PORT: port
    .default(3000)
    .describe(
      'Port of the HTTP server: `/healthz`, `/readyz` and, without Socket Mode, `/slack/events`. 0 picks a free one.',
    ),
  HOST: z
    .string()
    .min(1)
    .default('0.0.0.0')
    .describe('Address the HTTP server listens on. The playground always uses 127.0.0.1.'),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith(
      'xoxb-',
      'must be a bot token, which starts with "xoxb-" (Slack app settings, OAuth & Permissions)',
    )
    .optional()
    .describe('Bot token of the Slack app. Without any Slack setting Laurel opens the playground.'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith(
      'xapp-',
      'must be an app-level token, which starts with "xapp-" (Slack app settings, Basic Information, scope connections:write)',
    )
    .optional()
    .describe('App-level token: turns on Socket Mode, which needs no public address.'),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Signing secret of the Slack app; needed without `SLACK_APP_TOKEN`, to verify requests to `/slack/events`.',
    ),
  SLACK_API_URL: z.url().default('https://slack.com/api/').describe('Address of the Slack Web API.'),
  LAUREL_FRAMEWORK: z
    .string()
    .min(1)
    .optional()
    .describe('Framework file or folder that a new workspace starts with. Default: the built-in one.'),
  PLAYGROUND_PORT: port
    .default(3939)
    .describe('Port of the playground; the next free one if it is taken. 0 picks a free one.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged. Message texts and tokens never are.'),
} as const

const schema = z.object(settings)

type Environment = z.infer<typeof schema>

export type Config = Environment & {
  /** `socket` and `http` talk to Slack; `playground` to the local one. */
  slack:
    | { mode: 'socket'; botToken: string; appToken: string }
    | { mode: 'http'; botToken: string; signingSecret: string }
    | { mode: 'playground' }
}

/** @throws OperatorError naming each variable that is wrong and how to mend it. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(settings)
      .map(name => [name, environment[name]?.trim()] as const)
      // An empty variable, as compose files produce, is one that is not set.
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    throw new OperatorError('The configuration is not valid:', problems.join('\n  '))
  }
  return { ...parsed.data, slack: slackMode(parsed.data) }
}

function slackMode(settings: Environment): Config['slack'] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = settings
  if (!botToken && !appToken && !signingSecret) return { mode: 'playground' }
  if (!botToken) {
    throw new OperatorError(
      'SLACK_BOT_TOKEN is missing.',
      'Copy the "Bot User OAuth Token" from your Slack app (OAuth & Permissions) into SLACK_BOT_TOKEN.',
    )
  }
  if (appToken) return { mode: 'socket', botToken, appToken }
  if (signingSecret) return { mode: 'http', botToken, signingSecret }
  throw new OperatorError(
    'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET.',
    'Set SLACK_APP_TOKEN for Socket Mode (no public address needed), or SLACK_SIGNING_SECRET for signed HTTP requests.',
  )
}
