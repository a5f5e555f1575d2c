import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadMapper } from '../../src/seeds/model-file.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-model-'))
  await writeFile(join(folder, 'train.jsonl'), tinyCorpus.map(message => JSON.stringify(message)).join('\n'))
})

afterEach(() => rm(folder, { recursive: true }))

const load = (cacheDir = join(folder, 'cache')) =>
  loadMapper({ framework: tinyFramework, corpusDir: folder, cacheDir })

describe('the trained model', () => {
  it('is trained once and then read from the cache', async () => {
    const first = await load()
    const [file] = await readdir(join(folder, 'cache'))
    const bytes = await readFile(join(folder, 'cache', file!))
    const second = await load()
    expect(await readdir(join(folder, 'cache'))).toEqual([file])
    expect((await readFile(join(folder, 'cache', file!))).equals(bytes)).toBe(true)
    expect(second.rank('his mistake')).toEqual(first.rank('his mistake'))
  })

  it('is trained anew when the messages change or the file is damaged', async () => {
    const before = (await load()).rank('his mistake')
    const [file] = await readdir(join(folder, 'cache'))
    await writeFile(join(folder, 'cache', file!), 'rubbish')
    expect((await load()).rank('his mistake')).toEqual(before)
    await writeFile(join(folder, 'more.jsonl'), JSON.stringify({ ...tinyCorpus[0], text: 'his mistake' }))
    await load()
    expect(await readdir(join(folder, 'cache'))).toHaveLength(2)
  })

  it('works, with a warning, when it cannot be kept', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const mapper = await load(join(folder, 'train.jsonl', 'cache'))
    expect(mapper.rank('his mistake').indicators[0]?.code).toBe('ownership.owns-mistakes')
    expect(String(warn.mock.calls[0]?.[0])).toContain('could not be kept')
    warn.mockRestore()
  })
})
