import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { workersUse } from '../worker-source.mjs'

const sources = fileURLToPath(new URL('..', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache/laurel', import.meta.url))

/**
 * The program as plain JavaScript, compiled once for each state of the sources. Node itself cannot read TypeScript everywhere that
 * Laurel runs, and what reads it on the fly stays in memory with a thread of its own: some 50 MB and a slower start.
 * @returns {Promise<string>} URL of program.ts, compiled
 * @throws Error when the folder of packages cannot be written, or a source is no TypeScript
 */
export async function compiledProgram() {
  const files = (await readdir(sources, { recursive: true })).filter(name => name.endsWith('.ts')).sort()
  const hash = createHash('sha256').update(process.version)
  // What is compiled, and into what, is said here.
  hash.update(await readFile(fileURLToPath(import.meta.url)))
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(sources, file)))
  const folder = join(cache, hash.digest('hex').slice(0, 16))
  const program = join(folder, 'cli/program.mjs')
  if (!(await stat(program).catch(() => null))) await compile(folder)
  workersUse(folder)
  return pathToFileURL(program).href
}

/** Whole or not at all: another process may be starting from the same folder. */
async function compile(folder) {
  const { build } = await import('esbuild')
  const draft = `${folder}.${process.pid}`
  await mkdir(cache, { recursive: true })
  try {
    await build({
      entryPoints: ['cli/program.ts', 'charts/paint-worker.ts'].map(source => join(sources, source)),
      outbase: sources,
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'silent',
      plugins: [inPlace],
    })
    await rename(draft, folder).catch(async error => {
      if (!(await stat(folder).catch(() => null))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await forgetOld()
}

/** A process that still runs an older state may yet load a part of it, so some are kept. */
async function forgetOld() {
  const kept = await Promise.all(
    (await readdir(cache)).map(async name => ({ name, at: (await stat(join(cache, name))).mtimeMs })),
  )
  kept.sort((left, right) => right.at - left.at)
  for (const { name } of kept.slice(8)) await rm(join(cache, name), { recursive: true, force: true })
}

/** What a source finds beside itself (workers, styles, seeds) it finds there when it is compiled, too. */
const inPlace = {
  name: 'in-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined
      const source = await readFile(path, 'utf8')
      return {
        loader: 'ts',
        contents: source
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      }
    })
  },
}
