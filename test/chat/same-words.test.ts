import { describe, expect, it } from 'vitest'
import { renderMessage as renderBlocks } from '../../src/chat/slack/render.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import { languages } from '../../src/core/language.ts'
import type { MessageView } from '../../src/core/view.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { exampleViews } from './example-views.ts'

const examples = languages.flatMap(language =>
  Object.entries(exampleViews('ordinary', language)).map(([kind, views]) => ({
    kind,
    language,
    views: views as MessageView[],
  })),
)

/** What only one chat has to say, by kind of message, and why. */
function ownWords(kind: string, language: (typeof languages)[number]): RegExp[] {
  const t = catalogueOf(language)
  const words: Record<string, RegExp[]> = {
    // How Laurel gets into a channel is another thing in each.
    undelivered: [/BotNotInConversationRoster/],
    // In Slack it stands under what was written; in Teams it is in another chat.
    'mapping-prompt': [/^(About:|关于：)/],
    // An answer in words is sent from a dialog in Slack, from the card itself in Teams.
    'pulse-question': [new RegExp(`^${t.pulse.send}$`)],
  }
  return words[kind] ?? []
}

/** Every piece of text that a message shows. What Slack asks in a dialog of its own before acting, Teams asks in a second card. */
function textsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'confirm') return []
    if (typeof value !== 'string') return textsOf(value)
    return ['text', 'title', 'label', 'placeholder'].includes(key) ? [value] : []
  })
}

/** Without what each chat writes in its own way: markup, emoji, bars, entities, stand-ins, blanks. */
function bare(text: string): string {
  return text
    .replace(/:[a-z0-9_+-]+:/g, '')
    .replace(/[\uE010-\uE013]/g, standIn => '*_`:'[standIn.charCodeAt(0) - 0xe010]!)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[*_`>█░\u2060\s]/g, '')
}

/** Quotes are as long as each chat has room for. */
const start = (words: string) => (words.endsWith('…') ? words.slice(0, 60) : words)

function saidIn(message: unknown): string[] {
  return textsOf(message)
    .flatMap(text => text.split(/\n| · |\s{2,}/))
    .map(bare)
    .filter(words => words !== '')
    .map(start)
}

describe.each(examples)('$kind in $language', ({ kind, views, language }) => {
  it('says the same in Slack and in Teams', () => {
    const own = ownWords(kind, language)
    for (const view of views) {
      const slack = saidIn(renderBlocks(view, language, 'UTC').blocks)
      const teams = saidIn(renderCard(view, language, 'UTC').body)
      const missing = (said: string[], among: string[]) => {
        const all = among.join('\n')
        return said.filter(words => !all.includes(words) && !own.some(pattern => pattern.test(words)))
      }
      expect({ notInTeams: missing(slack, teams), notInSlack: missing(teams, slack) }).toEqual({
        notInTeams: [],
        notInSlack: [],
      })
    }
  })
})
