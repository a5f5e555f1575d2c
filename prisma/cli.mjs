// Runs the Prisma CLI. Where Prisma's native schema engine could not be downloaded at install (no internet), it
// points Prisma at `schema-engine.mjs` beside this file, which speaks the same protocol from WebAssembly.
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

function nativeEngineIsInstalled() {
  // A dependency of Prisma's, not ours.
  const engines = createRequire(require.resolve('prisma/package.json')).resolve(
    '@prisma/engines/package.json',
  )
  const folder = path.dirname(engines)
  return readdirSync(folder).some(name => name.startsWith('schema-engine-'))
}

const environment = { ...process.env }
if (!environment.PRISMA_SCHEMA_ENGINE_BINARY && !nativeEngineIsInstalled()) {
  const engine = fileURLToPath(new URL('./schema-engine.mjs', import.meta.url))
  chmodSync(engine, 0o755)
  environment.PRISMA_SCHEMA_ENGINE_BINARY = engine
}
environment.PRISMA_HIDE_UPDATE_MESSAGE ??= '1'
environment.CHECKPOINT_DISABLE ??= '1'

const cli = require.resolve('prisma/build/index.js')
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment,
})
process.exit(status ?? 1)
