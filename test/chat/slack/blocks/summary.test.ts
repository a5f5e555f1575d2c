import type { KnownBlock } from '@slack/types'
import { expect, test } from 'vitest'
import { renderCompetencyProfile } from '../../../../src/chat/slack/blocks/competency-profile.ts'
import type { SlackMessage } from '../../../../src/chat/slack/blocks/element.ts'
import { renderTeamSummary } from '../../../../src/chat/slack/blocks/team-summary.ts'
import { renderMessage } from '../../../../src/chat/slack/render.ts'
import type { Language } from '../../../../src/core/language.ts'
import type { ChannelDigest } from '../../../../src/core/summary/channel-digest.ts'
import type { OrganisationView } from '../../../../src/core/summary/organisation.ts'
import type { PersonalSummary } from '../../../../src/core/summary/personal-summary.ts'
import type { CompetencyProfile, HighlightQuote, TeamSummary } from '../../../../src/core/summary/view.ts'
import type { MessageView } from '../../../../src/core/view.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { checkMessageBlocks } from '../../../../src/playground/block-kit.ts'

const at = new Date('2026-11-20T22:00:00Z')
const readers = [
  { language: 'en', timeZone: 'Europe/Lisbon' },
  { language: 'zh-CN', timeZone: 'Asia/Shanghai' },
] as const

function quote(text: string, recipients = 1): HighlightQuote {
  return {
    recognitionId: 'r1',
    giverId: 'U0ANA',
    recipientIds: Array.from({ length: recipients }, (_, n) => `U0BEA${n}`),
    names: {},
    text,
    indicator: { ...indicator(text), suggested: false },
    link: 'https://example.slack.com/archives/C1/p1',
    at,
    reasons: ['confirmed'],
  }
}

const indicator = (name: string) => ({ code: 'a.b', name, competency: name, emoji: 'pencil2' })

function summary(given: Partial<TeamSummary> = {}): TeamSummary {
  return {
    kind: 'team-summary',
    counted: true,
    teamId: 't1',
    team: 'Cranes',
    from: new Date('2026-11-16T09:00:00Z'),
    to: new Date('2026-11-23T09:00:00Z'),
    headline: {
      recognitions: 5,
      average: 3.5,
      recognised: 4,
      members: 6,
      givers: 5,
      feedback: { now: 2, average: 0.5 },
    },
    competencies: [{ code: 'ownership', name: 'Proactive ownership', now: 4, before: 2, suggested: 1 }],
    quotesFrom: null,
    stronger: [{ ...indicator('Owns up'), now: 3, average: 0.5 }],
    quiet: [{ ...indicator('Listens'), lastSeen: at }],
    highlights: [quote('He told everyone before anyone noticed.')],
    unseen: {
      days: 28,
      byAnyone: { personIds: ['U0DAN'], total: 1 },
      byReader: { personIds: ['U0CAO', 'U0EVE'], total: 7 },
    },
    more: { stronger: 0, quiet: 0, requests: 0 },
    pulse: null,
    requests: [],
    suggestion: null,
    hasReport: false,
    isManager: true,
    empty: false,
    ...given,
  }
}

/** As large as a view can be, with every name and text made of `piece`. */
function fullSummary(piece: string): TeamSummary {
  const long = piece.repeat(3000)
  const five = [1, 2, 3, 4, 5]
  const personIds = five.map(n => `U0LONGPERSON${n}`)
  return summary({
    team: long,
    competencies: Array.from({ length: 60 }, (_, n) => ({
      code: `${n}`,
      name: long,
      now: 9999,
      before: 9999,
      suggested: 999,
    })),
    stronger: five.map(() => ({ ...indicator(long), now: 999, average: 123.4 })),
    quiet: five.map(() => ({ ...indicator(long), lastSeen: at })),
    highlights: five.map(() => quote(long, 30)),
    unseen: { days: 28, byAnyone: { personIds, total: 99 }, byReader: { personIds, total: 99 } },
    more: { stronger: 99, quiet: 99, requests: 99 },
    pulse: {
      last: {
        openedAt: at,
        closedAt: at,
        threshold: 100,
        figures: { answered: 999, invited: 999, mean: 4.55, change: { by: -3.33, since: at } },
      },
      rounds: five.map(() => ({ at, mean: 4.55, share: 1 })),
    },
    requests: five.map(n => ({
      id: `${n}`,
      askerId: personIds[0]!,
      subjectId: personIds[1]!,
      waitingFor: 99,
      indicators: [indicator(long), indicator(long)],
      expiresAt: at,
    })),
    suggestion: { kind: 'recognise', personId: personIds[0]!, name: long, by: 'anyone', days: 28 },
    hasReport: true,
  })
}

