import { parentPort, workerData } from 'node:worker_threads'
import { Framework } from '../core/framework/framework.ts'
import { encodeModel } from '../core/mapping/model-bytes.ts'
import { trainModel } from '../core/mapping/train.ts'
import type { TrainingOrder } from './model-file.ts'

const { document, sourceLines, corpus, lexicon, inputs } = workerData as TrainingOrder
const model = trainModel(new Framework(document, sourceLines), corpus, { lexicon })
const bytes = encodeModel(model, inputs)
parentPort!.postMessage(bytes, [bytes.buffer as ArrayBuffer])
