import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

const key = 'folder of compiled sources'

/**
 * Has worker threads that start from now on take their sources from this folder.
 * @param {string} folder as `cli/compiled.mjs` fills it
 */
export function workersUse(folder) {
  setEnvironmentData(key, folder)
}

/**
 * Runs a source in a worker thread, which starts without the TypeScript loader of the process that starts it: compiled, where
 * the program is; else it is read on the fly, which takes half a second more and some 50 MB.
 * @param {string} name relative to src, without its ending; one of those that `cli/compiled.mjs` compiles
 */
export async function runInWorker(name) {
  const folder = getEnvironmentData(key)
  if (folder) return import(pathToFileURL(join(String(folder), `${name}.mjs`)).href)
  const { register } = await import('tsx/esm/api')
  register()
  return import(new URL(`${name}.ts`, import.meta.url).href)
}