function fullProfile(piece: string): CompetencyProfile {
  const long = piece.repeat(3000)
  const many = Array.from({ length: 60 }, (_, n) => n)
  const seen = { ...indicator(long), recognitions: 999, feedback: 999, givers: 99, suggested: 99, last: at }
  return {
    kind: 'competency-profile',
    personId: 'U0BEA',
    from: at,
    to: at,
    competencies: many.map(n => ({ code: `${n}`, name: long, givers: 99, indicators: many.map(() => seen) })),
    suggested: many.map(() => seen),
    noEvidenceYet: many.map(n => ({ code: `${n}`, name: long })),
    latest: [1, 2, 3, 4, 5].map(() => quote(long, 30)),
    notSeen: { days: 28, byAnyone: false, managerIds: many.map(n => `U0MANAGER${n}`) },
    received: 9999,
    given: 9999,
    feedback: { strengths: 999, growth: 999 },
  }
}

const inEach = (render: (language: Language, timeZone: string) => SlackMessage) =>
  readers.map(({ language, timeZone }) => render(language, timeZone))

const team = (view: TeamSummary) =>
  inEach((language, timeZone) => renderTeamSummary(view, catalogueOf(language), { language, timeZone }))

const profile = (view: CompetencyProfile) =>
  inEach((language, timeZone) => renderCompetencyProfile(view, catalogueOf(language), { language, timeZone }))

function fullMonth(piece: string): PersonalSummary {
  const long = piece.repeat(3000)
  const many = Array.from({ length: 60 }, (_, n) => n)
  return {
    kind: 'personal-summary',
    personId: 'U0BEA',
    from: at,
    to: at,
    received: 9999,
    given: 9999,
    strengths: 999,
    competencies: many.map(n => ({ code: `${n}`, name: long, givers: 99, before: 98 })),
    trend: {
      months: [at, at, at, at, at, at],
      competencies: many.map(n => ({ code: `${n}`, name: long, counts: [99, 0, 999, 1, 2, 3] })),
    },
    indicators: [1, 2, 3, 4, 5].map(() => ({
      ...indicator(long),
      recognitions: 999,
      feedback: 999,
      givers: 99,
      before: 98,
    })),
    moreIndicators: 99,
    noEvidenceYet: many.map(n => ({ code: `${n}`, name: long })),
    growthNotes: 99,
    prompt: { colleagueId: 'U0ANA', name: long, indicator: indicator(long) },
  }
}

function fullDigest(piece: string): ChannelDigest {
  const long = piece.repeat(3000)
  return {
    kind: 'channel-digest',
    teamId: 't1',
    team: long,
    from: at,
    to: at,
    counts: { recognitions: 9999, givers: 999 },
    highlights: [1, 2, 3, 4, 5].map(() => quote(long, 30)),
    seen: [1, 2, 3, 4, 5].map(() => indicator(long)),
    moreSeen: 99,
  }
}

function fullOrganisation(piece: string): OrganisationView {
  const long = piece.repeat(3000)
  const five = [1, 2, 3, 4, 5]
  return {
    kind: 'organisation',
    from: at,
    to: at,
    people: 9999,
    managersLeftOut: 0,
    recognitions: 99999,
    before: 99999,
    participation: { gave: 0.5, received: 0.75 },
    reciprocity: 0.3,
    concentration: { share: 0.4, even: 0.01 },
    departments: {
      offset: 10,
      size: 10,
      total: 60,
      items: Array.from({ length: 10 }, (_, n) => ({
        teamId: `${n}`,
        name: long,
        members: 999,
        gave: 999,
        received: 999,
        competencies: five.map(n => ({ code: `${n}`, name: long, now: 999, before: 999 })),
        moreCompetencies: 9,
      })),
    },
    hidden: 9,
    coverage: { seen: 60, all: 68, unseen: five.map(() => indicator(long)), moreUnseen: 3 },
  }
}

