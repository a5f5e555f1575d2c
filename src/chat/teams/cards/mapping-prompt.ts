import { excerpt } from '../../../core/summary/excerpt.ts'
import type { MappingPrompt } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { type Action, actions, type Draft, execute, note, text } from './element.ts'

/** What the giver alone sees, in their own chat: what Laurel read in the kudos, why, and the buttons that put it right. */
export function renderMappingPrompt(prompt: MappingPrompt, t: Catalogue): Draft {
  const said = sentence(prompt, t)
  const buttons = promptActions(prompt, t)
  const isGone = prompt.state === 'withdrawn' || prompt.state === 'taken-down'
  return {
    summary: said,
    body: [
      text(said),
      // In a chat of its own the prompt is far from the card: it says which kudos it is about.
      ...(isGone ? [] : [note(t.giving.about(`“${escapeText(excerpt(prompt.text, 160))}”`))]),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  }
}

/** Forms that take the place of the prompt come back to it. */
const from = 'prompt'

function promptActions(
  { recognitionId: id, revision, choices, state }: MappingPrompt,
  t: Catalogue,
): Action[] {
  const change = execute(t.giving.change, 'kudos:change', { id, from })
  const none = execute(t.giving.noIndicator, 'tag:none', { id, revision, from })
  const pick = (title: string, code: string, look?: { style: 'positive' }) =>
    execute(title, 'tag:pick', { id, revision, indicator: code, from }, look)
  const [first] = choices
  switch (state) {
    case 'confident':
      return [...(first ? [pick(t.giving.correct, first.code, { style: 'positive' })] : []), change, none]
    case 'unsure':
      return [...choices.slice(0, 3).map(({ name, code }) => pick(escapeText(name), code)), change, none]
    case 'none':
      return [
        execute(t.giving.addWhatTheyDid, 'kudos:edit', { id, from }, { style: 'positive' }),
        change,
        none,
      ]
    case 'unread':
      return [change, none]
    case 'decided':
    case 'declined':
      return [change]
    case 'withdrawn':
    case 'taken-down':
      return []
  }
}

function sentence({ state, choices, settled, text: words, evidence }: MappingPrompt, t: Catalogue): string {
  const names = choices
    .slice(0, Math.max(1, settled))
    .map(
      ({ emoji, name, competency }) =>
        `:${emoji}: ${t.giving.indicatorOf(escapeText(name), escapeText(competency))}`,
    )
  const because = t.common.list(
    evidence.map(({ start, end }) => `“${escapeText(excerpt(words.slice(start, end), 120))}”`),
  )
  switch (state) {
    case 'confident':
      return t.giving.mappedTo(names[0] ?? '', because, choices[0]?.p ?? 0)
    case 'unsure':
      return t.giving.unsure(because)
    case 'none':
      return t.giving.noBehaviour
    case 'unread':
      return t.giving.unread
    case 'decided':
      return t.giving.decided(t.common.list(names))
    case 'declined':
      return t.giving.declined
    case 'withdrawn':
      return t.giving.alreadyWithdrawn
    case 'taken-down':
      return t.refusals['taken-down']()
  }
}
