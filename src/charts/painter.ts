import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Look, Painter } from '../core/picture/painter.ts'
import type { Picture } from '../core/picture/picture.ts'

export interface PaintOrder {
  id: number
  picture: Picture
  look: Look
}

/** What the thread starts with. */
export interface PaintWork {
  /** An empty folder for its files, removed after it. */
  folder: string
}

export type PaintAnswer = { id: number; png: Uint8Array } | { id: number; problem: string }

export interface PaintingLimits {
  /** How long the thread is kept without work, in milliseconds. */
  idleMs?: number
  /** How long one picture may take, in milliseconds; the first also waits for the thread to start. */
  longestMs?: number
}

interface Waiting {
  resolve(png: Uint8Array): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/**
 * Paints in a worker thread of its own, which starts with the first picture and ends when there was nothing to paint
 * for a while: charts, fonts and their memory are there only on the mornings that need them.
 */
export class ThreadPainter implements Painter {
  private readonly idleMs: number
  private readonly longestMs: number
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | null = null
  private readonly waiting = new Map<number, Waiting>()
  private orders = 0

  constructor({ idleMs = 20_000, longestMs = 15_000 }: PaintingLimits = {}) {
    this.idleMs = idleMs
    this.longestMs = longestMs
  }

  /** Whether the thread runs. */
  get isAwake(): boolean {
    return this.worker !== null
  }

  paint(picture: Picture, look: Look): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.orders += 1
      const id = this.orders
      const timer = setTimeout(
        () => this.end(new Error(`a picture was not painted within ${this.longestMs} ms`)),
        this.longestMs,
      )
      this.waiting.set(id, { resolve, reject, timer })
      if (this.idle) clearTimeout(this.idle)
      const order: PaintOrder = { id, picture, look }
      this.awake().postMessage(order)
    })
  }

  /** What is being painted fails. */
  async stop(): Promise<void> {
    await this.end(new Error('painting was stopped'))
  }

  private awake(): Worker {
    if (this.worker) return this.worker
    const folder = mkdtempSync(path.join(tmpdir(), 'laurel-fonts-'))
    const worker = new Worker(new URL('./paint-worker.mjs', import.meta.url), {
      execArgv: [],
      workerData: { folder } satisfies PaintWork,
      resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
    })
    this.worker = worker
    worker.on('message', (answer: PaintAnswer) => this.take(answer))
    // Whatever ends it fails what it was given; the next picture starts another.
    worker.on('error', error => this.gone(worker, error as Error))
    worker.on('exit', code => {
      rmSync(folder, { recursive: true, force: true })
      this.gone(worker, new Error(`painting ended early, with exit code ${code}`))
    })
    return worker
  }

  private take(answer: PaintAnswer): void {
    const waiting = this.waiting.get(answer.id)
    if (waiting) {
      this.waiting.delete(answer.id)
      clearTimeout(waiting.timer)
      if ('png' in answer) waiting.resolve(answer.png)
      else waiting.reject(new Error(answer.problem))
    }
    if (this.waiting.size > 0) return
    this.idle = setTimeout(() => {
      if (this.waiting.size === 0) void this.end(new Error('nothing to paint'))
    }, this.idleMs)
    this.idle.unref()
  }

  private gone(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    this.fail(error)
  }

  private async end(reason: Error): Promise<void> {
    const { worker } = this
    this.worker = null
    if (this.idle) clearTimeout(this.idle)
    this.fail(reason)
    await worker?.terminate()
  }

  private fail(error: Error): void {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.waiting.clear()
  }
}
