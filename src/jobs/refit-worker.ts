import { parentPort, workerData } from 'node:worker_threads'
import { Framework } from '../core/framework/framework.ts'
import { fitWorkspace } from '../core/mapping/workspace-fit.ts'
import { readCorpus } from '../seeds/corpus-file.ts'
import { loadMapper } from '../seeds/model-file.ts'
import type { RefitOrder } from './refit-thread.ts'

const { document, sourceLines, source, checkFile, examples, now } = workerData as RefitOrder
const framework = new Framework(document, sourceLines)
const base = await loadMapper({ ...source, framework })
parentPort!.postMessage(fitWorkspace(framework, base, examples, await readCorpus(checkFile), now))
