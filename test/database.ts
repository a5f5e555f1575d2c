import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../src/core/stores.ts'
import { type Connection, connect } from '../src/store/client.ts'
import { postgresDatabase } from '../src/store/postgres-database.ts'

export interface TestDatabase {
  url: string
  connection: Connection
  database: Database
  close(): Promise<void>
}

/** A fresh, migrated database of its own on the run's PostgreSQL. Close it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server, template } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const connection = connect(url.href, error => console.error('idle connection lost:', error.message))
  return {
    url: url.href,
    connection,
    database: postgresDatabase(connection),
    async close() {
      await connection.close()
      await asAdmin(server, `drop database ${name} with (force)`)
    },
  }
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
