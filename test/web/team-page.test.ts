import { expect, test } from 'vitest'
import type { Language } from '../../src/core/language.ts'
import type { TeamSummary } from '../../src/core/summary/view.ts'
import { teamPage } from '../../src/web/team-page.ts'
import { exampleViews } from '../chat/example-views.ts'

const nobody = { personIds: [], total: 0 }

test.each([
  ['en', 'and 2 more', 'and 3 more'],
  ['zh-CN', '另外 2 项', '另外 3 项'],
] as const)('lists that end at five say in %s how many more there are', (language: Language, ...words) => {
  const [summary] = exampleViews('fullest', language)['team-summary'] as TeamSummary[]
  const { markup } = teamPage(
    {
      language,
      timeZone: 'Asia/Shanghai',
      view: {
        kind: 'team-report',
        reader: { id: 'ana', name: 'Ana' },
        // Others are listed with more behind them, too.
        summary: { ...summary!, requests: [], unseen: { days: 28, byAnyone: nobody, byReader: nobody } },
        weeks: [],
        competencies: [],
        names: {},
        madeAt: summary!.to,
      },
    },
    null,
  )
  for (const word of words) expect(markup.split(word)).toHaveLength(2)
})

test('the line of check-ins is broken where a round may not be shown', () => {
  const [summary] = exampleViews('fullest', 'en')['team-summary'] as TeamSummary[]
  const day = (days: number) => new Date(summary!.to.getTime() - days * 86_400_000)
  const rounds = [4, 3.5, null, 4.2].map((mean, index) => ({
    at: day(40 - index * 10),
    mean,
    share: mean && 0.8,
  }))
  const { markup } = teamPage(
    {
      language: 'en',
      timeZone: 'UTC',
      view: {
        kind: 'team-report',
        reader: { id: 'ana', name: 'Ana' },
        summary: { ...summary!, competencies: [], pulse: { ...summary!.pulse!, rounds } },
        weeks: [],
        competencies: [],
        names: {},
        madeAt: summary!.to,
      },
    },
    null,
  )
  expect(markup.match(/<polyline[^>]*points="([^"]*)"/g)).toHaveLength(1)
  expect(/points="([^"]*)"/.exec(markup)?.[1]?.split(' ')).toHaveLength(2)
  expect(markup.match(/<circle/g)).toHaveLength(3)
  expect(markup).toContain('not shown')
})
