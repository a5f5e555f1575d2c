import { describe, expect, it } from 'vitest'
import { Framework } from '../../../src/core/framework/framework.ts'
import { LinearMapper } from '../../../src/core/mapping/linear-mapper.ts'
import { decodeModel, encodeModel } from '../../../src/core/mapping/model-bytes.ts'
import { trainModel } from '../../../src/core/mapping/train.ts'
import { tinyCorpus, tinyFramework } from './tiny-framework.ts'

const model = trainModel(tinyFramework, tinyCorpus)
const mapper = new LinearMapper(model)

describe('the linear mapper', () => {
  it.each([
    ['he admitted his mistake and fixed it', 'ownership.owns-mistakes'],
    ['她主动承认填错了单子，马上改好', 'ownership.owns-mistakes'],
    ['you got sales and support to stop fighting', 'collaboration.mediates-conflict'],
    ['两边的矛盾被你化解了', 'collaboration.mediates-conflict'],
  ])('ranks the behaviour of %j first', (text, code) => {
    expect(mapper.rank(text).indicators[0]?.code).toBe(code)
  })

  it('gives every competency the sum of its indicators, and all indicators sum to one', () => {
    const mapping = mapper.rank('He told everyone the outage was his fault')
    const ownership = mapping.indicators.filter(({ code }) => code.startsWith('ownership.'))
    const sum = (items: { p: number }[]) => items.reduce((total, { p }) => total + p, 0)
    expect(mapping.competencies.find(({ code }) => code === 'ownership')?.p).toBeCloseTo(sum(ownership), 10)
    expect(sum(mapping.indicators)).toBeCloseTo(1, 10)
  })

  it('trains to the same bytes twice', () => {
    const again = encodeModel(trainModel(tinyFramework, tinyCorpus), 'x')
    expect(Buffer.from(again).equals(Buffer.from(encodeModel(model, 'x')))).toBe(true)
  })

  it('ranks the same after its bytes were written and read', () => {
    const decoded = new LinearMapper(decodeModel(encodeModel(model, 'x'), 'x'))
    const text = 'she heard each side and 他们 shook hands 🎉'
    expect(decoded.rank(text)).toEqual(mapper.rank(text))
  })

  it('does not remember the text before', () => {
    const text = 'You chased the permit to the very end'
    const fresh = new LinearMapper(model).rank(text)
    mapper.rank('something '.repeat(5000))
    expect(mapper.rank(text)).toEqual(fresh)
  })

  it('refuses bytes that are damaged, of another version or trained from something else', () => {
    const bytes = encodeModel(model, 'x')
    expect(() => decodeModel(bytes, 'y')).toThrow('another framework or corpus')
    const damaged = bytes.slice()
    damaged[damaged.length - 9]! ^= 1
    expect(() => decodeModel(damaged, 'x')).toThrow('damaged')
    const older = bytes.slice()
    older[4]! ^= 0xff
    expect(() => decodeModel(older, 'x')).toThrow('version')
    expect(() => decodeModel(new Uint8Array(3), 'x')).toThrow('not a model')
  })

  it('lets an indicator learn from the messages of those it is like', () => {
    const document = structuredClone(tinyFramework.document)
    document.competencies[0]!.indicators[1]!.like = ['elsewhere.handovers']

    const corpus = [...tinyCorpus]
    for (const text of [
      'the pallet labels arrived in alphabetical order',
      'pallet labels sorted, all of them',
    ])
      corpus.push({ text, lang: 'en', indicator: 'elsewhere.handovers', kind: 'praise', batch: 'tiny' })
    const heir = new LinearMapper(trainModel(new Framework(document), corpus))
    expect(heir.rank('pallet labels').indicators[0]?.code).toBe('ownership.sees-work-through')
  })
})

describe('evidence', () => {
  const cases = [
    '🎉🎉 wow — he admitted his mistake 👩🏽‍🚀 and fixed it before lunch',
    '😀辛苦了，她主动承认填错了单子，马上改好👍',
    'ＨＥ ａｄｍｉｔｔｅｄ the mistake',
    'e\u0301 admitted e\u0301 the mistake',
  ]

  it.each(cases)('of %j is at most two ordered spans on whole words of the original', text => {
    const { evidence } = mapper.rank(text)
    expect(evidence.length).toBeGreaterThan(0)
    expect(evidence.length).toBeLessThanOrEqual(2)
    let last = 0
    for (const { start, end } of evidence) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(text.slice(start, end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      last = end
    }
  })

  it('covers the deciding words', () => {
    const words = (text: string) =>
      mapper
        .rank(text)
        .evidence.map(({ start, end }) => text.slice(start, end))
        .join(' ')
    expect(words(cases[0]!)).toContain('mistake')
    expect(words(cases[1]!)).toContain('承认')
  })

  it('is empty where nothing is known', () => {
    expect(mapper.rank('').evidence).toEqual([])
    expect(mapper.rank('zzzzqqqq').evidence).toEqual([])
  })

  it.each([
    ['lone surrogates', '\ud800 admitted \udc00'],
    ['100 kB of one letter', 'a'.repeat(100_000)],
    ['100 kB of Chinese', '错'.repeat(100_000)],
    ['combining marks', 'a\u0301'.repeat(20_000)],
    ['only joiners', '\u200d'.repeat(1000)],
    ['open brackets', '<@'.repeat(20_000)],
    ['right to left', 'مرحبا بالعالم mistake'],
  ])('survives %s', (_, text) => {
    const mapping = mapper.rank(text)
    expect(mapping.indicators.every(({ p }) => Number.isFinite(p))).toBe(true)
    expect(Number.isFinite(mapping.behavioural)).toBe(true)
  })
})
