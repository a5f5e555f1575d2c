import type { KudosReport, Undelivered } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, cut, escapeText, type SlackMessage, section } from './element.ts'

const quoted = (text: string) =>
  cut(escapeText(text), 1500)
    .split('\n')
    .map(line => `>${line}`)
    .join('\n')

export function renderUndelivered(view: Undelivered, t: Catalogue): SlackMessage {
  const why = t.giving.undelivered(`<#${view.channel}>`, view.reason)
  return {
    text: why,
    blocks: [
      section(why),
      section(quoted(view.text)),
      actions(button(t.giving.tryAgain, 'kudos:retry', view.recognitionId, { style: 'primary' })),
    ],
  }
}

export function renderKudosReport(view: KudosReport, t: Catalogue): SlackMessage {
  const what = t.giving.reported(`<@${view.giverId}>`, t.common.list(view.recipientIds.map(id => `<@${id}>`)))
  return { text: what, blocks: [section(what), section(quoted(view.text))] }
}

export function renderRemovedCard(t: Catalogue): SlackMessage {
  return { text: t.privacy.removedCard, blocks: [context(t.privacy.removedCard)] }
}
