import { describe, expect, it } from 'vitest'
import { renderPulseOverview } from '../../../../src/chat/slack/blocks/pulse-overview.ts'
import { renderPulseQuestion } from '../../../../src/chat/slack/blocks/pulse-question.ts'
import { renderPulseReport } from '../../../../src/chat/slack/blocks/pulse-report.ts'
import { languages } from '../../../../src/core/language.ts'
import type { PulseQuestionView, PulseReport, TeamPulse } from '../../../../src/core/pulse/view.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { checkMessageBlocks } from '../../../../src/playground/block-kit.ts'

const at = new Date('2026-11-24T10:00:00Z')
const en = catalogueOf('en')

const question = (state: PulseQuestionView['state'] = 'open'): PulseQuestionView => ({
  kind: 'pulse-question',
  roundId: 'R1',
  team: 'Build <!channel>',
  question: 'I know what matters.',
  options: ['Strongly disagree', 'Disagree', 'In between', 'Agree', 'Strongly agree'].map((label, index) => ({
    value: index + 1,
    label,
  })),
  threshold: 5,
  closesAt: at,
  state,
})

const report = (
  result: Partial<NonNullable<PulseReport['result']>> | null,
  closedAt: Date | null = at,
): PulseReport => ({
  kind: 'pulse-report',
  roundId: 'R1',
  team: 'Build',
  question: 'I know what matters.',
  openedAt: at,
  closesAt: at,
  closedAt,
  threshold: 5,
  invited: 8,
  result: result && {
    answered: 6,
    mean: 3.6667,
    distribution: [0, 1, 1, 3, 1].map((count, index) => ({
      value: index + 1,
      label: `L${index + 1}`,
      count,
    })),
    change: null,
    withheld: false,
    ...result,
  },
})

const team = (changes: Partial<TeamPulse> = {}): TeamPulse => ({
  teamId: 'T1',
  team: 'Build',
  threshold: 5,
  members: 8,
  schedule: { words: 'every Tuesday at 10:00', next: at },
  open: null,
  last: null,
  ...changes,
})

const buttons = (blocks: unknown[]) =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id)

describe('the question', () => {
  it('promises that no name is stored, names the threshold, and has a button for each answer and for skipping', () => {
    const { text, blocks } = renderPulseQuestion(question(), en)
    expect(text).toContain('your name is not stored with your answer')
    expect(text).toContain('5 answers or more')
    expect(buttons(blocks)).toEqual(
      [1, 2, 3, 4, 5].map(value => `pulse:answer:${value}`).concat('pulse:skip'),
    )
  })

  it.each(['answered', 'skipped', 'closed'] as const)('once %s has no button and no answer', state => {
    const { blocks } = renderPulseQuestion(question(state), en)
    expect(buttons(blocks)).toEqual([])
    expect(JSON.stringify(blocks)).not.toMatch(/agree/i)
  })

  it('cannot ping through the name of a team', () => {
    expect(JSON.stringify(renderPulseQuestion(question(), en))).not.toContain('<!channel>')
  })
})

describe('the report', () => {
  it('draws the distribution with the mean and the change', () => {
    const { text } = renderPulseReport(
      report({ change: { difference: 0.42, since: at, sameQuestion: true } }),
      en,
      { language: 'en' },
    )
    expect(text).toContain('Mean *3.7* of 5 · 6 of 8 answered.')
    expect(text).toContain('▲ +0.4 against the last time this was asked')
    expect(text).toContain('`██████░░░░░░` 4 · L4: *3*')
    expect(text).toContain('`░░░░░░░░░░░░` 1 · L1: *0*')
  })

  it('calls a change that rounds to nothing the same', () => {
    const { text } = renderPulseReport(
      report({ change: { difference: -0.01, since: at, sameQuestion: true } }),
      en,
      { language: 'en' },
    )
    expect(text).toContain('The same as the last time')
    expect(text).not.toMatch(/[▲▼]/)
  })

  it('below the threshold holds no figure but the number of people asked', () => {
    const { text, blocks } = renderPulseReport(report(null), en, { language: 'en' })
    expect(text).toContain('Fewer than 5 people answered')
    expect(JSON.stringify(blocks)).not.toMatch(/[█▲▼]/)
  })

  it('says so where late answers are held back', () => {
    expect(renderPulseReport(report({ withheld: true }), en, { language: 'en' }).text).toContain(
      'fewer than 5, so they are not shown',
    )
  })
})

describe('the overview', () => {
  it('offers a manager to run, or to refresh and close what is open', () => {
    expect(buttons(renderPulseOverview({ managed: [team()], waiting: [] }, en, 'en').blocks)).toEqual([
      'pulse:run',
    ])
    const open = team({ open: report(null, null) })
    const { text, blocks } = renderPulseOverview({ managed: [open], waiting: [] }, en, 'en')
    expect(buttons(blocks)).toEqual(['pulse:refresh', 'pulse:close'])
    expect(text).toContain('once 5 people have answered')
  })

  it('tells a colleague that nothing is waiting', () => {
    expect(renderPulseOverview({ managed: [], waiting: [] }, en, 'en').text).toBe(
      'No question is waiting for you.',
    )
  })

  it.each(languages)('keeps to the limits of Slack with many teams and questions, in %s', language => {
    const full = {
      ...report({ change: { difference: 1, since: at, sameQuestion: false } }, null),
      question: '问'.repeat(300),
    }
    const managed = Array.from({ length: 9 }, () =>
      team({ team: 'T'.repeat(80), open: full, last: report({}) }),
    )
    const waiting = Array.from({ length: 9 }, () => question())
    const t = catalogueOf(language)
    for (const { blocks } of [
      renderPulseOverview({ managed, waiting }, t, language, t.pulse.started(6)),
      renderPulseReport(full, t, { language }),
      renderPulseQuestion(question(), t),
    ]) {
      expect(blocks.length).toBeLessThanOrEqual(50)
      expect(() => checkMessageBlocks(blocks, { knowsFile: () => false })).not.toThrow()
    }
  })
})
