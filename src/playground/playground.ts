import { systemClock } from '../clock.ts'
import { actsOf } from './acts.ts'
import { AppLink } from './app-link.ts'
import { createDriver, type Driver } from './driver.ts'
import { Ephemerals } from './ephemerals.ts'
import { Events } from './events.ts'
import { Faults } from './faults.ts'
import { Feed } from './feed.ts'
import { fileCheck } from './file-check.ts'
import { FileShelf } from './file-shelf.ts'
import { HttpDelivery } from './http-delivery.ts'
import { listen, newServer, route } from './http-server.ts'
import { newId, newSecret } from './identifiers.ts'
import { memoryJournal, openJournal } from './journal.ts'
import { type Log, silentLog } from './log.ts'
import type { AppManifest } from './manifest.ts'
import { bundlePage } from './page-bundle.ts'
import { PageServer } from './page-server.ts'
import { SocketMode } from './socket-mode.ts'
import { State } from './state.ts'
import { tellingOf } from './telling.ts'
import { Triggers } from './triggers.ts'
import { Views } from './views.ts'
import type { DemoWorkspace } from './workspace.ts'
import type { World } from './world.ts'

export interface PlaygroundOptions {
  /** 0 or left out: the port of the last run in dataDir, or a free one. */
  port?: number
  /** Where everything is kept; null = in memory only. */
  dataDir: string | null
  workspace: DemoWorkspace
  appManifest: AppManifest
  /** Name of the bot; the manifest's, or "Laurel", if left out. */
  botName?: string
  /** Milliseconds since 1970. */
  now?: () => number
  log?: Log
  /** Deliver to the app by signed HTTP at this address instead of Socket Mode. */
  requestUrl?: string
  /** How long the app has to acknowledge; Slack's 3000 ms if left out. */
  ackTimeoutMs?: number
  /** Waits before an unacknowledged event is repeated; Slack's (at once, 1 min, 5 min) if left out. */
  retryDelaysMs?: readonly number[]
  /** False: do not build and serve the page (tests of the API need none). */
  page?: boolean
}

export interface Playground {
  /** Where the page is: "http://127.0.0.1:PORT". */
  readonly url: string
  /** For the app's slackApiUrl; ends with "/api/". */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  readonly botUserId: string
  readonly teamId: string
  /** Whether an app is connected. */
  readonly connected: boolean
  readonly faults: Faults
  /** People's acts and what they see, for tests. */
  readonly driver: Driver
  /** Makes every Socket Mode client connect anew. */
  refreshConnections(): void
  /** Cuts every Socket Mode connection without a word. */
  cutConnections(): void
  close(): Promise<void>
}

const wallClock = () => systemClock.now().getTime()
const slackRetryDelaysMs = [1000, 60_000, 300_000]

/** Starts a small Slack on 127.0.0.1. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { now = wallClock, log = silentLog, ackTimeoutMs = 3000 } = options
  const page = options.page === false ? null : await bundlePage()
  const journal = options.dataDir === null ? memoryJournal() : openJournal(options.dataDir)
  const botName = options.botName ?? options.appManifest.botName ?? 'Laurel'
  const state = new State(options.workspace, botName, journal, now)
  const server = newServer()
  const port = await choosePort(server, options.port ?? 0, state, log)
  if (state.identity?.port !== port) state.commit({ kind: 'identity', identity: identityAt(port, state) })
  const identity = identityAt(port, state)

  const feed = new Feed()
  state.onChange = (change, before) => feed.tell(tellingOf(state, change, before) ?? (() => null))
  const faults = new Faults()
  const app = new AppLink(faults, feed, now)
  const socketMode = new SocketMode({ appId: state.bot.appId, ackTimeoutMs, log })
  const files = new FileShelf(options.dataDir)
  const events = new Events({
    state,
    app,
    feed,
    now,
    log,
    subscribed: options.appManifest.botEvents,
    retryDelaysMs: options.retryDelaysMs ?? slackRetryDelaysMs,
  })
  const world: World = {
    state,
    views: new Views({ state, feed, limits: fileCheck({ state, files }), now }),
    ephemerals: new Ephemerals(state, feed),
    files,
    triggers: new Triggers(now, state.team.id),
    events,
    app,
    socketMode,
    faults,
    feed,
    manifest: options.appManifest,
    log,
    url: `http://127.0.0.1:${port}`,
    now,
  }
  const acts = actsOf(world)
  route(server, world, new PageServer(world, acts, page))
  const http = options.requestUrl
    ? new HttpDelivery({
        requestUrl: options.requestUrl,
        signingSecret: identity.signingSecret,
        ackTimeoutMs,
        now: wallClock,
        log,
      })
    : null
  app.use(http ?? socketMode)
  events.resume()
  log.info({ url: world.url }, 'the playground is listening')

  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    botToken: identity.botToken,
    appToken: identity.appToken,
    signingSecret: identity.signingSecret,
    botUserId: state.bot.userId,
    teamId: state.team.id,
    get connected() {
      return app.connected
    },
    faults,
    driver: createDriver(world, acts),
    refreshConnections: () => socketMode.refresh(),
    cutConnections: () => socketMode.cut(),
    async close() {
      events.close()
      await http?.close()
      await socketMode.close()
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      journal.close()
    },
  }
}

function identityAt(port: number, state: State) {
  return (
    (state.identity && { ...state.identity, port }) ?? {
      id: newSecret(),
      port,
      botToken: `xoxb-${newSecret()}`,
      appToken: `xapp-${newId('1-A')}-${newSecret()}`,
      signingSecret: newSecret(),
    }
  )
}

/** The port asked for; else the last run's, so that an open page finds its way back; else a free one. */
async function choosePort(
  server: ReturnType<typeof newServer>,
  wanted: number,
  state: State,
  log: Log,
): Promise<number> {
  const known = state.identity?.port ?? 0
  // Two playgrounds writing one journal would ruin it.
  if (await isThisPlayground(known, state.identity?.id)) {
    throw new Error(
      `this playground is already running at http://127.0.0.1:${known}: use it, or stop it first`,
    )
  }
  try {
    return await listen(server, wanted || known)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (wanted) throw new Error(`port ${wanted} is taken: free it, or choose another for the playground`)
    log.warn({ port: known }, 'the port of the last run is taken: taking another')
    return listen(server, 0)
  }
}

async function isThisPlayground(port: number, id: string | undefined): Promise<boolean> {
  if (!id) return false
  try {
    const response = await fetch(`http://127.0.0.1:${port}/playground/identity`, {
      signal: AbortSignal.timeout(2000),
    })
    const body = (await response.json()) as { id?: unknown }
    return body.id === id
  } catch {
    // Whatever holds the port is no playground.
    return false
  }
}
