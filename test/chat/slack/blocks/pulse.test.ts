import { describe, expect, it } from 'vitest'
import { renderPulseOverview, renderRunQuestion } from '../../../../src/chat/slack/blocks/pulse-overview.ts'
import { renderPulseQuestion } from '../../../../src/chat/slack/blocks/pulse-question.ts'
import { renderPulseComments, renderPulseReport } from '../../../../src/chat/slack/blocks/pulse-report.ts'
import { renderPulseOverview as renderTeamsOverview } from '../../../../src/chat/teams/cards/pulse-overview.ts'
import { renderPulseReport as renderTeamsReport } from '../../../../src/chat/teams/cards/pulse-report.ts'
import { languages } from '../../../../src/core/language.ts'
import type {
  PulseQuestionView,
  PulseReport,
  PulseRunPlan,
  QuestionReport,
  QuestionResult,
  TeamPulse,
} from '../../../../src/core/pulse/view.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { checkMessageBlocks } from '../../../../src/playground/block-kit.ts'

const at = new Date('2026-11-24T10:00:00Z')
const en = catalogueOf('en')

const question = (state: PulseQuestionView['state'] = 'open'): PulseQuestionView => ({
  kind: 'pulse-question',
  roundId: 'R1',
  position: 0,
  count: 3,
  team: 'Build <!channel>',
  asks: 'agreement',
  mode: 'anonymous',
  commentThreshold: 8,
  hidden: null,
  question: 'I know what matters.',
  options: ['Strongly disagree', 'Disagree', 'In between', 'Agree', 'Strongly agree'].map((label, index) => ({
    value: index + 1,
    label,
  })),
  threshold: 5,
  closesAt: at,
  state,
})

const result = (changes: Partial<QuestionResult> = {}): QuestionResult => ({
  answered: 6,
  mean: 3.6667,
  best: 5,
  distribution: [0, 1, 1, 3, 1].map((count, index) => ({ value: index + 1, label: `L${index + 1}`, count })),
  change: null,
  ...changes,
})

const report = (
  shown: QuestionResult | null,
  closedAt: Date | null = at,
  changes: Partial<QuestionReport> = {},
): PulseReport => ({
  kind: 'pulse-report',
  roundId: 'R1',
  team: 'Build',
  openedAt: at,
  closesAt: at,
  closedAt,
  threshold: 5,
  commentThreshold: 8,
  mode: 'anonymous',
  invited: 8,
  participants: shown ? 6 : null,
  questions: [
    {
      position: 0,
      asks: 'agreement',
      question: 'I know what matters.',
      result: shown,
      hidden: shown ? null : closedAt ? 'few' : 'open',
      ...changes,
    },
  ],
  readings: [],
  themes: [],
  trend: [],
})

const team = (changes: Partial<TeamPulse> = {}): TeamPulse => ({
  teamId: 'T1',
  team: 'Build',
  threshold: 5,
  members: 8,
  schedule: { words: 'every Tuesday at 10:00', next: at, leftOut: [] },
  open: null,
  sending: null,
  last: null,
  ...changes,
})

const buttons = (blocks: unknown[]) =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id)

const runPlan: PulseRunPlan = {
  teamId: 'TB',
  team: 'Build',
  invited: 6,
  later: 0,
  threshold: 5,
  closesAt: new Date('2026-11-25T10:00:00Z'),
  instead: null,
}

