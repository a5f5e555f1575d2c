import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { FrameworkFileError, readFramework } from '../../src/seeds/framework-file.ts'
import { tinyDocument } from '../core/mapping/tiny-framework.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-framework-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function problemsOf(path: string): Promise<string[]> {
  try {
    await readFramework(path)
  } catch (error) {
    if (error instanceof FrameworkFileError)
      return error.problems.map(problem => problem.replaceAll(`${folder}/`, ''))
    throw error
  }
  return []
}

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : stringify(content))

async function writeFolder(first: object = {}, head: object = {}) {
  const [ownership, collaboration] = tinyDocument.competencies
  await write('framework.yaml', { ...tinyDocument, competencies: ['ownership', 'collaboration'], ...head })
  await write('ownership.yaml', { ...ownership, ...first })
  await write('collaboration.yaml', collaboration)
}

describe('reading a framework', () => {
  it('reads one YAML file, one JSON file and a folder alike', async () => {
    await write('one.yaml', tinyDocument)
    await write('one.json', JSON.stringify(tinyDocument, null, '\t'))
    await writeFolder()
    for (const path of ['one.yaml', 'one.json', '.']) {
      const framework = await readFramework(join(folder, path))
      expect(framework.document).toEqual(tinyDocument)
    }
  })

  it('reads the source text that the lines count into', async () => {
    const [first, ...rest] = tinyDocument.competencies[0]!.indicators
    await write('source.txt', 'first\r\nsecond\n')
    await writeFolder({ indicators: [{ ...first, line: 2 }, ...rest] }, { source: 'source.txt' })
    const framework = await readFramework(folder)
    expect(framework.sourceLine(framework.indicators[0]!)).toBe('second')
    await writeFolder({ indicators: [{ ...first, line: 3 }, ...rest] }, { source: 'source.txt' })
    expect(await problemsOf(folder)).toEqual([
      expect.stringMatching(/^ownership\.yaml:\d+: indicators\.0\.line: .*which has 2 lines \(3\)$/),
    ])
  })

  it('lists every problem with file, line, path, message and value', async () => {
    const [first, second] = tinyDocument.competencies[0]!.indicators
    await writeFolder(
      {
        indicators: [
          { ...first, emoji: 'Not Good' },
          { ...second, colour: 'red' },
        ],
      },
      { version: 0, source: 'absent.txt' },
    )
    const problems = await problemsOf(folder)
    expect(problems).toEqual([
      expect.stringMatching(/^framework\.yaml:\d+: version: .* \(0\)$/),
      expect.stringMatching(/^ownership\.yaml:\d+: indicators\.0\.emoji: must be an emoji.* \("Not Good"\)$/),
      expect.stringMatching(/^ownership\.yaml:\d+: indicators\.1\.colour: is not a known key \("red"\)$/),
      expect.stringMatching(/^framework\.yaml:\d+: source: cannot be read: no such file \("absent\.txt"\)$/),
    ])
  })

  it('names the line of a YAML mistake', async () => {
    await write('bad.yaml', 'code: x\nname: a: b\n')
    expect(await problemsOf(join(folder, 'bad.yaml'))).toEqual([expect.stringMatching(/^bad\.yaml:2: /)])
  })

  it('says which competency file is missing, or named otherwise than its code', async () => {
    await writeFolder({ code: 'duty' })
    expect(await problemsOf(folder)).toEqual([
      expect.stringMatching(/^ownership\.yaml:1: code: must be "ownership".*\("duty"\)$/),
    ])
    await rm(join(folder, 'ownership.yaml'))
    expect(await problemsOf(folder)).toEqual([
      expect.stringMatching(
        /^framework\.yaml:\d+: competencies\.0: ownership\.yaml cannot be read: no such file$/,
      ),
    ])
  })

  it('never reads outside of the folder for a competency', async () => {
    await write('framework.yaml', { ...tinyDocument, competencies: ['../../etc/passwd'] })
    expect((await problemsOf(folder))[0]).toContain('must be lower-case words joined by hyphens')
  })

  it('says so when there is no such file, or no framework in it', async () => {
    expect(await problemsOf(join(folder, 'none.yaml'))).toEqual(['none.yaml: cannot be read: no such file'])
    await write('empty.yaml', '')
    expect((await problemsOf(join(folder, 'empty.yaml')))[0]).toMatch(/^empty\.yaml/)
    await write('list.yaml', '[1, 2]')
    expect((await problemsOf(join(folder, 'list.yaml')))[0]).toMatch(/^list\.yaml/)
  })

  it('finds twelve competencies in the built-in one, and a source line for every indicator', async () => {
    const framework = await readFramework(resolve(import.meta.dirname, '../../seeds/frameworks/core'))
    expect(framework.competencies).toHaveLength(12)
    expect(framework.indicators.filter(indicator => !framework.sourceLine(indicator))).toEqual([])
    expect(new Set(framework.indicators.map(({ line }) => line)).size).toBe(34)
  })
})
