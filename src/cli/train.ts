import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { readFramework } from '../seeds/framework-file.ts'
import { builtInModel, modelInputs, trainedModel, writeModel } from '../seeds/model-file.ts'

export interface TrainOptions {
  output?: Writable | undefined
  corpusDir: string
  cacheDir: string
  /** File to write; the built-in model when left out. */
  file?: string | undefined
}

/** `laurel train`: trains the built-in model from `seeds/`; start-up uses it as long as its inputs stay as they are. */
export async function trainCommand(options: TrainOptions): Promise<void> {
  const output = options.output ?? process.stdout
  const source = { ...options, framework: await readFramework(builtInFramework) }
  const started = performance.now()
  const inputs = await modelInputs(source)
  const bytes = await trainedModel(source, inputs)
  const file = resolve(options.file ?? builtInModel)
  await writeModel(file, bytes)
  const seconds = (performance.now() - started) / 1000
  output.write(
    `${file}: ${(bytes.length / 1e6).toFixed(1)} MB, inputs ${inputs}, ${seconds.toFixed(1)} s of training\n`,
  )
}

const builtInFramework = resolve(import.meta.dirname, '../../seeds/frameworks/core')
