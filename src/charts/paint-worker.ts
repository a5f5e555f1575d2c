import { parentPort } from 'node:worker_threads'
import type { PaintAnswer, PaintOrder } from './painter.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

const port = parentPort!

port.on('message', ({ id, picture, look }: PaintOrder) => {
  port.postMessage(answerTo(id, () => pngOf(svgOf(picture, look))))
})

function answerTo(id: number, paint: () => Uint8Array): PaintAnswer {
  try {
    return { id, png: paint() }
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) }
  }
}
