import { spelledCode } from '../../../core/identity/rules.ts'
import type { IdentityCard } from '../../../core/identity/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { identityWords } from '../../../i18n/identity.ts'
import { actions, type Draft, execute, text } from './element.ts'
import { nameText } from './summary-text.ts'

/** Whether somebody's accounts in Slack and in Teams are one profile, and what they can do about it. */
export function renderIdentity(card: IdentityCard, t: Catalogue): Draft {
  const code = card.code === null ? null : spelledCode(card.code)
  const words = identityWords({ ...card, code }, t.identity, nameText)
  const buttons = buttonsOf(card, t)
  return {
    summary: words[0] ?? '',
    body: [...words.map(line => text(line)), ...(buttons.length > 0 ? [actions(...buttons)] : [])],
  }
}

function buttonsOf({ state, summaryHere }: IdentityCard, { identity: t }: Catalogue) {
  switch (state) {
    case 'offered':
      return [execute(t.yes, 'identity:yes', {}, { style: 'positive' }), execute(t.no, 'identity:no')]
    case 'code':
      return [execute(t.newCode, 'identity:yes'), execute(t.no, 'identity:no')]
    case 'apart':
      return [execute(t.join, 'identity:yes')]
    case 'linked':
      return [
        ...(summaryHere ? [] : [execute(t.bringSummary, 'identity:summary')]),
        execute(t.undo, 'identity:undo'),
      ]
    case 'ended':
      return []
  }
}
