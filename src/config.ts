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
  TEAMS_TENANT_ID: z
    .string()
    .regex(
      /^[\w.-]+(\s*,\s*[\w.-]+)*$/,
      'must be the id of your Microsoft 365 tenant, or several with commas',
    )
    .optional()
    .describe(
      'Microsoft 365 tenant that Laurel serves in Teams, or several with commas. What other tenants send is refused.',
    ),
  TEAMS_APP_ID: z
    .string()
    .min(1)
    .optional()
    .describe('Application (client) id of the Azure Bot. With it Laurel answers Teams at `/api/messages`.'),
  TEAMS_APP_PASSWORD: z.string().min(1).optional().describe('Client secret of that application.'),
  TEAMS_ADMINS: z
    .string()
    .min(1)
    .optional()
    .describe('E-mail addresses of the first Laurel admins in Teams, with commas; they can name others.'),
  TEAMS_LOGIN_URL: z
    .url()
    .optional()
    .describe(
      'Where Laurel signs in to send to Teams. Default: `https://login.microsoftonline.com/` and the first tenant.',
    ),
  TEAMS_OPENID_URL: z
    .url()
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .describe('OpenID metadata of those who sign what Teams sends.'),
  TEAMS_SERVICE_URL: z
    .url()
    .default('https://smba.trafficmanager.net/teams/')
    .describe('Address of the Teams service, used until Teams has told the tenant’s own.'),
  TEAMS_LOCAL: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      '`true` takes unsigned requests, for a local Teams client without `TEAMS_APP_ID`. Never in production.',
    ),
  TEAMS_PICTURES: z
    .enum(['true', 'false'])
    .default('true')
    .describe(
      'Teams fetches pictures from `LAUREL_PUBLIC_URL`, without signing in: [what that means](src/web/README.md#pictures). `false` leaves its own charts and words.',
    ),
  NODE_ENV: z
    .string()
    .optional()
    .describe('`production` refuses what is only for trying Laurel out, such as `TEAMS_LOCAL`.'),
  LAUREL_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://laurel.example.com' })
    .optional()
    .describe(
      'Address under which people reach the HTTP server, for links to reports and, in Teams, pictures. Without it there are none (the playground and a local Teams client need none).',
    ),
  LAUREL_SECRET: z
    .string()
    .min(32, 'must be at least 32 characters, such as the output of: openssl rand -base64 32')
    .optional()
    .describe(
      'What addresses of reports and pictures are signed with. Without it a random one is kept in the database.',
    ),
  LAUREL_FRAMEWORK: z
    .string()
    .min(1)
    .optional()
    .describe('Framework file or folder that a new workspace starts with. Default: the built-in one.'),
  LAUREL_MAPPER: z
    .enum(['built-in', 'chat', 'embeddings'])
    .default('built-in')
    .describe(
      'What maps messages: `built-in` alone, or with the help of an OpenAI-compatible endpoint, `chat` or `embeddings`.',
    ),
  LAUREL_MAPPER_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://api.openai.com/v1' })
    .refine(url => {
      if (!URL.canParse(url)) return true
      const { username, password } = new URL(url)
      return username === '' && password === ''
    }, 'must hold no user and password: put the key into LAUREL_MAPPER_KEY')
    .optional()
    .describe("Base address of that endpoint, up to and with `/v1`. It gets the messages' texts: see below."),
  LAUREL_MAPPER_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'must be a key without spaces, as its provider gave it')
    .optional()
    .describe('Its key, sent as a bearer token. Servers of your own often need none.'),
  LAUREL_MAPPER_MODEL: z.string().min(1).optional().describe('Name of the model to ask there.'),
  LAUREL_MAPPER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(8000)
    .describe('How long it may take, in milliseconds, before the built-in mapper answers instead.'),
  LAUREL_MAPPER_DAILY_CALLS: z.coerce
    .number()
    .int()
    .min(0)
    .default(2000)
    .describe(
      'Most messages sent to it in a day (UTC), by all replicas together; the built-in mapper does the rest.',
    ),
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
  /** `socket` and `http` talk to Slack; `playground` to the local one; `off`: Teams alone. */
  slack:
    | { mode: 'socket'; botToken: string; appToken: string }
    | { mode: 'http'; botToken: string; signingSecret: string }
    | { mode: 'playground' }
    | { mode: 'off' }
  /** Null where nothing of Teams is set. */
  teams: TeamsSettings | null
  mapper:
    | { kind: 'built-in' }
    | {
        kind: 'chat' | 'embeddings'
        url: string
        key: string | null
        model: string
        timeoutMs: number
        callsPerDay: number
      }
}

