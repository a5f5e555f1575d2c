import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Logger, pino } from 'pino'
import type { Laurel } from './app/laurel.ts'
import { learnFromTags } from './app/learn-from-tags.ts'
import { loadFramework } from './app/load-framework.ts'
import { publicCalendars } from './calendar/public-calendars.ts'
import { ThreadPainter } from './charts/painter.ts'
import type { SlackConnection } from './chat/slack/app.ts'
import type { TeamsConnection } from './chat/teams/app.ts'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { connectChats } from './connections.ts'
import type { Clock } from './core/clock.ts'
import { OperatorError } from './core/errors.ts'
import type { Framework } from './core/framework/framework.ts'
import type { LoadedFramework } from './core/framework/frameworks.ts'
import type { Mapper } from './core/mapping/mapper.ts'
import { readsOnly } from './core/mapping/reads-only.ts'
import type { Database } from './core/stores.ts'
import type { Workspace } from './core/workspace.ts'
import { healthRoutes, serveHealth } from './health.ts'
import { randomIds } from './ids.ts'
import { startHousekeeping } from './jobs/housekeeping.ts'
import { startRefits } from './jobs/refit.ts'
import { learnInThread } from './jobs/refit-thread.ts'
import { startScheduler } from './jobs/scheduler.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { loggedError } from './logged-error.ts'
import { chooseMapper } from './mapping/choose-mapper.ts'
import { readManifest } from './playground/manifest.ts'
import { type Playground, startPlayground } from './playground/playground.ts'
import { readWorkspace } from './playground/workspace.ts'
import { remember } from './remember.ts'
import { readDemo } from './seeds/demo-file.ts'
import { readFramework } from './seeds/framework-file.ts'
import { loadMapper } from './seeds/model-file.ts'
import { readQuestions } from './seeds/question-file.ts'
import { loadDemo } from './store/demo.ts'
import { openDatabase } from './store/open-database.ts'
import { secretOf } from './store/secrets.ts'
import { LinkTokens } from './web/link-token.ts'
import { pictureRoutes } from './web/picture-routes.ts'
import { reportRoutes } from './web/report-routes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const seeds = path.join(root, 'seeds')

export interface RunningLaurel {
  laurel: Laurel
  /** The local chat, where no Slack is configured. */
  playground: Playground | null
  /** Null where Teams alone is set. */
  slack: SlackConnection | null
  /** Null where nothing of Teams is set. */
  teams: TeamsConnection | null
  worker: Worker
  /** Port of `/healthz` and `/readyz`, of what Teams sends, and of Slack's requests over HTTP. */
  port: number
  /** Takes nothing new, finishes what is in hand, and closes everything. */
  stop(): Promise<void>
}

/** `openPlayground` replaces the playground that is opened without Slack settings. */
export interface Overrides {
  clock?: Clock
  /** Between 0 and 1: how much later than others a job is tried again. */
  random?: () => number
  openPlayground?: () => Promise<Playground>
  /** How long a call of Slack may take, in milliseconds. */
  slackTimeoutMs?: number
}

