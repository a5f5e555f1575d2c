import { describe, expect, it } from 'vitest'
import { drawn } from '../../../src/chat/teams/cards/chart.ts'
import { dress } from '../../../src/chat/teams/cards/dress.ts'
import { note, text } from '../../../src/chat/teams/cards/element.ts'
import { languages } from '../../../src/core/language.ts'
import type { Picture } from '../../../src/core/picture/picture.ts'
import { problemsOfCard } from './card-schema.ts'

const zone = { en: 'Europe/Lisbon', 'zh-CN': 'Asia/Shanghai' } as const
const at = (day: string) => new Date(`${day}T16:30:00Z`)

const rounds = [
  { at: at('2026-11-03'), mean: 3.26, share: 0.5 },
  { at: at('2026-11-10'), mean: 4, share: 0.75 },
]

const hidden: Picture = {
  kind: 'pulse-trend',
  highest: 5,
  rounds: [...rounds, { at: at('2026-11-17'), mean: null, share: null }],
}

const pictures: Record<Picture['kind'], Picture> = {
  'competency-bars': {
    kind: 'competency-bars',
    period: 'week',
    bars: [
      { name: 'Ownership', now: 3, before: 1 },
      { name: '*Team* <@U1>', now: 0, before: 2 },
    ],
  },
  'profile-radar': {
    kind: 'profile-radar',
    axes: ['Ownership', 'Teamwork', 'Learning'].map((name, before) => ({ name, givers: 4, before })),
  },
  'trend-lines': {
    kind: 'trend-lines',
    period: 'month',
    starts: [at('2026-09-30'), at('2026-10-31')],
    lines: [{ name: 'Ownership', values: [1, 4] }],
  },
  'pulse-trend': { kind: 'pulse-trend', highest: 5, rounds },
}

const png = 'https://laurel.example.com/picture/1.x'

function cardOf(
  picture: Picture,
  words = [text('In words.')],
  language: 'en' | 'zh-CN' = 'en',
  url: string | null = null,
) {
  const reader = { language, timeZone: zone[language] }
  const body = drawn([{ picture, url }], picture.kind, words, reader)
  // biome-ignore lint/suspicious/noExplicitAny: the card is read as it is sent
  return dress({ summary: 's', body }, reader, { people: new Map(), channels: new Map() }).card as any
}

describe('a picture in Teams', () => {
  it.each(Object.values(pictures))('is a chart with words in its place: $kind', picture => {
    for (const language of languages) {
      const card = cardOf(picture, [text('In words.')], language)
      expect(problemsOfCard(card)).toEqual([])
      expect(card.body[1].type).toMatch(/^Chart\./)
      expect(card.body[1].fallback.items).toMatchObject([{ type: 'TextBlock', text: 'In words.' }])
    }
  })

  it('says in words what it shows, at the press of a button', () => {
    for (const picture of Object.values(pictures)) {
      const [, , buttons, words] = cardOf(picture, [], 'en').body
      expect(buttons.actions).toEqual([
        { type: 'Action.ToggleVisibility', title: 'In words', targetElements: [words.id] },
      ])
      expect(words.isVisible).toBe(false)
      expect(words.items[0].text).toMatch(/3|Ownership/)
    }
  })

  it('has the numbers, with the period before behind the name, and names as they are written', () => {
    const { title, data } = cardOf(pictures['competency-bars']).body[1]
    expect(title).toBe('Kudos with a confirmed behaviour, this week (the week before)')
    expect(data).toEqual([
      { x: 'Ownership (1)', y: 3 },
      { x: '*Team* <@U1> (2)', y: 0 },
    ])
  })

  it('has the days of the reader’s own calendar', () => {
    const values = (language: 'en' | 'zh-CN') =>
      cardOf(pictures['trend-lines'], [], language).body[1].data[0].values
    expect(values('en').map(({ x }: { x: string }) => x)).toEqual(['2026-09-30', '2026-10-31'])
    expect(values('zh-CN')).toEqual([
      { x: '2026-10-01', y: 1 },
      { x: '2026-11-01', y: 4 },
    ])
  })

  it.each([
    ['en', 'this month is not over'],
    ['zh-CN', '本月还没有结束'],
  ] as const)('does not let a month that has begun look like a fall, in %s', (language, words) => {
    const [heading, chart] = cardOf(pictures['trend-lines'], [], language).body
    expect(heading.text).toContain(words)
    expect(chart.title).toContain(words)
    const weeks = { ...pictures['trend-lines'], period: 'week' } as Picture
    expect(cardOf(weeks, [], language).body[1].title).not.toContain(words)
  })

  it('says what it says where there are no other words for it', () => {
    const { fallback } = cardOf(pictures['pulse-trend'], []).body[1]
    expect(fallback.items[0].text).toMatch(/^Line of check\\?-in means of at most 5: .*3\.3.*50% answered/)
  })

  it('is in words where a round is hidden: a line would be drawn across the gap', () => {
    const reader = { language: 'en', timeZone: 'UTC' } as const
    expect(drawn([{ picture: hidden, url: null }], 'pulse-trend', [note('In words.')], reader)).toEqual([
      note('In words.'),
    ])
  })
})

