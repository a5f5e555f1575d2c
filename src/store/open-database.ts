import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import { OperatorError } from '../core/errors.ts'
import type { Database } from '../core/stores.ts'
import { type Connection, connect } from './client.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { postgresDatabase } from './postgres-database.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

export interface OpenDatabase {
  url: string
  /** Whether the server is the embedded one. */
  embedded: boolean
  connection: Connection
  database: Database
  close(): Promise<void>
}

/**
 * Opens the database that the configuration names, or the embedded one, and brings its schema up to date.
 *
 * @throws OperatorError where it cannot be reached or migrated.
 */
export async function openDatabase(
  config: { DATABASE_URL?: string | undefined; LAUREL_DATA_DIR: string },
  onError: (error: Error) => void,
): Promise<OpenDatabase> {
  const server = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres(path.join(config.LAUREL_DATA_DIR, 'postgres'))
  const url = config.DATABASE_URL ?? server?.url ?? ''
  const connection = connect(url, onError)
  const watch = server && keepRunning(server, onError)
  const close = async () => {
    await watch?.stop()
    await connection.close()
    await server?.stop()
  }
  try {
    await connection.pool.query('select 1').catch(cause => {
      throw new OperatorError(
        `The database does not answer: ${cause.message}`,
        'Check DATABASE_URL (host, port, user, password, database name) and that the server is running.',
        { cause },
      )
    })
    await migrate(connection.pool, migrations)
    await runMigrations({ pgPool: connection.pool })
  } catch (error) {
    await close()
    throw error
  }
  return { url, embedded: server !== null, connection, database: postgresDatabase(connection), close }
}

/** How often it is looked whether the embedded server still runs, in milliseconds. */
const lookEvery = 1000

/** An embedded server that is killed alone, by the system for want of memory for one, is started again. */
function keepRunning(server: EmbeddedPostgres, onError: (error: Error) => void): { stop(): Promise<void> } {
  let looking: Promise<void> | null = null
  const look = async () => {
    try {
      if (await server.revive()) onError(new Error('the embedded database had ended, and was started again'))
    } catch (error) {
      onError(error as Error)
    }
    looking = null
  }
  const timer = setInterval(() => {
    looking ??= look()
  }, lookEvery)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
