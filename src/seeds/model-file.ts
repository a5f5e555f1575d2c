import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Framework } from '../core/framework/framework.ts'
import { type Language, languages } from '../core/language.ts'
import { concepts } from '../core/mapping/concepts.ts'
import type { CorpusMessage } from '../core/mapping/corpus.ts'
import type { LexiconEntry } from '../core/mapping/lexicon.ts'
import { LinearMapper } from '../core/mapping/linear-mapper.ts'
import type { LanguageModel, Model } from '../core/mapping/model.ts'
import { decodeModel, encodeModel, inputsInModel, modelVersion } from '../core/mapping/model-bytes.ts'
import { modelOf } from '../core/mapping/train.ts'
import { defaultTraining } from '../core/mapping/training-options.ts'
import { jsonLinesFiles, readCorpus } from './corpus-file.ts'
import { readLexicon } from './lexicon-file.ts'

export interface MapperSource {
  framework: Framework
  /** Folder of training messages, `*.jsonl`. */
  corpusDir: string
  /** Where trained models are kept; created when absent. One that cannot be written costs a training at each start. */
  cacheDir: string
  /** Folder of phrases; left out, `lexicon` beside the folder that holds `corpusDir`, where there is one. */
  lexiconDir?: string | undefined
}

/** The trained model of the built-in framework, as it comes with Laurel. */
export const builtInModel = resolve(import.meta.dirname, '../../seeds/model/core.bin')

/**
 * The mapper of a framework: the model that comes with Laurel when it was trained from these very inputs, else one from the
 * cache, else trained in a worker thread and cached.
 * @throws CorpusFileError when the training messages cannot be read
 */
export async function loadMapper(source: MapperSource): Promise<LinearMapper> {
  const inputs = await modelInputs(source)
  const file = join(source.cacheDir, `mapper-${inputs}.model`)
  const kept = (await readModel(builtInModel, inputs)) ?? (await readModel(file, inputs))
  if (kept) return new LinearMapper(kept)
  const bytes = await trainedModel(source, inputs)
  await writeModel(file, bytes).catch(error =>
    process.emitWarning(
      `the trained mapper could not be kept in ${source.cacheDir} (${error instanceof Error ? error.message : error}); it will be trained again at the next start`,
    ),
  )
  return new LinearMapper(decodeModel(bytes, inputs))
}

/** Trains each language in a worker thread of its own, which keeps the memory of training out of the main heap and its event loop free. */
export async function trainedModel(source: MapperSource, inputs: string): Promise<Uint8Array> {
  const { framework, corpusDir } = source
  const lexiconDir = await lexiconOf(source)
  const corpus = await readCorpus(corpusDir)
  const lexicon = lexiconDir === null ? [] : await readLexicon(lexiconDir)
  const { document, sourceLines } = framework
  const trained = await Promise.all(
    languages.map(async language => {
      const own = {
        corpus: corpus.filter(({ lang }) => lang === language),
        lexicon: lexicon.filter(({ lang }) => lang === language),
      }
      return [language, await trainInWorker({ document, sourceLines, language, ...own })] as const
    }),
  )
  const model = modelOf(framework, Object.fromEntries(trained) as Record<Language, LanguageModel>)
  return encodeModel(model, inputs)
}

/**
 * Everything that decides what training yields, as 16 hex digits: framework, messages, phrases, thesaurus, settings, and
 * `modelVersion` for the code.
 */
export async function modelInputs(source: MapperSource): Promise<string> {
  const hash = createHash('sha256').update(
    ordered([modelVersion, defaultTraining, concepts, source.framework.document]),
  )
  const lexiconDir = await lexiconOf(source)
  const files = await jsonLinesFiles(source.corpusDir)
  if (lexiconDir !== null) files.push(...(await jsonLinesFiles(lexiconDir)))
  const read = await Promise.all(files.map(file => readFile(file)))
  for (const [index, bytes] of read.entries())
    hash.update(`\0${basename(files[index] as string)}\0`).update(withoutCarriageReturns(bytes))
  return hash.digest('hex').slice(0, 16)
}

/** As git keeps them: a checkout on Windows has other line ends. Decoding only where there are any keeps start-up short. */
function withoutCarriageReturns(bytes: Buffer): Buffer | string {
  return bytes.includes('\r\n') ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes
}

async function lexiconOf({ corpusDir, lexiconDir }: MapperSource): Promise<string | null> {
  if (lexiconDir !== undefined) return lexiconDir
  const beside = resolve(corpusDir, '../../lexicon')
  return (await stat(beside).catch(() => null))?.isDirectory() ? beside : null
}

/** JSON with the keys of all objects in order: a framework that was in a database has them in another. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
}

/** Null when there is none that can be used: a damaged one is as good as absent, training replaces it. */
async function readModel(file: string, inputs: string): Promise<Model | null> {
  try {
    const bytes = await readFile(file)
    return inputsInModel(bytes) === inputs ? decodeModel(bytes, inputs) : null
  } catch {
    return null
  }
}

/** Whole or not at all, so that a second process never reads half a model. */
export async function writeModel(file: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.${randomUUID()}.tmp`)
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(draft, bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

/** What a worker thread is to train: messages and phrases of one language. */
export interface TrainingOrder {
  document: Framework['document']
  sourceLines: Framework['sourceLines']
  corpus: CorpusMessage[]
  lexicon: LexiconEntry[]
  language: Language
}

function trainInWorker(order: TrainingOrder): Promise<LanguageModel> {
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
