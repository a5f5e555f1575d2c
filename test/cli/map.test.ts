import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { mapLines } from '../../src/cli/map.ts'
import { LinearMapper } from '../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../src/core/mapping/train.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'

const mapper = new LinearMapper(trainModel(tinyFramework, tinyCorpus))

async function mapped(chunks: (string | Buffer)[], explain = false) {
  const output = new PassThrough({ highWaterMark: 64 })
  const parts: Buffer[] = []
  output.on('data', part => parts.push(part))
  await mapLines(Readable.from(chunks), output, mapper, { explain })
  return Buffer.concat(parts)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}

describe('laurel map', () => {
  it('maps each line in order, all competencies and indicators by probability', async () => {
    const lines = await mapped([
      '{"id":"b","text":"he admitted his mistake"}\n{"id":2,"text":"两边吵架你劝和"}',
    ])
    expect(lines.map(({ id, lang }) => [id, lang])).toEqual([
      ['b', 'en'],
      [2, 'zh-CN'],
    ])
    const [first] = lines
    expect(Object.keys(first)).toEqual([
      'id',
      'lang',
      'behavioural',
      'competencies',
      'indicators',
      'evidence',
    ])
    expect(first.indicators[0]).toEqual({
      code: 'ownership.owns-mistakes',
      line: null,
      p: expect.any(Number),
    })
    expect(first.competencies).toHaveLength(2)
    const ps = first.indicators.map(({ p }: { p: number }) => p)
    expect(ps).toEqual([...ps].sort((left, right) => right - left))
  })

  it.each([
    ['{oops', /^line 1: is not JSON/, undefined],
    ['{"id":"a"}', /^line 1: "text"/, 'a'],
    ['{"id":7,"text":7}', /^line 1: "text"/, 7],
    ['{"text":"hi"}', /^line 1: "id"/, undefined],
    ['null', /^line 1: /, undefined],
    ['[]', /^line 1: /, undefined],
  ])('answers %s with an error in its place and goes on', async (line, message, id) => {
    const lines = await mapped([`${line}\n`, '{"id":"next","text":"hi"}\n'])
    expect(lines[0].error).toMatch(message)
    expect(lines[0].id).toEqual(id)
    expect(lines[1].id).toBe('next')
  })

  it('skips empty lines and counts them', async () => {
    const lines = await mapped(['\n  \r\n', '{"id":"a","text":"hi"}\r\n', 'x'])
    expect(lines).toHaveLength(2)
    expect(lines[1].error).toMatch(/^line 4:/)
  })

  it('reads characters that are split between chunks, and line separators within strings', async () => {
    const bytes = Buffer.from('\uFEFF{"id":"a","text":"他认了错\u2028当晚改好 🎉"}\n')
    const lines = await mapped([...bytes].map(byte => Buffer.from([byte])))
    expect(lines).toHaveLength(1)
    expect(lines[0].lang).toBe('zh-CN')
  })

  it('survives lone surrogates and 100 kB of text', async () => {
    const lines = await mapped([
      '{"id":1,"text":"\\ud800"}\n',
      `{"id":2,"text":"${'fix '.repeat(25_000)}"}\n`,
    ])
    expect(lines.map(({ id }) => id)).toEqual([1, 2])
  })

  it('explains the outcome, the deciding words and what each feature says when asked', async () => {
    const [line] = await mapped(['{"id":1,"text":"he admitted his mistake"}'], true)
    expect(line.words.join(' ')).toContain('mistake')
    expect(['confident', 'unsure', 'none']).toContain(line.outcome)
    expect(line.known).toBeGreaterThan(0)
    expect(line.features).toContainEqual(
      expect.objectContaining({ text: 'mistake', kind: 'word', count: 1, gain: expect.any(Number) }),
    )
    const strengths = line.features.map(({ gain }: { gain: number }) => Math.abs(gain))
    expect(strengths).toEqual([...strengths].sort((left, right) => right - left))
  })
})
