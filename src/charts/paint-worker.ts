import { parentPort, workerData } from 'node:worker_threads'
import { FontFiles } from './font-files.ts'
import type { PaintAnswer, PaintOrder, PaintWork } from './painter.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

const port = parentPort!
const fonts = new FontFiles((workerData as PaintWork).folder)

port.on('message', ({ id, picture, look }: PaintOrder) => {
  port.postMessage(answerTo(id, () => pngOf(svgOf(picture, look), fonts)))
})

function answerTo(id: number, paint: () => Uint8Array): PaintAnswer {
  try {
    return { id, png: paint() }
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) }
  }
}