const others = (views: MessageView[]) =>
  views.flatMap(view => inEach((language, timeZone) => renderMessage(view, language, timeZone)))

test.each(['word ', '超长的中文', '&', '<!channel> ', '👩‍👩‍👧', '\n', 'x'])(
  'the largest reports of %j fit into a message',
  piece => {
    const more = others([fullMonth(piece), fullDigest(piece), fullOrganisation(piece)])
    for (const { text, blocks } of [...team(fullSummary(piece)), ...profile(fullProfile(piece)), ...more]) {
      expect(() => checkMessageBlocks(blocks, { knowsFile: () => false })).not.toThrow()
      expect(blocks.length).toBeLessThanOrEqual(50)
      expect(text.length).toBeLessThanOrEqual(3000)
      for (const block of blocks)
        if (block.type === 'section') expect(block.text?.text.length).toBeLessThan(3000)
    }
  },
)

test('what people wrote cannot ping, and cannot close the quote', () => {
  const hostile = 'hey <!channel> <!subteam^S1> <https://evil.example|good>\n> @here & co'
  for (const message of team(summary({ team: hostile, highlights: [quote(hostile)] }))) {
    const written = JSON.stringify({
      ...message,
      blocks: message.blocks.filter(({ type }) => type !== 'header'),
    })
    expect(written).not.toMatch(/<!|<https:\/\/evil/)
    expect(written).toContain('&lt;!channel&gt;')
  }
})

test('a week in which nothing happened is one line, and can be muted', () => {
  for (const { text, blocks } of team(summary({ empty: true }))) {
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'actions'])
    expect(JSON.stringify(blocks[1])).toContain('summary:mute')
    expect(text).not.toContain('\n')
  }
})

test('the bars have one width, and the figures stand beside them', () => {
  const competencies = [
    { code: 'a', name: 'Ownership', now: 12, before: 3, suggested: 0 },
    { code: 'b', name: '协作', now: 1, before: 0, suggested: 2 },
    { code: 'c', name: 'Learning', now: 0, before: 4, suggested: 0 },
  ]
  const [english] = team(summary({ competencies }))
  expect(english?.text).toContain('`██████████ 12` (3) Ownership')
  expect(english?.text).toContain('`█░░░░░░░░░  1` (0) 协作 _+ 2 suggested_')
  expect(english?.text).toContain('`░░░░░░░░░░  0` (4) Learning')
})

test('a manager can give kudos to somebody unseen in one click, and sees how many more there are', () => {
  const [english, chinese] = team(summary())
  const values = english?.blocks.flatMap(block =>
    block.type === 'section' && block.accessory?.type === 'button'
      ? [[block.accessory.action_id, block.accessory.value]]
      : [],
  )
  expect(values).toEqual([
    ['giving:open', 'U0DAN'],
    ['giving:open', 'U0CAO'],
    ['giving:open', 'U0EVE'],
  ])
  expect(english?.text).toContain('5 more colleagues')
  expect(chinese?.text).toContain('其他 5 位同事')
})

test('days are those of the reader', () => {
  const [lisbon, shanghai] = team(summary())
  expect(lisbon?.text).toContain('last seen on Nov 20')
  expect(shanghai?.text).toContain('上一次是 11月21日')
})

test('a suggestion looks different from what the giver confirmed', () => {
  const confirmed = quote('He told everyone.')
  const suggested = { ...confirmed, indicator: { ...indicator('Owns up'), suggested: true } }
  const [english] = team(summary({ highlights: [suggested] }))
  expect(english?.text).toContain('Owns up? (suggested)')
})

