import { runInWorker } from '../worker-source.mjs'

await runInWorker('charts/paint-worker')
