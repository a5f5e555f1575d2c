import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, link, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '../core/errors.ts'
import type { Binaries, Identity } from './embedded-binaries.ts'

const run = promisify(execFile)

/** The database's user, who may do everything in it. */
export const superuser = 'laurel'

export async function prepareFolder(home: string, identity: Identity): Promise<void> {
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

export async function readOrCreatePassword(home: string): Promise<string> {
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

export function isWhole(data: string): Promise<boolean> {
  return exists(path.join(data, 'PG_VERSION'))
}

/** What interrupted first starts have left. */
export async function removeDrafts(home: string): Promise<void> {
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
export async function initialise(
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

async function exists(file: string): Promise<boolean> {
  try {
    await readFile(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
