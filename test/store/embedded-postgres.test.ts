import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OperatorError } from '../../src/core/errors.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'

let folder: string
const started: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-postgres-'))
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755)
})

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(folder)
  started.push(server)
  return server
}

const pidFile = () => path.join(folder, 'data/postmaster.pid')
const serverPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0])
const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  )

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

const remember = (url: string) => query(url, 'create table kept as select 1 as one')
const recall = (url: string) => query(url, 'select one from kept')

/** Kills the server as an out-of-memory killer would, and leaves its pid file behind. */
async function killServer(url: string): Promise<void> {
  process.kill(await serverPid(), 'SIGKILL')
  await expect.poll(() => answers(url), { timeout: 5000, interval: 5 }).toBe(false)
}

describe('the embedded PostgreSQL', () => {
  it('is made at the first start: durable, behind a password, reachable from this machine only', async () => {
    const { url, adopted } = await start()
    expect(adopted).toBe(false)
    const settings = await query<{ name: string; setting: string }>(
      url,
      `select name, setting from pg_settings where name in
       ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    })
    const stranger = new URL(url)
    stranger.password = 'guessed'
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect((await stat(path.join(folder, 'password'))).mode & 0o777).toBe(0o600)
  })

  it('keeps everything over a stop and a start, and stops although its last client has just left', async () => {
    for (let round = 0; round < 3; round += 1) {
      const server = await startEmbeddedPostgres(folder)
      if (round === 0) await remember(server.url)
      const pool = new pg.Pool({ connectionString: server.url, max: 8 })
      await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.01)')))
      await pool.end()
      await server.stop()
      expect(await answers(server.url)).toBe(false)
    }
    expect(await recall((await start()).url)).toEqual([{ one: 1 }])
  })

  it('is taken over where a killed Laurel left it running', async () => {
    const left = await startEmbeddedPostgres(folder)
    await remember(left.url)
    const pid = await serverPid()
    const server = await start()
    expect(server).toMatchObject({ url: left.url, adopted: true })
    expect(await serverPid()).toBe(pid)
    expect(await recall(server.url)).toEqual([{ one: 1 }])
  })

  it('goes on running while another still uses it, and is stopped by the last', async () => {
    const first = await startEmbeddedPostgres(folder)
    const second = await startEmbeddedPostgres(folder)
    const client = new pg.Client({ connectionString: second.url })
    await client.connect()
    await first.stop()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    await second.stop()
    expect(await answers(second.url)).toBe(false)
    await second.stop()
  })

  it('starts again at once after it was killed', async () => {
    const { url } = await start()
    await remember(url)
    await killServer(url)
    const server = await start()
    expect(server.adopted).toBe(false)
    expect(await recall(server.url)).toEqual([{ one: 1 }])
  })

  it('starts although the process number of its killed server now belongs to another process', async () => {
    const { url } = await start()
    await remember(url)
    const lines = (await readFile(pidFile(), 'utf8')).split('\n')
    await killServer(url)
    const other = await spawnOther()
    await writeFile(pidFile(), [String(other.pid), ...lines.slice(1)].join('\n'))
    const server = await start()
    expect(server.adopted).toBe(false)
    expect(await recall(server.url)).toEqual([{ one: 1 }])
    expect(other.exitCode ?? other.signalCode).toBeNull()
  })

  it('starts although the pid file that a crash left is empty', async () => {
    const { url } = await start()
    await remember(url)
    await killServer(url)
    await writeFile(pidFile(), '')
    expect(await recall((await start()).url)).toEqual([{ one: 1 }])
  })

  it('is made anew where making it was interrupted, and nothing of the attempt stays', async () => {
    await mkdir(path.join(folder, 'data/base'), { recursive: true })
    await writeFile(path.join(folder, 'data/postgresql.conf'), '')
    await mkdir(path.join(folder, 'initdb-killed/data'), { recursive: true })
    await writeFile(path.join(folder, 'initdb-killed/data/PG_VERSION'), '18\n')
    const first = await start()
    await remember(first.url)
    await first.stop()
    expect(await recall((await start()).url)).toEqual([{ one: 1 }])
    expect((await readdir(folder)).sort()).toEqual(['data', 'password', 'port', 'postgres.log'])
  })

  it('is the same one for starts at the same time on an empty folder', async () => {
    const servers = await Promise.all([start(), start(), start()])
    expect(new Set(servers.map(server => server.url)).size).toBe(1)
    const { url } = servers[0]!
    await remember(url)
    expect(await recall(url)).toEqual([{ one: 1 }])
    expect((await readdir(folder)).filter(name => name.startsWith('password'))).toEqual(['password'])
  })

  it('is the same one for starts at the same time after it was killed', async () => {
    const { url } = await start()
    await remember(url)
    await killServer(url)
    const servers = await Promise.all([start(), start(), start()])
    expect(new Set(servers.map(server => server.url)).size).toBe(1)
    expect(await recall(servers[0]!.url)).toEqual([{ one: 1 }])
  })

  it('tells on a machine it is not built for what to do instead', async () => {
    const attempt = startEmbeddedPostgres(folder, { platform: 'sunos', arch: 'sparc' })
    await expect(attempt).rejects.toThrow(OperatorError)
    await expect(attempt).rejects.toThrow(/no build for sunos-sparc[\s\S]*Set DATABASE_URL/)
    expect(await readdir(folder)).toEqual([])
  })

  it('tells why it does not start', async () => {
    const server = await startEmbeddedPostgres(folder)
    await server.stop()
    await writeFile(path.join(folder, 'data/PG_VERSION'), '9\n')
    await expect(start()).rejects.toThrow(/did not start[\s\S]*not compatible[\s\S]*postgres\.log/)
  })
})

/** A process that is no PostgreSQL, run by the user that PostgreSQL runs as. */
async function spawnOther(): Promise<ChildProcess> {
  const { uid, gid } = await stat(path.join(folder, 'data'))
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  await once(child.stdout!, 'data')
  return child
}
