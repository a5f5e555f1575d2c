import { describe, expect, it } from 'vitest'
import { renderMessage as renderBlocks } from '../../src/chat/slack/render.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import { languages } from '../../src/core/language.ts'
import type { Picture } from '../../src/core/picture/picture.ts'
import {
  picturesOfPersonalSummary,
  picturesOfTeamSummary,
} from '../../src/core/picture/pictures-of-summary.ts'
import type { PersonalSummary } from '../../src/core/summary/personal-summary.ts'
import type { ColleagueEvidence, TeamSummary } from '../../src/core/summary/view.ts'
import type { MessageView } from '../../src/core/view.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { describeTrend } from '../../src/i18n/describe-trend.ts'
import { exampleViews } from './example-views.ts'

const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' } as const

const many = <T>(count: number, make: (name: { code: string; name: string }) => T): T[] =>
  Array.from({ length: count }, (_, index) => make({ code: `${index}`, name: `No. ${index}` }))

describe.each(languages)('what has no room, in %s', language => {
  const t = catalogueOf(language)
  const reader = { language, timeZone: 'UTC' }
  const [week] = exampleViews('ordinary', language)['team-summary'] as TeamSummary[]
  const [month] = exampleViews('ordinary', language)['personal-summary'] as PersonalSummary[]
  const [colleague] = exampleViews('ordinary', language)['colleague-evidence'] as ColleagueEvidence[]

  function shownIn(view: MessageView, pictures: readonly Picture[]) {
    const blocks = Object.fromEntries(pictures.map(({ kind }) => [kind, image]))
    const slack = renderBlocks(view, language, 'UTC', blocks)
    const card = renderCard(
      view,
      language,
      'UTC',
      pictures.map(picture => ({ picture, url: null })),
    )
    return { text: slack.text, slack: JSON.stringify(slack.blocks), teams: JSON.stringify(card.body) }
  }

  it('in the bars of a team is counted under them', () => {
    const competencies = many(15, name => ({ ...name, now: 2, before: 1, suggested: 0 }))
    const shown = (count: number) => {
      const view = { ...week!, competencies: competencies.slice(0, count) }
      return shownIn(view, picturesOfTeamSummary(view))
    }
    for (const chat of ['slack', 'teams'] as const) {
      expect(shown(15)[chat]).toContain(t.pictures.notInPicture(3))
      expect(shown(13)[chat]).toContain(t.pictures.notInPicture(1))
      expect(shown(12)[chat]).not.toContain(t.pictures.notInPicture(0))
    }
  })

  it('in the pictures of a month is counted under each', () => {
    const view = {
      ...month!,
      competencies: many(17, name => ({ ...name, givers: 3, before: 1 })),
      trend: { ...month!.trend, competencies: many(9, name => ({ ...name, counts: [2, 1] })) },
    }
    const pictures = picturesOfPersonalSummary(view)
    expect(pictures.map(({ kind }) => kind)).toEqual(['profile-radar', 'trend-lines'])
    const shown = shownIn(view, pictures)
    for (const chat of ['slack', 'teams'] as const) {
      expect(shown[chat]).toContain(t.pictures.notInPicture(5))
      expect(shown[chat]).toContain(t.pictures.notInPicture(3))
    }
  })

  it('in what was seen of a colleague is counted, and no competency stands without its behaviours', () => {
    const indicators = many(30, name => ({
      ...name,
      name: name.name.padEnd(70, 'x'),
      competency: '',
      emoji: 'x',
    }))
    const competencies = many(40, name => ({ ...name, indicators: indicators.slice(0, 8) }))
    const blocksOf = (given: ColleagueEvidence['competencies']) => {
      const { blocks } = renderBlocks({ ...colleague!, competencies: given }, language, 'UTC')
      const [, , seen] = blocks
      return (seen?.type === 'section' && seen.text?.text.split('\n')) || []
    }
    const lines = blocksOf(competencies)
    const whole = (lines.length - 1) / 2
    expect(whole).toBeGreaterThan(2)
    expect(lines.at(-1)).toBe(t.summary.more(40 - whole))
    expect(lines.at(-2)).toContain('No. 7')
    expect(blocksOf([{ ...competencies[0]!, indicators }]).at(-1)).toContain(t.summary.more(10))
    expect(blocksOf(competencies.slice(0, 2))).toHaveLength(4)
  })

  it('in a team too small to be counted is told in one more block', () => {
    const names = many(45, name => ({
      ...name,
      name: name.name.padEnd(75, 'x'),
      now: 0,
      before: 0,
      suggested: 0,
    }))
    const competencies = names.map((name, index) => ({
      ...name,
      now: Number(index % 3 === 0),
      before: Number(index % 3 === 1),
      suggested: Number(index % 3 === 2),
    }))
    const { slack } = shownIn({ ...week!, counted: false, competencies }, [])
    for (const words of [t.summary.seenThisWeek(''), t.summary.seenBefore(''), t.summary.seenSuggested('')])
      expect(slack).toContain(words.trim())
  })

  it('the check-ins of a team are in the words of its message, and in its blocks where no picture shows them', () => {
    const rounds = [3.2, 3.6, 4].map((mean, index) => ({
      at: new Date(Date.UTC(2026, 9, 5 + 7 * index)),
      mean,
      share: 0.5 + index / 4,
    }))
    const view = { ...week!, pulse: { ...week!.pulse!, rounds } }
    const words = describeTrend(
      rounds.map(({ at, mean, share }) => ({ openedAt: at, mean, participation: share })),
      reader,
    )
    expect(words).toContain('75%')
    const illustrated = shownIn(view, picturesOfTeamSummary(view))
    expect(illustrated.text).toContain(words)
    expect(illustrated.slack).not.toContain(words)
    const plain = shownIn(view, [])
    expect(plain.slack).toContain(words)
    expect(plain.teams).toContain(words)
    const few = shownIn({ ...view, pulse: { ...view.pulse, rounds: rounds.slice(1) } }, [])
    expect(few.text).not.toContain('100%')
  })
})
