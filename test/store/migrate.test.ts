import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { OperatorError } from '../../src/core/errors.ts'
import { migrate } from '../../src/store/migrate.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const real = path.join(root, 'prisma/migrations')

let name: string
let url: string
let pool: pg.Pool
let folder: string

beforeEach(async () => {
  name = `migrate_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name}`)
  const address = new URL(inject('postgres').server)
  address.pathname = `/${name}`
  url = address.href
  pool = openPool()
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-migrations-'))
})

afterEach(async () => {
  await pool.end()
  await asAdmin(`drop database ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: url, max: 4 })
  opened.on('error', () => {})
  // Dropping the database cuts connections that are still closing.
  opened.on('connect', client => client.on('error', () => {}))
  return opened
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function write(migration: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, migration), { recursive: true })
  await writeFile(path.join(folder, migration, 'migration.sql'), sql)
}

const tables = async () =>
  (
    await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
  ).rows.map(row => row.name)

const recorded = async () =>
  (
    await pool.query(
      'select migration_name, finished_at is not null as finished, applied_steps_count from _prisma_migrations order by 1',
    )
  ).rows

/** Runs Prisma's own CLI on the database. Answers what it printed, also where it fails. */
function prisma(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [path.join(root, 'prisma/cli.mjs'), ...args],
      { cwd: root, env: { ...process.env, DATABASE_URL: url } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    )
  })
}

describe('migrations', () => {
  it('are applied in order to a fresh database, once', async () => {
    await write('2_second', 'alter table first add column two int;')
    await write('1_first', 'create table first (one int);')
    expect(await migrate(pool, folder)).toEqual(['1_first', '2_second'])
    expect(await migrate(pool, folder)).toEqual([])
    expect(await recorded()).toEqual([
      { migration_name: '1_first', finished: true, applied_steps_count: 1 },
      { migration_name: '2_second', finished: true, applied_steps_count: 1 },
    ])
    await write('3_third', 'create table third (one int);')
    expect(await migrate(pool, folder)).toEqual(['3_third'])
  })

  it('are applied once by several starts at the same time', async () => {
    await write('1_first', 'create table first (one int); select pg_sleep(0.2);')
    await write('2_second', 'create table second (one int);')
    const pools = Array.from({ length: 4 }, openPool)
    try {
      const applied = await Promise.all(pools.map(each => migrate(each, folder)))
      expect(applied.flat()).toEqual(['1_first', '2_second'])
    } finally {
      for (const each of pools) await each.end()
    }
    expect(await recorded()).toHaveLength(2)
  })

  it('leave nothing behind where one fails, and the next start goes on from there', async () => {
    await write('1_first', 'create table first (one int);')
    await write('2_broken', 'create table half (one int); select 1/0;')
    await write('3_third', 'create table third (one int);')
    await expect(migrate(pool, folder)).rejects.toThrow('division by zero')
    expect(await tables()).toEqual(['_prisma_migrations', 'first'])
    expect(await recorded()).toHaveLength(1)
    await write('2_broken', 'create table mended (one int);')
    expect(await migrate(pool, folder)).toEqual(['2_broken', '3_third'])
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'mended', 'third'])
  })

  it('are refused where one was edited after it was applied, and nothing is done', async () => {
    await write('1_first', 'create table first (one int);')
    await migrate(pool, folder)
    await write('1_first', 'create table first (one bigint);')
    await write('2_second', 'create table second (one int);')
    const attempt = migrate(pool, folder)
    await expect(attempt).rejects.toThrow(OperatorError)
    await expect(attempt).rejects.toThrow(/1_first was changed[\s\S]*Restore the file/)
    expect(await tables()).toEqual(['_prisma_migrations', 'first'])
  })

  it('are refused where the database has had one that this version does not know', async () => {
    await write('1_first', 'create table first (one int);')
    await write('2_newer', 'create table newer (one int);')
    await migrate(pool, folder)
    await rm(path.join(folder, '2_newer'), { recursive: true })
    const attempt = migrate(pool, folder)
    await expect(attempt).rejects.toThrow(OperatorError)
    await expect(attempt).rejects.toThrow(/ahead of this version of Laurel: 2_newer/)
  })

  it('are refused where Prisma noted one as failed half-way', async () => {
    await write('1_first', 'create table first (one int);')
    await migrate(pool, folder)
    await pool.query('update _prisma_migrations set finished_at = null')
    await expect(migrate(pool, folder)).rejects.toThrow(/1_first failed half-way[\s\S]*migrate resolve/)
    await pool.query('update _prisma_migrations set rolled_back_at = now()')
    await pool.query('drop table first')
    expect(await migrate(pool, folder)).toEqual(['1_first'])
  })

  it('let the lock go, also after a failure', async () => {
    await write('1_broken', 'select 1/0;')
    await expect(migrate(pool, folder)).rejects.toThrow('division by zero')
    const { rows } = await pool.query(
      `select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(rows).toEqual([])
  })
})

describe('migrations and Prisma', () => {
  it('applied by Laurel, are up to date for Prisma, which finds no difference to the schema', async () => {
    expect((await prisma('migrate', 'status')).code).toBe(1)
    expect(await migrate(pool, real)).not.toEqual([])
    const status = await prisma('migrate', 'status')
    expect(status.output).toContain('Database schema is up to date')
    expect(status.code).toBe(0)
    const deploy = await prisma('migrate', 'deploy')
    expect(deploy.output).toContain('No pending migrations to apply')
    const difference = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    )
    expect(difference.output).toContain('No difference detected')
    expect(difference.code).toBe(0)
  })

  it('applied by Prisma, are nothing left to do for Laurel', async () => {
    const deploy = await prisma('migrate', 'deploy')
    expect(deploy.output).toContain('successfully applied')
    const before = await tables()
    expect(await migrate(pool, real)).toEqual([])
    expect(await tables()).toEqual(before)
  })

  it('begun by Prisma, are gone on with by Laurel, and accepted by Prisma again', async () => {
    await cp(real, folder, { recursive: true })
    const config = path.join(folder, 'config.mjs')
    const settings = {
      schema: path.join(root, 'prisma/schema.prisma'),
      migrations: { path: folder },
      datasource: { url },
    }
    await writeFile(config, `export default ${JSON.stringify(settings)}`)
    expect((await prisma('migrate', 'deploy', '--config', config)).code).toBe(0)
    await write('99990101000000_later', 'create table later (one int);')
    const before = await prisma('migrate', 'status', '--config', config)
    expect(before.output).toMatch(/not yet been applied[\s\S]*99990101000000_later/)
    expect(await migrate(pool, folder)).toEqual(['99990101000000_later'])
    const after = await prisma('migrate', 'status', '--config', config)
    expect(after.output).toContain('Database schema is up to date')
  })
})