describe('a picture in Teams that can be fetched', () => {
  const barsAlt =
    'Bars of kudos with a confirmed behaviour, this week (and the week before): Ownership 3 (1); *Team* <@U1> 0 (2).'

  it('stands in the place of a chart that a client does not know, and says what it shows', () => {
    const card = cardOf(pictures['competency-bars'], [text('In words.')], 'en', png)
    expect(problemsOfCard(card)).toEqual([])
    expect(card.body[1].type).toBe('Chart.HorizontalBar')
    expect(card.body[1].fallback).toEqual({
      type: 'Image',
      url: png,
      altText: barsAlt,
      msteams: { allowExpand: true },
    })
  })

  it.each([
    ['a radar, for which Teams has no chart', pictures['profile-radar'], /^Radar of how many colleagues/],
    ['a line with a hidden round', hidden, /Nov 17 no mean to show/],
  ])('is shown by itself: %s', (_, picture, alt) => {
    for (const language of languages) {
      const card = cardOf(picture, [text('In words.')], language, png)
      expect(problemsOfCard(card)).toEqual([])
      const [image, buttons, words] = card.body
      expect(image).toMatchObject({ type: 'Image', url: png })
      if (language === 'en') expect(image.altText).toMatch(alt)
      expect(buttons.actions[0].targetElements).toEqual([words.id])
      expect(words).toMatchObject({ isVisible: false, items: [{ type: 'TextBlock' }] })
    }
  })
})

describe('the check of cards', () => {
  const chart = () => cardOf(pictures['competency-bars'])

  it.each<[string, (element: Record<string, unknown>) => void]>([
    ['without words in its place', element => delete element.fallback],
    [
      'with another chart in its place',
      element => {
        element.fallback = { type: 'Container', items: [{ ...element }] }
      },
    ],
    ['without a title', element => delete element.title],
    [
      'without data',
      element => {
        element.data = []
      },
    ],
    [
      'with a value that is no number',
      element => {
        element.data = [{ x: 'Ownership', y: '3' }]
      },
    ],
    [
      'with something that is not documented',
      element => {
        element.altText = 'Bars'
      },
    ],
    [
      'of a kind that is not known',
      element => {
        element.type = 'Chart.Radar'
      },
    ],
  ])('finds a chart %s', (_, spoil) => {
    const card = chart()
    spoil(card.body[1])
    expect(problemsOfCard(card)).not.toEqual([])
  })

  it('finds a fallback where 1.5 needs none', () => {
    const card = chart()
    card.body[0].fallback = 'drop'
    expect(problemsOfCard(card)).not.toEqual([])
  })
})