interface TeamsSettings {
  tenantIds: string[]
  /** Null for a local Teams client, whose requests are not signed. */
  app: { id: string; password: string } | null
  adminEmails: string[]
  loginUrl: string
  openIdUrl: string
  serviceUrl: string
  /** Whether Teams is given pictures to fetch; `needs-https`: there is no address that it would fetch them from. */
  pictures: 'fetched' | 'off' | 'needs-https'
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
  const teams = teamsSettings(parsed.data)
  const slack = slackMode(parsed.data)
  return {
    ...parsed.data,
    slack: teams && slack.mode === 'playground' ? { mode: 'off' } : slack,
    teams,
    mapper: mapperKind(parsed.data, given),
  }
}

function teamsSettings(settings: Environment): TeamsSettings | null {
  const { TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenants } = settings
  const isLocal = settings.TEAMS_LOCAL === 'true'
  if (!id && !password && !tenants && !isLocal) return null
  if (isLocal && settings.NODE_ENV === 'production') {
    throw new OperatorError(
      'TEAMS_LOCAL takes requests from anybody, and NODE_ENV is production.',
      'Remove TEAMS_LOCAL, and set TEAMS_APP_ID and TEAMS_APP_PASSWORD of your Azure Bot.',
    )
  }
  if (isLocal && id) {
    throw new OperatorError(
      'TEAMS_LOCAL and TEAMS_APP_ID are both set.',
      'Remove TEAMS_LOCAL: with an application, requests are signed.',
    )
  }
  if (!tenants) {
    throw new OperatorError(
      'TEAMS_TENANT_ID is missing.',
      'Set it to the id of your Microsoft 365 tenant (Entra admin center, Overview): no other tenant is served.',
    )
  }
  if (!isLocal && !(id && password)) {
    throw new OperatorError(
      `TEAMS_TENANT_ID is set, but not ${id ? 'TEAMS_APP_PASSWORD' : 'TEAMS_APP_ID'}.`,
      'Copy the application id and a client secret of your Azure Bot. To try a local Teams client, set TEAMS_LOCAL=true.',
    )
  }
  const list = (text: string | undefined) =>
    (text ?? '')
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
  const tenantIds = list(tenants)
  return {
    tenantIds,
    app: id && password ? { id, password } : null,
    adminEmails: list(settings.TEAMS_ADMINS).map(email => email.toLowerCase()),
    loginUrl: settings.TEAMS_LOGIN_URL ?? `https://login.microsoftonline.com/${tenantIds[0]}`,
    openIdUrl: settings.TEAMS_OPENID_URL,
    serviceUrl: settings.TEAMS_SERVICE_URL,
    pictures: picturesInTeams(settings, isLocal),
  }
}

function picturesInTeams(
  { TEAMS_PICTURES, LAUREL_PUBLIC_URL: address }: Environment,
  isLocal: boolean,
): TeamsSettings['pictures'] {
  if (TEAMS_PICTURES === 'false') return 'off'
  return isLocal || address?.startsWith('https:') ? 'fetched' : 'needs-https'
}

function mapperKind(settings: Environment, given: Record<string, string | undefined>): Config['mapper'] {
  const { LAUREL_MAPPER: kind, LAUREL_MAPPER_URL: url, LAUREL_MAPPER_MODEL: model } = settings
  if (kind === 'built-in') {
    // Said outright, it turns an endpoint off and leaves its settings for another day.
    const [left] = ['LAUREL_MAPPER_URL', 'LAUREL_MAPPER_KEY', 'LAUREL_MAPPER_MODEL'].filter(
      name => given[name],
    )
    if (given.LAUREL_MAPPER === undefined && left !== undefined) {
      throw new OperatorError(
        `${left} is set, but not LAUREL_MAPPER.`,
        'Set LAUREL_MAPPER to chat or embeddings to use the endpoint, or to built-in to leave it alone.',
      )
    }
    return { kind }
  }
  if (url === undefined) {
    throw new OperatorError(
      `LAUREL_MAPPER is ${kind}, but LAUREL_MAPPER_URL is missing.`,
      'Set LAUREL_MAPPER_URL to the base address of an OpenAI-compatible endpoint, such as https://api.openai.com/v1.',
    )
  }
  if (model === undefined) {
    throw new OperatorError(
      `LAUREL_MAPPER is ${kind}, but LAUREL_MAPPER_MODEL is missing.`,
      `Set LAUREL_MAPPER_MODEL to the name of a model for ${kind} that ${new URL(url).host} offers.`,
    )
  }
  return {
    kind,
    url,
    key: settings.LAUREL_MAPPER_KEY ?? null,
    model,
    timeoutMs: settings.LAUREL_MAPPER_TIMEOUT_MS,
    callsPerDay: settings.LAUREL_MAPPER_DAILY_CALLS,
  }
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
