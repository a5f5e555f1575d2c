import { describe, expect, it } from 'vitest'
import type { PersonalSummary } from '../../src/core/summary/personal-summary.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { describePersonalSummary } from '../../src/i18n/describe-personal-summary.ts'
import type { Voice } from '../../src/i18n/voice.ts'
import { exampleViews } from '../chat/example-views.ts'

const en = catalogueOf('en')
const zhCN = catalogueOf('zh-CN')

function voiceIn(language: 'en' | 'zh-CN'): Voice {
  const reader = { language, timeZone: 'UTC' }
  return { t: catalogueOf(language), reader, literal: words => words, mono: figures => figures }
}

describe('a month', () => {
  const [month] = exampleViews('ordinary', 'en')['personal-summary'] as PersonalSummary[]
  const quiet = { ...month!, received: 0, strengths: 0 }
  const counts = (view: PersonalSummary, language: 'en' | 'zh-CN') =>
    describePersonalSummary(view, voiceIn(language)).counts

  it.each(['en', 'zh-CN'] as const)(
    'with a growth note alone does not say that nobody wrote: %s',
    language => {
      const { personalNothing } = catalogueOf(language).moreSummaries
      expect(counts({ ...quiet, growthNotes: 1 }, language)).not.toContain(personalNothing)
      expect(counts({ ...quiet, growthNotes: 0 }, language)).toContain(personalNothing)
    },
  )
})

describe('a long list of a month', () => {
  const [month] = exampleViews('ordinary', 'en')['personal-summary'] as PersonalSummary[]
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      code: `${index}`,
      name: `No. ${index}`,
      givers: 1,
      before: 0,
    }))

  it.each([
    ['en', '3 more', '4 more'],
    ['zh-CN', '其他 3 项', '其他 4 项'],
  ] as const)('says how many more there are: %s', (language, more, moreGaps) => {
    const view = { ...month!, competencies: many(18), noEvidenceYet: many(19) }
    const { competencies, rest } = describePersonalSummary(view, voiceIn(language))
    expect(competencies.split('\n').at(-1)).toBe(more)
    expect(rest.join()).toContain(moreGaps)
  })
})

describe('the week of a team', () => {
  it('counts people as one says it, one of one too', () => {
    expect(en.summary.recognised(4, 6, 1)).toBe('*4 of 6* people were recognised, by one colleague')
    expect(en.summary.recognised(1, 6, 2)).toBe('*1 of 6* people was recognised, by 2 colleagues')
    expect(en.summary.recognised(1, 1, 2)).toBe('*The only member* was recognised, by 2 colleagues')
    expect(en.summary.recognised(0, 1, 0)).toBe('*The only member* was not recognised')
    expect(zhCN.summary.recognised(4, 6, 1)).toBe('*6 人中有 4 人被点赞* · 点赞的同事有 1 位')
    expect(zhCN.summary.recognised(1, 1, 2)).toBe('*唯一的成员被点赞了* · 点赞的同事有 2 位')
    expect(zhCN.summary.recognised(0, 1, 0)).toBe('*唯一的成员还没有被点赞*')
  })

  it('says that what it compares with is a mean', () => {
    expect(en.summary.strongerLine('Owns up', 2, '0.5')).toBe(
      'Owns up: 2 this week, 0.5 a week on average before',
    )
    expect(zhCN.summary.strongerLine('认错', 2, '0.5')).toBe('认错：本周 2 条，此前平均每周 0.5 条')
  })
})

it('a team without members, and a workspace without teams, are told as what they are', () => {
  expect(en.refusals['no-members']({ word: 'Docks' })).toContain('Nobody is in "Docks" now')
  expect(zhCN.refusals['no-members']({ word: '码头' })).toContain('“码头”现在没有成员')
  // Of a team that is being made, and of one that is to be asked.
  expect(en.refusals['empty-team']()).not.toContain('would')
  for (const t of [en, zhCN]) expect(t.refusals['no-teams']()).not.toMatch(/organisation|组织/)
})
