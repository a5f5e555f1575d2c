import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { openDatabase } from '../src/store/open-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { server: string; template: string }
    /** Folder for the run: the trained model is kept there. */
    dataDir: string
  }
}

const template = 'laurel_template'

/** One real PostgreSQL for the whole run, and in it a migrated database that each test's own is copied from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.join(tmpdir(), `laurel-test-${process.pid}`)
  const server = await startEmbeddedPostgres(folder)
  const close = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await createTemplate(server.url, folder)
  } catch (error) {
    // PostgreSQL would outlive this run.
    await close()
    throw error
  }
  project.provide('dataDir', folder)
  project.provide('postgres', { server: server.url, template })
  return close
}

async function createTemplate(serverUrl: string, folder: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${template}`).finally(() => admin.end())
  const url = new URL(serverUrl)
  url.pathname = `/${template}`
  const opened = await openDatabase({ DATABASE_URL: url.href, LAUREL_DATA_DIR: folder }, error => {
    throw error
  })
  await opened.close()
}
