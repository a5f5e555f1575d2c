import { Worker } from 'node:worker_threads'
import type { Framework } from '../core/framework/framework.ts'
import type { Fit, Learning, WorkspaceExample } from '../core/mapping/workspace-example.ts'
import type { MapperSource } from '../seeds/model-file.ts'

export interface RefitOrder {
  document: Framework['document']
  sourceLines: Framework['sourceLines']
  /** Where the built-in model comes from. */
  source: Omit<MapperSource, 'framework'>
  /** File of the messages put aside to judge refits by. */
  checkFile: string
  examples: readonly WorkspaceExample[]
  now: Date
}

/** Learns in a worker thread, so that the event loop stays free and the memory goes away with the thread. */
export function learnInThread(source: Omit<MapperSource, 'framework'>, checkFile: string): Learning {
  return {
    fit: (framework, examples, now) =>
      new Promise<Fit>((resolve, reject) => {
        const { document, sourceLines } = framework
        const order: RefitOrder = { document, sourceLines, source, checkFile, examples, now }
        const worker = new Worker(new URL('./refit-worker.mjs', import.meta.url), {
          workerData: order,
          execArgv: [],
          resourceLimits: { maxYoungGenerationSizeMb: 16 },
        })
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', code => reject(new Error(`learning ended early, with exit code ${code}`)))
      }),
  }
}
