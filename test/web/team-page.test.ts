import { expect, test } from 'vitest'
import type { TeamSummary } from '../../src/core/summary/view.ts'
import { teamPage } from '../../src/web/team-page.ts'
import { exampleViews } from '../chat/example-views.ts'

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
