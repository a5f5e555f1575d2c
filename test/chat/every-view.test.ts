import { describe, expect, it } from 'vitest'
import { renderMessage as renderBlocks } from '../../src/chat/slack/render.ts'
import { dress } from '../../src/chat/teams/cards/dress.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import { languages } from '../../src/core/language.ts'
import type { Picture } from '../../src/core/picture/picture.ts'
import { picturesOfPulse } from '../../src/core/picture/pictures-of-pulse.ts'
import {
  picturesOfPersonalSummary,
  picturesOfTeamSummary,
} from '../../src/core/picture/pictures-of-summary.ts'
import type { MessageView } from '../../src/core/view.ts'
import { checkMessageBlocks } from '../../src/playground/block-kit.ts'
import { exampleViews } from './example-views.ts'
import { problemsOfCard } from './teams/card-schema.ts'

const zones = { en: 'Europe/Lisbon', 'zh-CN': 'Asia/Shanghai' } as const
const names = {
  people: new Map([
    ['U0ANA', 'Ana Sousa'],
    ['U0ROSA', '罗莎 [运营]'],
  ]),
  channels: new Map([['C0KUDOS', 'kudos']]),
}

const examples = languages.flatMap(language =>
  (['ordinary', 'fullest'] as const).flatMap(size =>
    Object.entries(exampleViews(size, language)).map(([kind, views]) => ({
      kind,
      size,
      language,
      views: views as MessageView[],
    })),
  ),
)

/** Teams hides the rest of a row of buttons; those that are behind the three dots are not in the row. */
const shownInARow = 6

function actionSetsOf(card: unknown): unknown[][] {
  if (typeof card !== 'object' || card === null) return []
  const { type, actions } = card as { type?: string; actions?: { mode?: string }[] }
  if (type === 'ActionSet') return [(actions ?? []).filter(({ mode }) => mode !== 'secondary')]
  return Object.values(card).flatMap(actionSetsOf)
}

/** What a reader would take for a fault of ours. */
const slips = /undefined|\[object|NaN|Invalid Date/

/** Texts in which Slack looks for markup. */
function mrkdwnOf(blocks: unknown): string[] {
  if (typeof blocks !== 'object' || blocks === null) return []
  const { type, text } = blocks as { type?: string; text?: string }
  return type === 'mrkdwn' ? [text ?? ''] : Object.values(blocks).flatMap(mrkdwnOf)
}

/** Texts in which Teams looks for Markdown. */
function markdownOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  const { type, text } = body as { type?: string; text?: string }
  return type === 'TextBlock' ? [text ?? ''] : Object.values(body).flatMap(markdownOf)
}

/** A link that somebody put into a name or a text, as either chat would show it. */
const foreignLink = { slack: /<https:\/\/x\.example/, teams: /(?<!\\)\]\(https:\/\/x\.example/ }

/** Where Teams fetches a picture, as long as such addresses are. */
const png = `https://laurel.example.com/picture/00000000-0000-4000-8000-000000000000.${'x'.repeat(43)}`

/** Every text that is shown, wherever it is. */
function textsOf(shown: unknown, key = ''): string[] {
  if (typeof shown === 'string')
    return ['text', 'title', 'label', 'altText', 'alt_text'].includes(key) ? [shown] : []
  if (typeof shown !== 'object' || shown === null) return []
  return Object.entries(shown).flatMap(([name, inner]) => textsOf(inner, Array.isArray(shown) ? key : name))
}

function picturesOf(view: MessageView): Picture[] {
  switch (view.kind) {
    case 'team-summary':
      return picturesOfTeamSummary(view)
    case 'personal-summary':
      return picturesOfPersonalSummary(view)
    case 'pulse-report':
      return picturesOfPulse({ team: view.team, points: view.trend })
    default:
      return []
  }
}

describe.each(examples)('$kind, $size, in $language', ({ views, language }) => {
  const timeZone = zones[language]

  it('is a card that Teams takes, with nothing that looks like markup', () => {
    for (const [view, url] of views.flatMap(view => [null, png].map(url => [view, url] as const))) {
      const illustrations = picturesOf(view).map(picture => ({ picture, url }))
      const draft = renderCard(view, language, timeZone, illustrations)
      const { card, summary } = dress(draft, { language, timeZone }, names)
      expect(problemsOfCard(card)).toEqual([])
      expect(summary.trim()).not.toBe('')
      expect(`${summary} ${JSON.stringify(card)}`).not.toMatch(slips)
      // What is too long for one message would lose its end, where the buttons are.
      expect(card.body).toHaveLength(draft.body.length)
      expect(markdownOf(card.body).filter(t => /(?<!\\)\*&|\\\d/.test(t))).toEqual([])
      expect(markdownOf(card.body).join()).not.toMatch(foreignLink.teams)
      for (const actions of actionSetsOf(card)) expect(actions.length).toBeLessThanOrEqual(shownInARow)
    }
  })

  it('is a message that Slack takes', () => {
    for (const view of views) {
      const { text, blocks } = renderBlocks(view, language, timeZone)
      expect(() => checkMessageBlocks(blocks, { knowsFile: () => true })).not.toThrow()
      expect(text.trim()).not.toBe('')
      expect(`${text} ${JSON.stringify(blocks)}`).not.toMatch(slips)
      expect(mrkdwnOf(blocks).join()).not.toContain('<!channel>')
      expect(`${text} ${mrkdwnOf(blocks)}`).not.toMatch(foreignLink.slack)
    }
  })
})

/** An ASCII blank or comma between two sentences, or two names, of Chinese. */
const foreignJoint =
  /[。！？；：，、][”）*_]* +[“（*_]*\p{Script=Han}|[\p{Script=Han}”）] +[，。；：！？、]|[\p{Script=Han}”）], ?[“（\p{Script=Han}]/u

describe.each(examples.filter(({ language, size }) => language === 'zh-CN' && size === 'ordinary'))(
  '$kind, $size, in Chinese',
  ({ views }) => {
    it('has neither blanks nor English commas between sentences', () => {
      const wrong = views.flatMap(view => {
        const { text, blocks } = renderBlocks(view, 'zh-CN', zones['zh-CN'])
        const card = renderCard(view, 'zh-CN', zones['zh-CN'])
        return [text, card.summary, ...textsOf(blocks), ...textsOf(card.body)].filter(said =>
          foreignJoint.test(said),
        )
      })
      expect(wrong).toEqual([])
    })
  },
)

it('such a blank or comma is seen', () => {
  for (const wrong of ['好的。 再见', '“一”, “二”', '*依据* （无）。 *好*', '他说， 好'])
    expect(wrong).toMatch(foreignJoint)
  for (const right of ['好的。再见', '给 Ana 的反馈', 'Ana, Ben', '10:00，每周二'])
    expect(right).not.toMatch(foreignJoint)
})

describe('the examples', () => {
  it('have at least one of each kind, in each size', () => {
    for (const { kind, size, views } of examples) expect(views.length, `${kind}, ${size}`).toBeGreaterThan(0)
  })
})