test('a person without kudos reads a kind sentence and no list of gaps', () => {
  const view = fullProfile('x')
  const noEvidenceYet = [{ code: 'a', name: 'Ownership' }]
  const feedback = { strengths: 0, growth: 0 }
  const nothing = { competencies: [], suggested: [], latest: [], received: 0, given: 0, feedback }
  const empty = { ...view, ...nothing, noEvidenceYet, notSeen: null }
  for (const { text, blocks } of profile(empty)) {
    expect(blocks).toHaveLength(3)
    expect(text).not.toContain('Ownership')
  }
})

test('the check-in is told with its change, or with why it has no figures', () => {
  const rounds = [{ at, mean: 4.2, share: 0.8 }]
  const figures = { answered: 5, invited: 6, mean: 4.2, change: { by: 0.3, since: at } }
  const [english, chinese] = team(
    summary({ pulse: { last: { openedAt: at, closedAt: at, threshold: 5, figures }, rounds } }),
  )
  expect(english?.text).toContain(
    'The last one (Nov 20): *4.2* of 5 on average, 5 of 6 answered · ▲ 0.3 since Nov 20',
  )
  expect(chinese?.text).toContain('平均 *4.2* 分（满分 5 分），6 人中有 5 人回答 · 比 11月21日 那次 ▲ 0.3')
  const [hidden] = team(
    summary({ pulse: { last: { openedAt: at, closedAt: at, threshold: 5, figures: null }, rounds } }),
  )
  expect(hidden?.text).toContain('below the threshold of 5 answers')
  expect(hidden?.text).not.toContain('on average, ')
})

test('the suggested action is concrete and one click away', () => {
  const suggestion = { kind: 'recognise', personId: 'U0DAN', name: 'Dan', by: 'anyone', days: 28 } as const
  for (const { text, blocks } of team(summary({ suggestion }))) {
    const buttons = blocks.flatMap(block =>
      block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [],
    )
    expect(buttons.at(-1)).toMatchObject({ action_id: 'giving:open', value: 'U0DAN', style: 'primary' })
    expect(buttons.at(-1)?.text.text).toContain('Dan')
    expect(text).toContain('<@U0DAN>')
  }
})

test('a suggested behaviour is in the form that its button opens', () => {
  const suggestion = { kind: 'look-for', indicator: indicator('Owns up'), lastSeen: at } as const
  for (const { blocks } of team(summary({ suggestion }))) {
    const sections = blocks.flatMap(block => (block.type === 'section' ? [block.accessory] : []))
    expect(sections.at(-1)).toMatchObject({
      action_id: 'giving:open',
      value: `#${suggestion.indicator.code}`,
    })
  }
})

test('there is a button for the full report only where there is a report', () => {
  const ids = (view: TeamSummary) =>
    team(view)[0]?.blocks.flatMap(block =>
      block.type === 'actions'
        ? block.elements.map(element => ('action_id' in element ? element.action_id : ''))
        : [],
    )
  expect(ids(summary())).toEqual(['summary:why', 'summary:settings', 'summary:mute'])
  expect(ids(summary({ hasReport: true }))?.[0]).toBe('report:team')
})

test('whoever does not manage the team is offered no say in how its summary comes, nor an empty row of buttons', () => {
  const actionsOf = (view: TeamSummary) => JSON.stringify(team({ ...view, isManager: false }))
  expect(actionsOf(summary({ hasReport: true }))).toContain('report:team')
  for (const view of [summary(), summary({ empty: true, highlights: [] })])
    expect(actionsOf(view)).not.toMatch(/summary:(settings|mute)|"elements":\[\]/)
})

test('pictures take the place of the bars in words', () => {
  const view = summary()
  const picture: KnownBlock = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'Bars' }
  const t = catalogueOf('en')
  const { blocks, text } = renderTeamSummary(view, t, readers[0], { 'competency-bars': picture })
  expect(blocks).toContain(picture)
  expect(JSON.stringify(blocks)).not.toContain('█')
  expect(JSON.stringify(blocks)).toContain('And 1 kudos whose suggested behaviour nobody has confirmed')
  expect(text).toContain('█')
})
