import { describe, expect, it } from 'vitest'
import { Framework } from '../../../src/core/framework/framework.ts'
import type { CorpusMessage } from '../../../src/core/mapping/corpus.ts'
import { checkScores, checkSet, passes } from '../../../src/core/mapping/workspace-check.ts'
import { tinyDocument, tinyFramework } from './tiny-framework.ts'

const message = (text: string, indicator: string | null, lang: 'en' | 'zh-CN' = 'en'): CorpusMessage => ({
  text,
  lang,
  indicator,
  kind: indicator === null ? 'vague' : 'praise',
  batch: 'b',
})

describe('the check of a refit', () => {
  it('lets a language lose a point, and not more', () => {
    const before = { en: 0.8, 'zh-CN': 0.9 }
    expect(passes(before, { en: 0.79, 'zh-CN': 0.9 })).toBe(true)
    expect(passes(before, { en: 0.789, 'zh-CN': 0.95 })).toBe(false)
    expect(passes(before, { en: 0.9, 'zh-CN': 0.88 })).toBe(false)
  })

  it('counts whether the first competency is right, in each language', () => {
    const check = checkSet(tinyFramework, [
      message('a', 'ownership.owns-mistakes'),
      message('b', 'collaboration.mediates-conflict'),
      message('c', null),
      message('d', 'unheard.of'),
      message('丙', 'ownership.owns-mistakes', 'zh-CN'),
    ])
    expect(check.map(({ text }) => text)).toEqual(['a', 'b', '丙'])
    const ownership = { competencies: [{ code: 'ownership', p: 1 }] }
    expect(checkScores(check, [ownership, ownership, ownership])).toEqual({ en: 0.5, 'zh-CN': 1 })
  })

  it('judges an own framework by the messages its indicators are like, or else by its examples', () => {
    const [ownership, collaboration] = tinyDocument.competencies
    const linked = new Framework({
      ...tinyDocument,
      competencies: [
        {
          ...ownership!,
          code: 'courage',
          indicators: [
            { ...ownership!.indicators[0]!, code: 'speaks-up', like: ['ownership.owns-mistakes'] },
          ],
        },
        collaboration!,
      ],
    })
    const check = checkSet(linked, [message('a', 'ownership.owns-mistakes')])
    expect(check.filter(({ lang }) => lang === 'en')).toEqual([
      { text: 'a', lang: 'en', competencies: ['courage'] },
    ])
    expect(check.filter(({ lang }) => lang === 'zh-CN')).toHaveLength(6)
  })

  it('takes the same messages each time, spread over all of them, and not more than it needs', () => {
    const many = Array.from({ length: 1000 }, (_, i) => message(`m${i}`, 'ownership.owns-mistakes'))
    const check = checkSet(tinyFramework, many).filter(({ lang }) => lang === 'en')
    expect(check).toHaveLength(250)
    expect(check.at(-1)!.text > 'm9').toBe(true)
    expect(checkSet(tinyFramework, many)).toEqual(checkSet(tinyFramework, many))
  })
})
