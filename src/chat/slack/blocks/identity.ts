import { spelledCode } from '../../../core/identity/rules.ts'
import type { IdentityCard } from '../../../core/identity/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { identityWords } from '../../../i18n/identity.ts'
import { actions, button, type SlackMessage, section } from './element.ts'
import { nameText } from './summary-text.ts'

/** Whether somebody's accounts in Slack and in Teams are one profile, and what they can do about it. */
export function renderIdentity(card: IdentityCard, t: Catalogue): SlackMessage {
  const code = card.code === null ? null : spelledCode(card.code)
  const words = identityWords({ ...card, code }, t.identity, nameText)
  const buttons = buttonsOf(card, t)
  return {
    text: words.join('\n'),
    blocks: [...words.map(section), ...(buttons.length > 0 ? [actions(...buttons)] : [])],
  }
}

function buttonsOf({ state, summaryHere }: IdentityCard, { identity: t }: Catalogue) {
  switch (state) {
    case 'offered':
      return [button(t.yes, 'identity:yes', 'yes', { style: 'primary' }), button(t.no, 'identity:no', 'no')]
    case 'code':
      return [button(t.newCode, 'identity:yes', 'yes'), button(t.no, 'identity:no', 'no')]
    case 'apart':
      return [button(t.join, 'identity:yes', 'yes')]
    case 'linked':
      return [
        ...(summaryHere ? [] : [button(t.bringSummary, 'identity:summary', 'here')]),
        button(t.undo, 'identity:undo', 'undo'),
      ]
    case 'ended':
      return []
  }
}