describe('the question', () => {
  it('promises that no name is stored, names the threshold, and has a button for each answer and for skipping', () => {
    const { text, blocks } = renderPulseQuestion(question(), en)
    expect(text).toContain('your name is not stored with your answer')
    expect(text).toContain('5 answers or more')
    expect(JSON.stringify(blocks)).toContain('1 of 3')
    expect(buttons(blocks)).toEqual(
      ['pulse:snooze', ...[1, 2, 3, 4, 5].map(value => `pulse:answer:${value}`)].concat('pulse:skip'),
    )
  })

  it('of a confidential round says that the name is stored', () => {
    const { text } = renderPulseQuestion({ ...question(), mode: 'confidential' }, en)
    expect(text).toContain('Confidential: your name is stored')
    expect(text).not.toContain('Anonymous')
  })

  it.each([
    ['enps', 'pulse:answer:10'],
    ['comment', 'pulse:send'],
    ['colleague', 'pulse:colleague'],
  ] as const)('in its form %s can be answered and left out, and says what becomes of it', (asks, action) => {
    const options =
      asks === 'enps' ? Array.from({ length: 11 }, (_, value) => ({ value, label: `${value}` })) : []
    for (const language of languages) {
      const { text, blocks } = renderPulseQuestion({ ...question(), asks, options }, catalogueOf(language))
      expect(buttons(blocks)).toContain(action)
      expect(buttons(blocks)).toContain('pulse:skip')
      expect(text.length).toBeGreaterThan(60)
      expect(() => checkMessageBlocks(blocks, { knowsFile: () => false })).not.toThrow()
    }
  })

  it('whose result nobody will see says so', () => {
    const told = (hidden: 'few' | 'overlap') => renderPulseQuestion({ ...question(), hidden }, en).text
    expect(told('overlap')).toContain('Too many of you were asked this elsewhere lately: the result will not')
    expect(told('few')).toContain('Fewer than 5 of you are asked: the result will not be shown')
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
  const text = (shown: PulseReport) => renderPulseReport(shown, en, { language: 'en', timeZone: 'UTC' }).text

  it('draws the distribution with the mean and the change', () => {
    const shown = text(report(result({ change: { difference: 0.42, since: at } })))
    expect(shown).toContain('Mean *3.7* of 5 · 6 of 8 answered.')
    expect(shown).toContain('▲ +0.4 against the last time this was asked')
    expect(shown).toContain('`██████░░░░░░` 4 · L4: *3*')
    expect(shown).toContain('`░░░░░░░░░░░░` 1 · L1: *0*')
  })

  it('calls a change that rounds to nothing the same', () => {
    const shown = text(report(result({ change: { difference: -0.01, since: at } })))
    expect(shown).toContain('The same as the last time')
    expect(shown).not.toMatch(/[▲▼]/)
  })

  it('below the threshold holds no figure but the number of people asked', () => {
    const { text, blocks } = renderPulseReport(report(null), en, { language: 'en', timeZone: 'UTC' })
    expect(text).toContain('fewer than 5 answers, or answers so alike')
    expect(JSON.stringify(blocks)).not.toMatch(/[█▲▼]/)
  })

  it('says why where the same people were asked elsewhere, and where too few were asked', () => {
    expect(text(report(null, at, { hidden: 'overlap' }))).toContain('some of the same people')
    expect(text({ ...report(null), invited: 4 })).toContain('this one cannot show figures')
  })

  it('shows a score for eNPS, readings by competency and themes of comments', () => {
    const enps = report(result({ mean: -16.7, best: 100 }), at, { asks: 'enps' })
    expect(text(enps)).toContain('eNPS *-17*')
    const full = {
      ...report(result()),
      readings: [{ competency: 'Proactive ownership', mean: 3.25, statements: 2 }],
      themes: [{ name: 'Owns up', competency: 'Proactive ownership', comments: 3 }],
    }
    expect(text(full)).toMatch(/Proactive ownership: \*3\.3\* of 5 \(2 statements\)/)
    expect(text(full)).toContain('Owns up (Proactive ownership): 3 comments')
  })
})

describe('the comments', () => {
  it('are quoted without figures, cannot ping, and keep to the limits of Slack', () => {
    const comments = [
      ...Array.from({ length: 80 }, (_, index) => `c${index} <!channel>\nsecond line ${'好'.repeat(400)}`),
    ]
    const view = {
      kind: 'pulse-comments' as const,
      roundId: 'R1',
      team: 'Build',
      question: 'What?',
      comments,
    }
    const { blocks, text } = renderPulseComments(view, en)
    expect(text).toContain('> c0 ')
    expect(text).not.toMatch(/<!channel>|[█▲▼]|Mean/)
    expect(text).toMatch(/\d+ more did not fit/)
    expect(() => checkMessageBlocks(blocks, { knowsFile: () => false })).not.toThrow()
  })
})

describe('how the rounds went', () => {
  const points = [
    { openedAt: at, mean: 3.72, participation: 1, topics: {} },
    { openedAt: at, mean: null, participation: null, topics: {} },
  ]

  it.each([
    ['en', /Check-ins so far, means of at most 5: \w+ \d+ 3\.7 \(100% answered\) · \w+ \d+ not shown/],
    ['zh-CN', /历次平均分（满分 5 分）：\d+月\d+日 3\.7（100%的人回答） · \d+月\d+日 不显示/],
  ] as const)('is said in words where there is no picture of it, in %s', (language, words) => {
    const t = catalogueOf(language)
    const shown = { ...report(result()), trend: points }
    const { text, blocks } = renderPulseReport(shown, t, { language, timeZone: 'UTC' })
    expect(text).toMatch(words)
    expect(JSON.stringify(blocks)).toMatch(words)
    const card = renderTeamsReport(shown, t, { language, timeZone: 'UTC' })
    expect(JSON.stringify(card.body)).toMatch(words)
    const picture = { type: 'image', image_url: 'https://example.com/trend.png', alt_text: 'trend' } as const
    const illustrated = renderPulseReport(shown, t, { language, timeZone: 'UTC' }, { 'pulse-trend': picture })
    expect(illustrated.blocks).toContain(picture)
    expect(JSON.stringify(illustrated.blocks)).not.toMatch(words)
  })
})

describe('the overview', () => {
  it('offers a manager to run, or to refresh and close what is open', () => {
    expect(
      buttons(
        renderPulseOverview({ managed: [team()], waiting: null }, en, { language: 'en', timeZone: 'UTC' })
          .blocks,
      ),
    ).toEqual(['pulse:ask-run', 'checkin:open'])
    const open = team({ open: report(null, null) })
    const { text, blocks } = renderPulseOverview({ managed: [open], waiting: null }, en, {
      language: 'en',
      timeZone: 'UTC',
    })
    expect(buttons(blocks)).toEqual(['pulse:refresh', 'pulse:close', 'checkin:open'])
    expect(text).toContain('Figures appear when it closes')
  })

  it.each([
    ['en', '1,200 of 10,000 sent (3 in their own hours, 1 could not be delivered).'],
    ['zh-CN', '已发出 1,200 份，共 10,000 份（3 份等对方的工作时间再发，1 份没能送达）。'],
  ] as const)('says how far the questions have come, in %s', (language, words) => {
    const open = team({
      open: { ...report(null, null), invited: 10_000 },
      sending: { done: 1200, later: 3, failed: 1 },
    })
    const t = catalogueOf(language)
    expect(
      renderPulseOverview({ managed: [open], waiting: null }, t, { language, timeZone: 'UTC' }).text,
    ).toContain(words)
    const card = renderTeamsOverview({ managed: [open], waiting: null }, t, { language, timeZone: 'UTC' })
    expect(JSON.stringify(card.body)).toContain(words)
  })

  it.each([
    ['en', 'Left out: Fri 25 Dec (holiday: Christmas Day).'],
    ['zh-CN', '不进行：Fri 25 Dec (holiday: Christmas Day)。'],
  ] as const)('names the days that come to nothing, in %s', (language, words) => {
    const shown = team({
      schedule: { words: 'x', next: at, leftOut: ['Fri 25 Dec (holiday: Christmas Day)'] },
    })
    const t = catalogueOf(language)
    expect(
      renderPulseOverview({ managed: [shown], waiting: null }, t, { language, timeZone: 'UTC' }).text,
    ).toContain(words)
  })

  it('that has closed tells those who were not through that what they answered counts, in both languages', () => {
    const said = (position: number, language: 'en' | 'zh-CN') =>
      renderPulseQuestion({ ...question('closed'), position }, catalogueOf(language)).text
    expect(said(0, 'en')).toMatch(/This check-in has closed\.$/)
    expect(said(1, 'en')).toMatch(/This check-in has closed\. What you answered until then counts\.$/)
    expect(said(0, 'zh-CN')).toMatch(/已经结束。$/)
    expect(said(1, 'zh-CN')).toMatch(/已经结束，之前回答的题目照常计入。$/)
  })

  it('asks before a check-in is run, saying whom it reaches when, and what is left out for it', () => {
    const textIn = (plan: Partial<PulseRunPlan>, language: 'en' | 'zh-CN' = 'en') =>
      renderRunQuestion({ ...runPlan, ...plan }, catalogueOf(language)).text.replace(
        /<!date\^\d+[^|]*\|([^>]*)>/g,
        '$1',
      )
    expect(textIn({})).toMatch(/^Ask Build now\?\n6 people will be asked at once\.\nIt closes .*$/)
    expect(textIn({ later: 2 })).toContain(
      '4 people will be asked at once, 2 when their working hours begin.',
    )
    expect(textIn({ later: 6 })).toContain('Nobody is within their working hours now. 6 people will be asked')
    expect(textIn({ invited: 4 })).toContain('Fewer people were asked than the 5 answers')
    const instead = new Date('2026-11-25T09:00:00Z')
    expect(textIn({ instead })).toMatch(
      /The scheduled check-in of .* is left out: this one is held instead\./,
    )
    expect(textIn({ later: 2, instead }, 'zh-CN')).toMatch(
      /4 人马上收到问题，另外 2 人等到各自上班时再问。[\s\S]*由这一轮代替。/,
    )
  })

  it('tells a colleague that nothing is waiting', () => {
    expect(
      renderPulseOverview({ managed: [], waiting: null }, en, { language: 'en', timeZone: 'UTC' }).text,
    ).toBe('No question is waiting for you.')
  })

  it.each(languages)('keeps to the limits of Slack with many teams and questions, in %s', language => {
    const one = report(result({ change: { difference: 1, since: at } }))
    const five = Array.from({ length: 5 }, () => ({ ...one.questions[0]!, question: '问'.repeat(300) }))
    const full = { ...one, questions: five }
    const managed = Array.from({ length: 9 }, (_, index) =>
      team({ team: 'T'.repeat(80), open: index % 2 ? { ...full, closedAt: null } : null, last: full }),
    )
    const waiting = question()
    const t = catalogueOf(language)
    for (const { blocks } of [
      renderPulseOverview({ managed, waiting }, t, { language, timeZone: 'UTC' }, t.pulse.started(runPlan)),
      renderPulseReport(full, t, { language, timeZone: 'UTC' }),
      renderPulseQuestion(question(), t),
    ]) {
      expect(blocks.length).toBeLessThanOrEqual(50)
      expect(() => checkMessageBlocks(blocks, { knowsFile: () => false })).not.toThrow()
    }
  })
})
