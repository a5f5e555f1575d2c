import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corpusCheckCommand } from '../../src/cli/corpus.ts'
import { evaluateCommand } from '../../src/cli/evaluate.ts'
import { inputsInModel } from '../../src/core/mapping/model-bytes.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { builtInModel, modelInputs } from '../../src/seeds/model-file.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')
const corpusDir = join(seeds, 'corpus/train')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-evaluate-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function evaluated(lines: unknown[]): Promise<string> {
  const file = join(folder, 'set.jsonl')
  await writeFile(
    file,
    lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  const output = new PassThrough()
  const printed = text(output)
  try {
    await evaluateCommand({ output, corpusDir, cacheDir: join(tmpdir(), 'laurel-test-model'), files: [file] })
  } finally {
    output.end()
  }
  return printed
}

describe('laurel evaluate', () => {
  it('judges by competency, indicator or line, whichever a message has', async () => {
    const report = await evaluated([
      { text: 'he owned up to his own mistake before anybody noticed', lang: 'en', competency: 'ownership' },
      {
        text: 'she calmed the two shouting crews and they shook hands',
        competency: 'collaboration',
        accept: ['team-leadership'],
        line: 20,
      },
      { text: 'you rock!', lang: 'en', competency: null },
      { text: '他自己发现填错了单子，主动认错并改好', indicator: 'ownership.owns-mistakes' },
    ])
    expect(report).toContain('en: 2 messages with a behaviour, 1 without')
    expect(report).toContain('zh-CN: 1 messages with a behaviour, 0 without')
    expect(report).toMatch(/competency {3}top-1 100\.0/)
    expect(report).toMatch(/AUROC 1\.000/)
    expect(report).toMatch(/µs a message/)
  })

  it('lists every line it cannot use', async () => {
    await expect(
      evaluated(['{', { text: 'no answer' }, { text: 'x', competency: 'juggling' }]),
    ).rejects.toThrow(/set\.jsonl:1: is not JSON[\s\S]*:2: needs "competency"[\s\S]*:3: .*no juggling/)
  })
})

describe('the seeds', () => {
  it('hold no duplicates, templates, unknown labels or leaks', async () => {
    const output = new PassThrough()
    const printed = text(output)
    const sound = await corpusCheckCommand(output)
    output.end()
    const faults = (await printed).split('\n').filter(line => line.startsWith('fault'))
    expect(faults).toEqual([])
    expect(sound).toBe(true)
  })

  it('come with a model that was trained from them', async () => {
    const framework = await readFramework(join(seeds, 'frameworks/core'))
    const inputs = await modelInputs({ framework, corpusDir, cacheDir: folder })
    expect(
      inputsInModel(await readFile(builtInModel)),
      'seeds/, settings or modelVersion changed since: run npm run -s laurel -- train',
    ).toBe(inputs)
  })
})
