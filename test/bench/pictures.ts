import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ThreadPainter } from '../../src/charts/painter.ts'
import { compiledProgram } from '../../src/cli/compiled.mjs'
import type { Look } from '../../src/core/picture/painter.ts'
import { samplePictures } from '../charts/sample-pictures.ts'
import type { Figure } from './figure.ts'

const runs = 100

/** Milliseconds that a picture may take. */
const promised = 200

/** How long a picture takes in its thread, by kind; what the first one waits for; and what the main thread feels of it. */
export async function benchPictures(): Promise<Figure[]> {
  // As the program runs: its threads are compiled with it.
  await compiledProgram()
  const painter = new ThreadPainter()
  const look = (language: Look['language']): Look => ({ language, timeZone: 'UTC', theme: 'light' })
  const [first] = samplePictures('en')
  const started = performance.now()
  await painter.paint(first!, look('en'))
  const figures: Figure[] = [
    {
      name: 'the first picture, with the start of the thread',
      value: performance.now() - started,
      unit: 'ms',
    },
  ]
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (const language of ['en', 'zh-CN'] as const)
    for (const picture of samplePictures(language)) {
      const times: number[] = []
      for (let run = 0; run < runs; run++) {
        const before = performance.now()
        await painter.paint(picture, look(language))
        times.push(performance.now() - before)
      }
      times.sort((a, b) => a - b)
      const name = `${picture.kind}, ${language}`
      figures.push({ name: `${name}, p50`, value: times[runs / 2] ?? 0, unit: 'ms', limit: promised })
      figures.push({ name: `${name}, p95`, value: times[runs * 0.95] ?? 0, unit: 'ms', limit: promised })
      figures.push({ name: `${name}, the slowest of ${runs}`, value: times.at(-1) ?? 0, unit: 'ms' })
    }
  delay.disable()
  figures.push({ name: 'main thread held up meanwhile, p99', value: delay.percentile(99) / 1e6, unit: 'ms' })
  await painter.stop()
  return figures
}
