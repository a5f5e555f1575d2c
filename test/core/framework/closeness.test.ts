import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closePairs } from '../../../src/core/framework/closeness.ts'
import { Framework } from '../../../src/core/framework/framework.ts'
import type { IndicatorDocument } from '../../../src/core/framework/schema.ts'
import { LinearMapper } from '../../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../../src/core/mapping/train.ts'
import { readCorpus } from '../../../src/seeds/corpus-file.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'

const seeds = resolve(import.meta.dirname, '../../../seeds')
const core = await readFramework(join(seeds, 'frameworks/core'))
const corpus = await readCorpus(join(seeds, 'corpus/train'))

/** The built-in framework with one more indicator under ownership. */
function withOneMore(change: (like: IndicatorDocument) => Partial<IndicatorDocument>): Framework {
  const { source: _, ...document } = core.document
  return new Framework({
    ...document,
    competencies: document.competencies.map(competency => ({
      ...competency,
      indicators: competency.indicators.flatMap(({ line: _line, ...indicator }) =>
        indicator.code === 'owns-mistakes'
          ? [
              indicator,
              {
                ...indicator,
                code: 'one-more',
                emoji: 'one_more',
                name: { en: 'One more', 'zh-CN': '再来一个' },
                ...change(indicator),
              },
            ]
          : [indicator],
      ),
    })),
  })
}

const codes = (framework: Framework) =>
  closePairs(framework, corpus).map(({ one, other }) => [one.code, other.code])

// Each of them trains a small model several times: seconds alone, many of them beside others.
describe('indicators that are too close to tell apart', { timeout: 180_000 }, () => {
  it('are not among those of the built-in framework', () => {
    expect(codes(core)).toEqual([])
  })

  it('are two that learn from the same messages, though their definitions differ', () => {
    const framework = withOneMore(() => ({
      definition: { en: 'Something else altogether.', 'zh-CN': '完全是另一回事。' },
      like: ['ownership.owns-mistakes'],
    }))
    expect(codes(framework)[0]).toEqual(['ownership.owns-mistakes', 'ownership.one-more'])
  })

  it('are two that are defined in the same words', () => {
    const framework = withOneMore(() => ({
      examples: {
        en: ['The roof garden got a new fence', 'Blue paint in the stairwell', 'Lunch was on the terrace'],
        'zh-CN': ['楼顶花园换了新围栏', '楼梯间刷成了蓝色', '午饭在露台上吃的'],
      },
    }))
    const [first] = closePairs(framework, corpus)
    expect([first!.one.code, first!.other.code]).toEqual(['ownership.owns-mistakes', 'ownership.one-more'])
    expect(first!.likeness).toBeGreaterThan(0.8)
  })
})

describe('an indicator that is like a built-in one', () => {
  it('learns from its messages, in both languages', () => {
    const [ownership, customer] = ['ownership', 'customer-value'].map(
      code => core.document.competencies.find(competency => competency.code === code)!,
    )
    const plain = (code: string, emoji: string, like: string[]): IndicatorDocument => ({
      code,
      emoji,
      name: { en: `Name ${code}`, 'zh-CN': `名称${code}` },
      definition: { en: `Definition ${code}.`, 'zh-CN': `定义${code}。` },
      examples: { en: ['one', 'two', 'three'], 'zh-CN': ['一', '二', '三'] },
      counterExamples: { en: ['none'], 'zh-CN': ['无'] },
      like,
    })
    const framework = new Framework({
      code: 'ours',
      version: 1,
      name: { en: 'Ours', 'zh-CN': '我们的' },
      languages: ['en', 'zh-CN'],
      competencies: [
        {
          code: 'courage',
          name: { en: 'Courage', 'zh-CN': '勇气' },
          definition: { en: 'Has courage.', 'zh-CN': '有勇气。' },
          indicators: [plain('speaks-up', 'a', ['ownership.owns-mistakes'])],
        },
        {
          code: 'care',
          name: { en: 'Care', 'zh-CN': '用心' },
          definition: { en: 'Takes care.', 'zh-CN': '用心做事。' },
          indicators: [plain('asks', 'b', ['customer-value.uncovers-real-needs'])],
        },
      ],
    })
    const mapper = new LinearMapper(trainModel(framework, corpus, { folds: 0 }))
    const right = (document: typeof ownership, indicator: string, code: string) =>
      ['en', 'zh-CN'].map(language => {
        const { examples } = document!.indicators.find(entry => entry.code === indicator)!
        return examples[language as 'en'].filter(text => mapper.rank(text).indicators[0]!.code === code)
          .length
      })
    for (const count of right(ownership, 'owns-mistakes', 'courage.speaks-up'))
      expect(count).toBeGreaterThanOrEqual(2)
    for (const count of right(customer, 'uncovers-real-needs', 'care.asks'))
      expect(count).toBeGreaterThanOrEqual(2)
  })
})
