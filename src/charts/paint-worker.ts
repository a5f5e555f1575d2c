import { existsSync, readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { FontFiles } from './font-files.ts'
import type { PaintAnswer, PaintOrder, PaintWork } from './painter.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

giveWay()

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

/** Whoever acts in chat waits for no picture: the processor is this thread's where nobody else wants it. */
function giveWay(): void {
  // Elsewhere a priority is that of a whole process, and threads are not listed.
  if (!existsSync('/proc/thread-self')) return
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  setPriority(thread, constants.priority.PRIORITY_LOW)
}
