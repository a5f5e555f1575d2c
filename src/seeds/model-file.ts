import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Framework } from '../core/framework/framework.ts'
import type { CorpusMessage } from '../core/mapping/corpus.ts'
import { LinearMapper } from '../core/mapping/linear-mapper.ts'
import type { Model } from '../core/mapping/model.ts'
import { decodeModel } from '../core/mapping/model-bytes.ts'
import { readCorpus } from './corpus-file.ts'

export interface MapperSource {
  framework: Framework
  /** Folder of training messages, `*.jsonl`. */
  corpusDir: string
  /** Where trained models are kept; created when absent. One that cannot be written costs a training at each start. */
  cacheDir: string
}

/**
 * The mapper of a framework: from the cache when its model is there, else trained in a worker thread and cached.
 * @throws CorpusFileError when the training messages cannot be read
 */
export async function loadMapper({ framework, corpusDir, cacheDir }: MapperSource): Promise<LinearMapper> {
  const corpus = await readCorpus(corpusDir)
  const inputs = await inputsOf(framework, corpus)
  const file = join(cacheDir, `mapper-${inputs}.model`)
  const cached = await readModel(file, inputs)
  if (cached) return new LinearMapper(cached)
  const bytes = await trainInWorker({
    document: framework.document,
    sourceLines: framework.sourceLines,
    corpus,
    inputs,
  })
  await writeModel(cacheDir, file, bytes)
  return new LinearMapper(decodeModel(bytes, inputs))
}

const code = new URL('../core/mapping/', import.meta.url)

/** Everything that decides what training yields, the code that trains included, as 16 hex digits. */
async function inputsOf(framework: Framework, corpus: readonly CorpusMessage[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([framework.document, corpus]))
  for (const name of (await readdir(code)).filter(name => name.endsWith('.ts')).sort())
    hash.update(name).update(await readFile(new URL(name, code)))
  return hash.digest('hex').slice(0, 16)
}

/** Null when there is none that can be used: a damaged one is as good as absent, training replaces it. */
async function readModel(file: string, inputs: string): Promise<Model | null> {
  try {
    return decodeModel(await readFile(file), inputs)
  } catch {
    return null
  }
}

/** Whole or not at all, so that a second process never reads half a model. */
async function writeModel(directory: string, file: string, bytes: Uint8Array): Promise<void> {
  const draft = join(directory, `.${randomUUID()}.tmp`)
  try {
    await mkdir(directory, { recursive: true })
    await writeFile(draft, bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    process.emitWarning(
      `the trained mapper could not be kept in ${directory} (${error instanceof Error ? error.message : error}); it will be trained again at the next start`,
    )
  }
}

export interface TrainingOrder {
  document: Framework['document']
  sourceLines: Framework['sourceLines']
  corpus: CorpusMessage[]
  inputs: string
}

/** Keeps the memory of training out of the main heap and its event loop free. */
function trainInWorker(order: TrainingOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-worker.mjs', import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`training the mapper ended early, with exit code ${code}`)))
  })
}
