import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { OperatorError } from '../core/errors.ts'

/** The advisory lock that Prisma's schema engine takes, so that `prisma migrate deploy` and Laurel wait for each other. */
const lock = 72707369

/** Prisma's own bookkeeping, as its schema engine creates it. */
const bookkeeping = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/**
 * Applies the migrations of `folder` that the database has not had, each with its bookkeeping in one transaction, and
 * returns their names. `prisma migrate deploy` can go on where this stopped, and the other way round.
 *
 * @throws OperatorError where an applied migration was edited, failed before, or is unknown to this version.
 */
export async function migrate(pool: Pool, folder: string): Promise<string[]> {
  const names = await listMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(bookkeeping)
    const { rows } = await client.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    const pending = await compare(rows, names, folder)
    for (const migration of pending) await apply(client, migration)
    return pending.map(migration => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => {})
    client.release()
  }
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

async function listMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

async function compare(applied: Applied[], names: string[], folder: string): Promise<Migration[]> {
  const failed = applied.find(row => row.finished_at === null)
  if (failed) {
    throw new OperatorError(
      `Migration ${failed.migration_name} failed half-way in an earlier run.`,
      'Repair the database, then run: npm run prisma -- migrate resolve --applied (or --rolled-back) with its name.',
    )
  }
  const checksums = new Map(applied.map(row => [row.migration_name, row.checksum]))
  const pending: Migration[] = []
  for (const name of names) {
    const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const before = checksums.get(name)
    checksums.delete(name)
    if (before === undefined) pending.push({ name, sql, checksum })
    else if (before !== checksum) {
      throw new OperatorError(
        `Migration ${name} was changed after it was applied to this database.`,
        'Restore the file from the release you run; changes go into a new migration.',
      )
    }
  }
  if (checksums.size > 0) {
    throw new OperatorError(
      `The database is ahead of this version of Laurel: ${[...checksums.keys()].join(', ')}.`,
      'Start the newer version, or set DATABASE_URL to the database that belongs to this one.',
    )
  }
  return pending
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