/** Starts everything, in the order in which each part needs the one before. */
export async function startLaurel(
  config: Config,
  log: Logger,
  overrides: Overrides = {},
): Promise<RunningLaurel> {
  const clock = overrides.clock ?? systemClock
  const closers: (() => Promise<unknown>)[] = []
  const stop = async () => {
    const failures: unknown[] = []
    for (const close of closers.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
  try {
    const opened = await openDatabase(config, error =>
      log.warn({ err: error }, 'the database dropped a connection'),
    )
    closers.push(() => opened.close())
    const { database, connection } = opened

    const playground =
      config.slack.mode === 'playground'
        ? await (overrides.openPlayground ?? (() => openPlayground(config, clock)))()
        : null
    if (playground) closers.push(() => playground.close())
    const painter = new ThreadPainter()
    closers.push(() => painter.stop())
    const secret = config.LAUREL_SECRET ?? (await secretOf(connection, 'report-links', clock.now()))
    const reports = new LinkTokens(secret, 'report')
    const pictures = new LinkTokens(secret, 'picture')
    const forms = new LinkTokens(secret, 'form')
    let webAddress = config.LAUREL_PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`
    const { slackTimeoutMs } = overrides
    const chats = await connectChats(config, {
      playground,
      database,
      painter,
      ids: randomIds,
      pictureAddress: config.teams?.pictures === 'fetched' ? id => pictures.addressOf(webAddress, id) : null,
      clock,
      log,
      slackTimeoutMs,
    })
    const { slack, teams } = chats
    if (config.teams?.pictures === 'needs-https' && config.LAUREL_PUBLIC_URL)
      log.warn(
        'LAUREL_PUBLIC_URL is not https, and Teams fetches pictures from nowhere else: it gets charts and words. Set an https address, or TEAMS_PICTURES=false.',
      )

    const questions = await readQuestions()
    const cacheDir = path.join(config.LAUREL_DATA_DIR, 'model')
    const chosenMapper = chooseMapper(config.mapper, { calls: database.endpointCalls, clock, cacheDir, log })
    closers.push(async () => chosenMapper.stop())
    const model = { corpusDir: path.join(seeds, 'corpus/train'), cacheDir }
    const mappers = new Map<string, Promise<Mapper>>()
    const mapperOf = (framework: Framework) => {
      const key = JSON.stringify([framework.code, framework.version])
      const loading = mappers.get(key) ?? loadMapper({ framework, ...model })
      mappers.set(key, loading)
      // What failed once, a full disk or too little memory, may succeed when it is asked for again.
      loading.catch(() => mappers.delete(key))
      return loading
    }
    const fromTags = learnFromTags({ database, clock, framework: id => laurel.framework(id), base: mapperOf })
    const learnt = async (id: string) => readsOnly(await fromTags(id))
    const laurel: Laurel = {
      database,
      clock,
      ids: randomIds,
      questions,
      calendars: publicCalendars(),
      workspace: remember(clock, async id => {
        const workspace = await database.workspaces.get(id)
        if (!workspace)
          throw new OperatorError(`There is no workspace ${id}.`, 'Start Laurel with its tokens once.')
        return workspace
      }),
      framework: currentFramework(database, id => laurel.workspace(id)),
      // What is learnt is learnt on top of the built-in model; an endpoint helps both.
      mapper: async id => chosenMapper.over(await learnt(id), (await laurel.framework(id)).framework),
      localMapper: learnt,
      chat: id => chats.chat(id),
      directory: id => chats.directory(id),
      ...(playground || config.LAUREL_PUBLIC_URL || isLocalTeams(config)
        ? { reportAddress: id => reports.addressOf(webAddress, id) }
        : {}),
    }
    for (const workspaceId of chats.workspaceIds) {
      let framework = await database.frameworks.current(workspaceId)
      if (!framework) {
        const folder = config.LAUREL_FRAMEWORK ?? path.join(seeds, 'frameworks/core')
        await loadFramework(laurel, { workspaceId, framework: await readFramework(folder) })
        framework = await database.frameworks.current(workspaceId)
      }
      const isDemo = playground !== null && workspaceId === slack?.workspaceId
      // Not through `laurel`, which would remember the workspace as it was before.
      if (framework && isDemo && (await database.teams.list(workspaceId)).length === 0) {
        await loadDemo(connection, await readDemo(path.join(seeds, 'demo')), {
          workspaceId,
          frameworkId: framework.id,
          questions: questions.questions.filter(({ kind }) => kind === 'agreement').map(({ code }) => code),
          ids: randomIds,
          now: clock.now(),
        })
      }
      await laurel.mapper(workspaceId)
    }

    const worker = await startWorker(
      laurel,
      { pool: connection.pool, url: opened.url },
      log,
      overrides.random,
    )
    closers.push(() => worker.stop())
    // Before the worker, which would wait for the calls in hand.
    closers.push(async () => chosenMapper.stop())
    const scheduler = await startScheduler({ laurel, log })
    closers.push(() => scheduler.stop())
    const housekeeping = startHousekeeping(laurel, log)
    closers.push(async () => housekeeping.stop())
    const learning = learnInThread(model, path.join(seeds, 'corpus/held-out/lake.jsonl'))
    const refits = startRefits(laurel, learning, log)
    closers.push(() => refits.stop())

    const routes = [
      ...healthRoutes({
        isConnected: () => chats.isConnected(),
        ping: () => connection.pool.query('select 1'),
      }),
      ...(teams ? [teams.route] : []),
      ...reportRoutes({ laurel, tokens: reports, clock, log }),
      ...(teams ? pictureRoutes({ laurel, tokens: pictures, clock, log }) : []),
    ]
    let port = config.PORT
    if (config.slack.mode !== 'http') {
      const health = await serveHealth(routes, {
        port,
        // What is not signed is for this machine alone.
        host: playground || isLocalTeams(config) ? '127.0.0.1' : config.HOST,
        orFreePort: playground !== null,
      })
      closers.push(() => health.close())
      port = health.port
      if (!config.LAUREL_PUBLIC_URL) webAddress = `http://127.0.0.1:${port}`
    }
    const onTeamsChanged = () => {
      scheduler.refresh().catch(error => log.error({ err: error }, 'the schedules could not be read anew'))
    }
    await teams?.start(laurel, forms, onTeamsChanged)
    closers.push(async () => teams?.stop())
    await slack?.start(laurel, onTeamsChanged, { port, host: config.HOST, routes })
    closers.push(async () => slack?.stop())
    return { laurel, playground, slack, teams, worker, port, stop }
  } catch (error) {
    await stop().catch(failure => log.error({ err: failure }, 'not everything could be closed'))
    throw error
  }
}

/** A client of this machine, whose requests are not signed. */
function isLocalTeams({ teams }: Config): boolean {
  return teams !== null && teams.app === null
}

/** The framework in use, read once for each that is put to use. */
function currentFramework(
  database: Database,
  workspace: (id: string) => Promise<Workspace>,
): (workspaceId: string) => Promise<LoadedFramework> {
  const known = new Map<string, LoadedFramework>()
  return async workspaceId => {
    const { frameworkId } = await workspace(workspaceId)
    const before = known.get(workspaceId)
    if (before && before.id === frameworkId) return before
    const current = await database.frameworks.current(workspaceId)
    if (!current)
      throw new OperatorError(`Workspace ${workspaceId} has no framework.`, 'Run: laurel framework load FILE')
    known.set(workspaceId, current)
    return current
  }
}

async function openPlayground(config: Config, clock: Clock): Promise<Playground> {
  return startPlayground({
    port: config.PLAYGROUND_PORT,
    dataDir: path.join(config.LAUREL_DATA_DIR, 'playground'),
    workspace: await readWorkspace(path.join(seeds, 'demo/workspace.yaml')),
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    now: () => clock.now().getTime(),
  })
}

/** `laurel start`: runs until it is told to stop. */
export async function main(): Promise<void> {
  const config = readConfig()
  const log = pino({
    level: config.LOG_LEVEL,
    redact: ['token', '*.token'],
    serializers: { err: loggedError },
  })
  const running = await startLaurel(config, log)
  const { playground, slack, port } = running
  // Before it is announced: whoever reads that may stop us at once.
  const stopped = new Promise<void>((resolve, reject) => {
    const shutDown = () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.off(signal, shutDown)
        // Told twice, we go at once: nothing acknowledged is lost by that.
        process.on(signal, () => process.exit(1))
      }
      log.info('stopping')
      running.stop().then(resolve, reject)
    }
    process.on('SIGINT', shutDown)
    process.on('SIGTERM', shutDown)
  })
  if (playground) {
    process.stdout.write(
      `\n  Laurel is running. Open ${playground.url} in a browser.\n  Stop it with Ctrl+C; everything is kept in ${config.LAUREL_DATA_DIR}.\n\n`,
    )
  } else {
    const tenants = config.teams?.tenantIds
    log.info({ workspace: slack?.workspaceName, tenants, port, mode: config.slack.mode }, 'Laurel is running')
  }
  await stopped
}
