import { describe, expect, it } from 'vitest'
import { LinearMapper } from '../../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../../src/core/mapping/train.ts'
import { fewestExamples, fitAdapter } from '../../../src/core/mapping/workspace-adapter.ts'
import { decodeAdapter, encodeAdapter } from '../../../src/core/mapping/workspace-adapter-bytes.ts'
import { WorkspaceMapper } from '../../../src/core/mapping/workspace-mapper.ts'
import { tinyCorpus, tinyFramework } from './tiny-framework.ts'

const mistakes = 'ownership.owns-mistakes'
const through = 'ownership.sees-work-through'
const conflict = 'collaboration.mediates-conflict'
const base = new LinearMapper(trainModel(tinyFramework, tinyCorpus))
const now = new Date('2026-11-22T10:00:00Z')
const day = 24 * 3600 * 1000

type Decision = [text: string, indicator: string | null, daysAgo?: number]

function adapterOf(decisions: readonly Decision[]) {
  return fitAdapter(
    tinyFramework,
    decisions.map(([text, indicator, daysAgo = 1], i) => ({
      example: {
        sourceId: `R${i}`,
        text,
        indicators: indicator === null ? [] : [indicator],
        origin: indicator === null ? 'none' : 'corrected',
        at: new Date(now.getTime() - daysAgo * day),
      },
      mapping: base.rank(text),
    })),
    now,
  )
}

const learnt = (decisions: readonly Decision[]) => new WorkspaceMapper(base, adapterOf(decisions)!)

const jargon: Decision[] = [
  ['a teahouse for the two drivers', conflict],
  ['red card on himself at seven', mistakes],
  ['all pallets taken to Otto', through],
  ['给两位司机开了茶馆', conflict],
  ['早上给自己出了红卡', mistakes],
  ['每一托都送到奥托', through],
  ['Teahouse again, thank you', conflict],
  ['pulled a red card, fix attached', mistakes],
  ['Otto for the whole list', through],
  ['昨天的茶馆办得好', conflict],
  ['这张红卡我服', mistakes],
  ['单子全部奥托了', through],
]

describe('what a workspace teaches its mapper', () => {
  it.each([
    ['your teahouse in the yard', conflict],
    ['she took a red card in front of us', mistakes],
    ['customs papers, every one to Otto', through],
    ['夜班的茶馆谢谢你', conflict],
    ['又是一张红卡', mistakes],
    ['报关单都奥托了', through],
  ])('is what its own words mean: %j', async (text, indicator) => {
    const { indicators, competencies } = await learnt(jargon).map(text)
    expect(indicators[0]!.code).toBe(indicator)
    const sum = (list: { p: number }[]) => list.reduce((total, { p }) => total + p, 0)
    expect(sum(indicators)).toBeCloseTo(1)
    expect(sum(competencies)).toBeCloseTo(1)
    expect(competencies[0]!.code).toBe(indicator.split('.')[0])
  })

  it('shows the words that it learnt as the reason', async () => {
    const mapper = learnt(jargon)
    for (const [text, word] of [
      ['thank you for the other teahouse', 'teahouse'],
      ['多谢今天的茶馆', '茶馆'],
    ] as const) {
      const mapping = await mapper.map(text)
      if (mapping.indicators[0]!.code === base.rank(text).indicators[0]!.code) continue
      expect(mapping.evidence.map(({ start, end }) => text.slice(start, end)).join(' ')).toContain(word)
    }
  })

  it('leaves messages without those words as they were', async () => {
    const mapper = learnt(jargon)
    for (const { examples } of tinyFramework.indicators)
      for (const text of [...examples.en, ...examples['zh-CN']])
        expect((await mapper.map(text)).indicators[0]!.code).toBe(base.rank(text).indicators[0]!.code)
  })

  it('is that some of its words are no behaviour, where people said so', async () => {
    const thanks: Decision[] = [
      'mochi for you',
      'a box of mochi',
      'mochi friday',
      '发个麻薯',
      '麻薯奉上',
    ].map(text => [text, null])
    const mapper = learnt([...jargon, ...thanks])
    for (const text of ['mochi for the crew', '麻薯走起']) {
      const before = base.rank(text).behavioural
      expect((await mapper.map(text)).behavioural).toBeLessThanOrEqual(before)
    }
    expect((await mapper.map('mochi mochi')).behavioural).toBeLessThan(0.5)
  })

  it('follows the newer of two decisions that contradict each other', async () => {
    const changed: Decision[] = Array.from({ length: 6 }, (_, i) => [
      `falcon run number ${i}`,
      through,
      300 - i,
    ])
    const anew: Decision[] = Array.from({ length: 4 }, (_, i) => [`falcon run number ${i}`, conflict, 10 - i])
    const mapper = learnt([...changed, ...jargon, ...anew])
    expect((await mapper.map('falcon run today')).indicators[0]!.code).toBe(conflict)
  })

  it('is nothing while there are too few decisions', () => {
    expect(adapterOf(jargon.slice(0, fewestExamples - 1))).toBeNull()
    expect(adapterOf(jargon.slice(0, fewestExamples))).not.toBeNull()
  })

  it('is the same bytes each time, and they hold no text', () => {
    const bytes = encodeAdapter(adapterOf(jargon)!)
    expect(encodeAdapter(adapterOf(jargon)!)).toEqual(bytes)
    expect(new TextDecoder().decode(bytes)).not.toMatch(/teahouse|茶馆|Otto/i)
    expect(encodeAdapter(decodeAdapter(bytes)!)).toEqual(bytes)
  })

  it('is left aside where it was written by another version', () => {
    const bytes = encodeAdapter(adapterOf(jargon)!)
    bytes[4]! += 1
    expect(decodeAdapter(bytes)).toBeNull()
    expect(decodeAdapter(new Uint8Array(3))).toBeNull()
  })

  it('bears any text', async () => {
    const mapper = learnt(jargon)
    for (const text of ['', ' ', '\ud800', '🍡🍡', 'x'.repeat(100_000), '茶'.repeat(50_000)]) {
      const { behavioural, indicators } = await mapper.map(text)
      expect(behavioural).toBeGreaterThanOrEqual(0)
      expect(indicators.every(({ p }) => Number.isFinite(p))).toBe(true)
    }
  })
})
