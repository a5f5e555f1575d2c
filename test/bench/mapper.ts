import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readCorpus } from '../../src/seeds/corpus-file.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { loadMapper, trainedModel } from '../../src/seeds/model-file.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')
const rounds = 20

/**
 * Time to map one held-out message, in µs, beside a yardstick that no mapper could beat by much: parsing the same message as
 * JSON and segmenting it into words. Also the time to train and to load the model that comes with Laurel, in ms.
 */
export async function benchMapper(): Promise<Record<string, number>> {
  const framework = await readFramework(join(seeds, 'frameworks/core'))
  const texts = (await readCorpus(join(seeds, 'corpus/held-out'))).map(message => message.text)
  const cacheDir = await mkdtemp(join(tmpdir(), 'laurel-bench-'))
  const source = { framework, corpusDir: join(seeds, 'corpus/train'), cacheDir }
  try {
    const before = process.memoryUsage.rss()
    const loading = performance.now()
    const mapper = await loadMapper(source)
    const loaded = performance.now()
    const memory = process.memoryUsage.rss() - before
    const mapping = timesOf(texts, text => mapper.rank(text))
    const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })
    const lines = texts.map(text => JSON.stringify({ text }))
    const yardstick = timesOf(lines, line => {
      let words = 0
      for (const segment of segmenter.segment((JSON.parse(line) as { text: string }).text))
        if (segment.isWordLike) words++
      return words
    })
    const started = performance.now()
    const bytes = await trainedModel(source, 'bench')
    const trained = performance.now()
    return {
      'mapper train ms': trained - started,
      'mapper load ms': loaded - loading,
      'mapper model MB': bytes.length / 1e6,
      'mapper resident MB': memory / 1e6,
      'mapper p50 µs': quantile(mapping, 0.5),
      'mapper p99 µs': quantile(mapping, 0.99),
      'yardstick p50 µs': quantile(yardstick, 0.5),
      'yardstick p99 µs': quantile(yardstick, 0.99),
    }
  } finally {
    await rm(cacheDir, { recursive: true, force: true })
  }
}

/** Microseconds of each call, after one round to warm up; ascending. */
function timesOf(inputs: readonly string[], run: (input: string) => unknown): number[] {
  for (const input of inputs) run(input)
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const input of inputs) {
      const start = performance.now()
      run(input)
      times.push((performance.now() - start) * 1000)
    }
  return times.sort((left, right) => left - right)
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
