import { type Config, readConfig } from '../config.ts'
import { OperatorError } from '../core/errors.ts'
import type { Database } from '../core/stores.ts'
import type { Workspace } from '../core/workspace.ts'
import { type OpenDatabase, openDatabase } from '../store/open-database.ts'

/** Opens the configured database for one command and closes it whatever happens. */
export async function withDatabase<T>(
  work: (opened: OpenDatabase, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  const opened = await openDatabase(config, error => process.stderr.write(`database: ${error.message}\n`))
  try {
    return await work(opened, config)
  } finally {
    await opened.close()
  }
}

/** The workspace of that id; without an id, the only one there is. */
export async function chooseWorkspace(database: Database, id: string | undefined): Promise<Workspace> {
  const all = await database.workspaces.list()
  const list = all.map(workspace => `${workspace.id}  ${workspace.name} (${workspace.platform})`).join('\n  ')
  if (id !== undefined) {
    const found = all.find(workspace => workspace.id === id)
    if (found) return found
    throw new OperatorError(
      `There is no workspace "${id}".`,
      all.length > 0
        ? `Choose one of:\n  ${list}`
        : 'Start Laurel once: it records the workspace it connects to.',
    )
  }
  const [only, second] = all
  if (!only)
    throw new OperatorError(
      'Laurel has not been connected to a workspace yet.',
      'Start it once (npm start): it records the workspace it connects to.',
    )
  if (second)
    throw new OperatorError('There are several workspaces.', `Choose one with --workspace ID:\n  ${list}`)
  return only
}
