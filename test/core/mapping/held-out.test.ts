import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judge, labelledMessage, measure } from '../../../src/core/mapping/evaluation.ts'
import { LinearMapper } from '../../../src/core/mapping/linear-mapper.ts'
import type { Span } from '../../../src/core/mapping/mapper.ts'
import { outcomeOf } from '../../../src/core/mapping/outcome.ts'
import { trainModel } from '../../../src/core/mapping/train.ts'
import { readCorpus } from '../../../src/seeds/corpus-file.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'
import { loadMapper } from '../../../src/seeds/model-file.ts'

const seeds = resolve(import.meta.dirname, '../../../seeds')
const framework = await readFramework(join(seeds, 'frameworks/core'))
const corpusDir = join(seeds, 'corpus/train')
const mapper = await loadMapper({ framework, corpusDir, cacheDir: join(tmpdir(), 'laurel-test-model') })
const heldOut = (await readCorpus(join(seeds, 'corpus/held-out'))).map(message =>
  labelledMessage(framework, message),
)
const judgements = judge(mapper, heldOut)

/** Somewhat under what was measured, so that only a real loss fails; see src/core/mapping/README.md. */
const floors = {
  en: { top1: 0.91, top3: 0.97, line: 0.9, auroc: 0.97, evidence: 0.77 },
  'zh-CN': { top1: 0.94, top3: 0.98, line: 0.93, auroc: 0.98, evidence: 0.72 },
} as const

describe('the built-in mapper, on messages it never saw', () => {
  it.each(['en', 'zh-CN'] as const)('stays above the floor in %s', language => {
    const measures = measure(judgements, language)
    const floor = floors[language]
    expect(measures.competencyTop1.value).toBeGreaterThan(floor.top1)
    expect(measures.competencyTop3.value).toBeGreaterThan(floor.top3)
    expect(measures.lineTop1?.value).toBeGreaterThan(floor.line)
    expect(measures.behaviourAuroc).toBeGreaterThan(floor.auroc)
  })

  it.each([
    'you are the best!',
    'thanks for everything, what a lovely team',
    '辛苦啦，太棒了',
    '谢谢大家的照顾',
  ])('abstains on the vague praise %j', text => {
    expect(outcomeOf(mapper.rank(text))).toBe('none')
  })

  it('hears ownership where somebody tells of his own mistake before anyone noticed', () => {
    const text =
      'turns out the outage came from his own patch; he told everyone before anyone noticed and wrote the fix and the check that night'
    const mapping = mapper.rank(text)
    expect(mapping.indicators[0]?.code).toBe('ownership.owns-mistakes')
    expect(outcomeOf(mapping)).toBe('confident')
    const words = mapping.evidence.map(({ start, end }) => text.slice(start, end)).join(' ')
    expect(words).toMatch(/own patch|before anyone noticed/)
  })

  it('is as sure of a framework that no message was labelled with as its own examples allow', async () => {
    const silent = (await readCorpus(corpusDir)).filter(({ indicator }) => indicator === null)
    const alone = new LinearMapper(trainModel(framework, silent))
    const example = framework.indicators[0]!.examples.en[0]!
    expect(alone.rank(example).indicators[0]?.p).toBeGreaterThan(0.2)
  })
})

interface Underlined {
  text: string
  lang: 'en' | 'zh-CN'
  underline: string[]
}

const underlined = readFileSync(join(import.meta.dirname, 'evidence-set.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Underlined)

describe('evidence, beside what a reader underlined', () => {
  it.each(['en', 'zh-CN'] as const)('lies mostly within the same words in %s', language => {
    const precisions = underlined
      .filter(({ lang }) => lang === language)
      .map(({ text, underline }) => shareWithin(mapper.rank(text).evidence, rangesOf(text, underline)))
    expect(precisions.length).toBeGreaterThanOrEqual(20)
    expect(precisions.filter(share => share > 0).length / precisions.length).toBeGreaterThan(0.94)
    const mean = precisions.reduce((sum, share) => sum + share, 0) / precisions.length
    expect(mean).toBeGreaterThan(floors[language].evidence)
  })
})

function rangesOf(text: string, parts: readonly string[]): Span[] {
  return parts.map(part => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }))
}

/** Share of the letters of the spans that lie within the ranges; none found counts as none right. */
function shareWithin(spans: readonly Span[], ranges: readonly Span[]): number {
  let all = 0
  let within = 0
  for (const { start, end } of spans)
    for (let at = start; at < end; at++) {
      all++
      if (ranges.some(range => at >= range.start && at < range.end)) within++
    }
  return all === 0 ? 0 : within / all
}
