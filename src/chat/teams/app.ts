import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import type { Laurel } from '../../app/laurel.ts'
import type { Clock } from '../../core/clock.ts'
import type { Seal } from '../../core/seal.ts'
import type { Database } from '../../core/stores.ts'
import { type TeamsActivity, tenantOf } from './activity.ts'
import { authentication } from './authentication.ts'
import { TeamsChat } from './chat.ts'
import { Connector } from './connector.ts'
import { type TeamsContext, teamsContext } from './context.ts'
import { TeamsDirectory } from './directory.ts'
import { type InvokeAnswer, messagesRoute } from './http.ts'
import { dispatch } from './listeners/dispatch.ts'
import { Pace } from './pace.ts'
import { type PictureParts, TeamsPictures } from './pictures.ts'
import { SignIn } from './sign-in.ts'

export interface TeamsOptions {
  settings: {
    tenantIds: string[]
    app: { id: string; password: string } | null
    adminEmails: string[]
    loginUrl: string
    openIdUrl: string
    serviceUrl: string
  }
  database: Pick<Database, 'people' | 'addresses' | 'workspaces'>
  /** Null where Teams cannot fetch anything from us: charts and words only. */
  pictures: PictureParts | null
  clock: Clock
  log: BaseLogger
  /** How long a call of Teams may take, in milliseconds; 15 s if left out. */
  timeoutMs?: number
}

/** Microsoft Teams, for the tenants that are served. Nothing is received before `start`. */
export interface TeamsConnection {
  /** Workspace ids: the tenants. */
  tenantIds: readonly string[]
  botId: string
  /** Where Teams delivers, for the HTTP server of this process. */
  route: ReturnType<typeof messagesRoute>
  chat(tenantId: string): TeamsChat
  directory(tenantId: string): TeamsDirectory
  /** Those who are named as admins in the settings are found by their address once Teams tells of them. */
  start(laurel: Laurel, seal: Seal, onTeamsChanged: () => void): Promise<void>
  stop(): Promise<void>
}

export function connectTeams({
  settings,
  database,
  pictures,
  clock,
  log,
  timeoutMs = 15_000,
}: TeamsOptions): TeamsConnection {
  const { app, tenantIds, adminEmails, loginUrl, openIdUrl, serviceUrl } = settings
  const botId = `28:${app?.id ?? 'laurel'}`
  const connector = new Connector({
    signIn: new SignIn(app, loginUrl, clock, timeoutMs),
    pace: new Pace(() => clock.now().getTime()),
    timeoutMs,
    random: Math.random,
    sleep,
  })
  const { people, addresses, workspaces } = database
  const tenants = new Map(
    tenantIds.map(tenantId => {
      const defaults = () => workspaces.get(tenantId)
      const own = { tenantId, connector, people, addresses, serviceUrl, clock }
      const shown = new TeamsPictures(tenantId, clock, log, pictures)
      const directory = new TeamsDirectory({ ...own, defaults, adminEmails, log })
      const missed = (id: string) => directory.missed([{ id }])
      return [
        tenantId,
        { chat: new TeamsChat({ ...own, botId, pictures: shown, missed }), directory },
      ] as const
    }),
  )
  const contexts = new Map<string, TeamsContext>()
  const inHand = new Set<Promise<unknown>>()

  function receive(activity: TeamsActivity): Promise<InvokeAnswer | null> {
    const context = contexts.get(tenantOf(activity) ?? '')
    // Teams tries again in a moment.
    if (!context) return Promise.resolve({ status: 503 })
    const work = dispatch(context, activity)
    inHand.add(work)
    return work.finally(() => inHand.delete(work))
  }

  const tenant = (id: string) => {
    const found = tenants.get(id)
    if (!found) throw new Error(`tenant ${id} is not served`)
    return found
  }
  return {
    tenantIds,
    botId,
    route: messagesRoute({
      authenticate: authentication({ app, openIdUrl, loginUrl }),
      serves: id => tenants.has(id),
      receive,
      log,
    }),
    chat: id => tenant(id).chat,
    directory: id => tenant(id).directory,
    async start(laurel, seal, onTeamsChanged) {
      for (const [workspaceId, { chat, directory }] of tenants) {
        // Whoever recognises Laurel hears that it is an app.
        await people.save(workspaceId, [botProfile(botId)], clock.now())
        contexts.set(
          workspaceId,
          teamsContext({ laurel, workspaceId, botId, connector, chat, directory, seal, log, onTeamsChanged }),
        )
      }
    },
    async stop() {
      contexts.clear()
      await Promise.allSettled(inHand)
      for (const { directory } of tenants.values()) await directory.stop()
    },
  }
}

function botProfile(id: string) {
  return {
    id,
    name: 'Laurel',
    email: null,
    verifiedEmail: null,
    language: 'en' as const,
    timeZone: 'UTC',
    isBot: true,
    isStranger: false,
    isActive: true,
    isOwner: false,
  }
}
