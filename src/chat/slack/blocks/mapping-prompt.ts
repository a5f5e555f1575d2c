import type { KnownBlock } from '@slack/types'
import type { MappingPrompt } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, cut, escapeText, type SlackMessage, section } from './element.ts'
import { nameText } from './summary-text.ts'

/** What the giver alone sees: what Laurel read in the kudos, why, and the buttons that put it right. */
export function renderMappingPrompt(prompt: MappingPrompt, t: Catalogue): SlackMessage {
  const { recognitionId: id, choices, state } = prompt
  const answer = `${id}:${prompt.revision}`
  const [first] = choices
  const text = sentence(prompt, t)
  const blocks: KnownBlock[] = [section(text)]
  const change = button(t.giving.change, 'tag:change', id)
  const none = button(t.giving.noIndicator, 'tag:none', answer)
  const pick = (choice: MappingPrompt['choices'][number]) =>
    button(choice.name, `tag:pick:${choice.code}`, `${answer}:${choice.code}`)

  if (state === 'confident' && first) {
    blocks.push(
      actions(
        button(t.giving.correct, 'tag:confirm', `${answer}:${first.code}`, { style: 'primary' }),
        change,
        none,
      ),
    )
  } else if (state === 'unsure') {
    blocks.push(actions(...choices.slice(0, 3).map(pick), change, none))
  } else if (state === 'none') {
    blocks.push(
      actions(button(t.giving.addWhatTheyDid, 'kudos:edit', id, { style: 'primary' }), change, none),
    )
  } else if (state === 'unread') {
    blocks.push(actions(change, none))
  } else if (state === 'decided' || state === 'declined') {
    blocks.push(actions(change))
  }
  return { text, blocks }
}

function sentence({ state, choices, settled, text, evidence }: MappingPrompt, t: Catalogue): string {
  const names = choices
    .slice(0, Math.max(1, settled))
    .map(
      choice =>
        `:${choice.emoji}: ${t.giving.indicatorOf(nameText(choice.name), nameText(choice.competency))}`,
    )
  const words = evidence.map(({ start, end }) => `“${escapeText(cut(text.slice(start, end), 120))}”`)
  switch (state) {
    case 'confident':
      return t.giving.mappedTo(names[0] ?? '', t.common.list(words), choices[0]?.p ?? 0)
    case 'unsure':
      return t.giving.unsure(t.common.list(words))
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
