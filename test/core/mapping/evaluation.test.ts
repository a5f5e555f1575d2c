import { describe, expect, it } from 'vitest'
import type { CorpusMessage } from '../../../src/core/mapping/corpus.ts'
import {
  broadBatches,
  type Judgement,
  leaveBatchesOut,
  measure,
} from '../../../src/core/mapping/evaluation.ts'
import { LinearMapper } from '../../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../../src/core/mapping/train.ts'
import { tinyCorpus, tinyFramework } from './tiny-framework.ts'

function judged(right: string[], ranked: [string, number][], behavioural = 0.9): Judgement {
  return {
    message: {
      text: 'x',
      language: 'en',
      competencies: new Set(right),
      indicators: new Set(right.map(code => `${code}.i`)),
      lines: new Set(),
    },
    mapping: {
      language: 'en',
      behavioural,
      competencies: ranked.map(([code, p]) => ({ code, p })),
      indicators: ranked.map(([code, p]) => ({ code: `${code}.i`, line: null, p })),
      evidence: [],
    },
  }
}

describe('measuring a mapper', () => {
  const judgements = [
    judged(
      ['a'],
      [
        ['a', 0.9],
        ['b', 0.1],
      ],
    ),
    judged(
      ['a', 'b'],
      [
        ['b', 0.8],
        ['a', 0.2],
      ],
    ),
    judged(
      ['a'],
      [
        ['b', 0.6],
        ['a', 0.4],
      ],
    ),
    judged(
      [],
      [
        ['b', 0.5],
        ['a', 0.5],
      ],
      0.2,
    ),
  ]
  const measures = measure(judgements, 'en')

  it('counts every accepted answer as right', () => {
    expect([measures.messages, measures.silent]).toEqual([3, 1])
    expect(measures.competencyTop1.value).toBeCloseTo(2 / 3)
    expect(measures.competencyTop3.value).toBe(1)
    expect(measures.competencyRank.value).toBeCloseTo((1 + 1 + 0.5) / 3)
    expect(measures.confusions).toEqual([{ competency: 'a', takenFor: 'b', messages: 1 }])
  })

  it('gives intervals around what it measured, the same ones each time', () => {
    const { value, low, high } = measures.competencyTop1
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
    expect(measure(judgements, 'en')).toEqual(measures)
  })

  it('knows behaviour from praise by its probability, and says nothing of lines that nobody named', () => {
    expect(measures.behaviourAuroc).toBe(1)
    expect(measures.abstentionRecall).toBe(1)
    expect(measures.lineTop1).toBeNull()
  })

  it('covers as many messages as it can with nine in ten right, surest first', () => {
    expect(measures.coverageAt90).toBeCloseTo(2 / 3)
    expect(measures.calibrationError).toBeCloseTo((0.1 + 0.2 + 0.6) / 3)
  })
})

describe('leaving batches out', () => {
  const batch = (name: string): CorpusMessage[] =>
    tinyFramework.indicators.map(({ code, examples }) => ({
      text: `${examples.en[0]} (${name})`,
      lang: 'en',
      indicator: code,
      kind: 'praise',
      batch: name,
    }))

  it('judges only batches that speak for most of the framework, each without itself', () => {
    const corpus = [...tinyCorpus, ...batch('one'), ...batch('two'), ...batch('part').slice(0, 1)]
    expect(broadBatches(tinyFramework, corpus)).toEqual(['one', 'two'])
    const judgements = leaveBatchesOut(tinyFramework, corpus, { folds: 0 })
    expect(judgements).toHaveLength(2 * tinyFramework.indicators.length)
  })
})

describe('the lexicon', () => {
  it('makes words known that no message holds, by the company they keep in its phrases', () => {
    const lexicon = [
      {
        indicator: 'ownership.owns-mistakes',
        lang: 'en' as const,
        phrases: ['fessed to the goof', 'his goof to begin with', 'admitted the goof', 'a mistake, his goof'],
      },
      {
        indicator: 'collaboration.mediates-conflict',
        lang: 'en' as const,
        phrases: [
          'ended the squabble',
          'the squabble was over',
          'calmed a squabble',
          'both sides of a squabble',
        ],
      },
    ]
    const taught = new LinearMapper(trainModel(tinyFramework, tinyCorpus, { lexicon }))
    expect(taught.rank('that squabble again').indicators[0]?.code).toBe('collaboration.mediates-conflict')
    expect(taught.rank('that goof again').indicators[0]?.code).toBe('ownership.owns-mistakes')
  })
})
