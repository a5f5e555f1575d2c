import { parentPort, workerData } from 'node:worker_threads'
import { Framework } from '../core/framework/framework.ts'
import { trainLanguageModel } from '../core/mapping/train.ts'
import type { TrainingOrder } from './model-file.ts'

const { document, sourceLines, corpus, lexicon, language } = workerData as TrainingOrder
parentPort!.postMessage(
  trainLanguageModel(new Framework(document, sourceLines), corpus, language, { lexicon }),
)
