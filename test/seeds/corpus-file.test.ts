import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CorpusFileError, readCorpus } from '../../src/seeds/corpus-file.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-corpus-'))
})

afterEach(() => rm(folder, { recursive: true }))

const good = { text: 'you rock', lang: 'en', indicator: null, kind: 'vague', batch: 'b' }

describe('reading a corpus', () => {
  it('reads all files of a folder in the order of their names', async () => {
    await writeFile(join(folder, 'b.jsonl'), `${JSON.stringify({ ...good, text: 'second' })}\n\n`)
    await writeFile(join(folder, 'a.jsonl'), JSON.stringify({ ...good, text: 'first' }))
    expect((await readCorpus(folder)).map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('lists every bad line by file and number', async () => {
    const lines = ['{', good, { ...good, lang: 'fr' }, { ...good, kind: 'praise' }]
    await writeFile(
      join(folder, 'a.jsonl'),
      lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    )
    const error = await readCorpus(folder).catch((reason: Error) => reason)
    expect(error).toBeInstanceOf(CorpusFileError)
    const problems = (error as CorpusFileError).problems.map(problem => problem.replace(`${folder}/`, ''))
    expect(problems).toEqual([
      expect.stringMatching(/^a\.jsonl:1: is not JSON/),
      expect.stringMatching(/^a\.jsonl:3: lang: /),
      expect.stringMatching(/^a\.jsonl:4: indicator: must be null/),
    ])
  })

  it('says so when the folder is missing or empty', async () => {
    await expect(readCorpus(join(folder, 'none'))).rejects.toThrow('cannot be read')
    await expect(readCorpus(folder)).rejects.toThrow('holds no .jsonl file')
  })

  it('labels the built-in messages with indicators that exist, 40 a competency and language, and 200 without', async () => {
    const seeds = resolve(import.meta.dirname, '../../seeds')
    const framework = await readFramework(join(seeds, 'frameworks/core'))
    const corpus = await readCorpus(join(seeds, 'corpus/train'))
    const codes = corpus.flatMap(({ indicator, alternatives = [] }) =>
      indicator ? [indicator, ...alternatives] : [],
    )
    expect([...new Set(codes)].filter(code => !framework.indicator(code))).toEqual([])
    for (const lang of ['en', 'zh-CN']) {
      const own = corpus.filter(message => message.lang === lang)
      for (const { code } of framework.competencies)
        expect(
          own.filter(({ indicator }) => indicator?.startsWith(`${code}.`)).length,
        ).toBeGreaterThanOrEqual(40)
      expect(own.filter(({ indicator }) => indicator === null).length).toBeGreaterThanOrEqual(200)
    }
  })

  it('keeps the held-out messages out of training', async () => {
    const seeds = resolve(import.meta.dirname, '../../seeds')
    const trained = new Set(
      (await readCorpus(join(seeds, 'corpus/train'))).map(({ text }) => text.toLowerCase()),
    )
    const heldOut = await readCorpus(join(seeds, 'corpus/held-out'))
    expect(
      heldOut.filter(({ text, indicator }) => indicator !== null && trained.has(text.toLowerCase())),
    ).toEqual([])
  })
})
