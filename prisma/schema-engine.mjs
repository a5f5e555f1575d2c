#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` where that binary could not be downloaded: the same JSON-RPC over
// standard input and output and the same `cli` sub-commands, served by @prisma/schema-engine-wasm through the
// PostgreSQL driver adapter. `cli.mjs` beside this file decides when it is used.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const charOid = 18
const textOid = 25

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
})
const datasource = options.datasource ? JSON.parse(options.datasource) : {}

function log(level, message, extra = {}) {
  process.stderr.write(`${JSON.stringify({ level, fields: { message, ...extra } })}\n`)
}

async function loadWasm() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const binary = readFileSync(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: message => log('ERROR', String(message)) }
}

/** PostgreSQL's one-byte "char" is unknown to the driver adapter: it is read as text, then marked as a character. */
class CharAwarePool extends pg.Pool {
  charColumns = []

  async query(...args) {
    const result = await super.query(...args)
    const fields = result?.fields ?? []
    this.charColumns = fields.map(field => field.dataTypeID === charOid)
    for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid
    return result
  }
}

async function openAdapter(url, afterDispose = async () => {}) {
  const pool = new CharAwarePool({ connectionString: url, max: 1 })
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  const { queryRaw, executeRaw } = adapter
  adapter.queryRaw = async query => {
    const result = await queryRaw.call(adapter, query)
    pool.charColumns.forEach((isChar, i) => {
      if (isChar) result.columnTypes[i] = ColumnTypeEnum.Character
    })
    return result
  }
  // A script goes as one simple-protocol message, so that all of it happens or nothing.
  adapter.executeScript = sql =>
    pool.query(sql).then(
      () => {},
      error => adapter.onError(error),
    )
  adapter.executeRaw = async query => {
    if (query.args.length > 0 || !/;\s*\S/.test(query.sql)) return executeRaw.call(adapter, query)
    await adapter.executeScript(query.sql)
    return 0
  }
  adapter.dispose = async () => {
    await pool.end()
    await afterDispose()
  }
  return adapter
}

async function openShadow() {
  if (datasource.shadowDatabaseUrl) return openAdapter(datasource.shadowDatabaseUrl)
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
  const admin = new pg.Pool({ connectionString: requireUrl(), max: 1 })
  await admin.query(`CREATE DATABASE "${name}"`)
  const url = new URL(requireUrl())
  url.pathname = `/${name}`
  return openAdapter(url.href, async () => {
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
    await admin.end()
  })
}

function requireUrl() {
  if (/^postgres(ql)?:/.test(datasource.url ?? '')) return datasource.url
  throw new Error('Set DATABASE_URL to a postgresql:// address for this command.')
}

async function runCli(command) {
  if (command === 'can-connect-to-database') {
    const adapter = await openAdapter(requireUrl())
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
    await adapter.dispose()
    log('INFO', 'Connection successful')
  } else if (command === 'create-database') {
    const url = new URL(requireUrl())
    const name = decodeURIComponent(url.pathname.slice(1))
    url.pathname = '/postgres'
    const admin = new pg.Client({ connectionString: url.href })
    await admin.connect()
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`)
    await admin.end()
    log('INFO', 'Database created')
  } else {
    throw new Error(`schema-engine cli ${command} is not supported without the native engine`)
  }
}

async function serve() {
  // Unlike the native engine this one connects for every command, a diff of two schema files included.
  requireUrl()
  await loadWasm()
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(requireUrl()),
    connectToShadowDb: openShadow,
  })
  const datamodels = (options.datamodels ?? []).map(file => [file, readFileSync(file, 'utf8')])
  const engine = await bindings.SchemaEngine.new(
    datamodels.length > 0 ? { datamodels } : {},
    () => {},
    factory,
  )
  const send = message => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

  async function answer({ id, method, params }) {
    try {
      if (method === 'createDatabase') return send({ id, result: { databaseName: '' } })
      const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
      // The native engine prints a diff through a request to its client.
      if (method === 'diff' && result.stdout != null) {
        send({ id: 1e9 + id, method: 'print', params: { content: result.stdout } })
      }
      send({ id, result: result ?? null })
    } catch (error) {
      const external = /External error id#(\d+)/.exec(String(error?.message))
      const cause = external ? factory.errorRegistry?.consumeError(Number(external[1]))?.error : undefined
      const code = error?.code ?? error?.error_code
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: false,
            message: String(cause ?? error?.message ?? error),
            meta: error?.meta ?? null,
            ...(code ? { error_code: code } : {}),
          },
        },
      })
    }
  }

  let queue = Promise.resolve()
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.method !== undefined) queue = queue.then(() => answer(request))
  }
  await queue
}

if (options.version) {
  await loadWasm()
  console.log(`schema-engine-wasm ${bindings.version()}`)
} else {
  try {
    await (positionals[0] === 'cli' ? runCli(positionals[1]) : serve())
  } catch (error) {
    log('ERROR', String(error.message), { is_panic: false, error_code: 'P1001', meta: {} })
    process.exit(1)
  }
}
process.exit()
