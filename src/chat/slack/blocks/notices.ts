import type { KudosReport, KudosReportNews, Undelivered } from '../../../core/view.ts'
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
  const link = view.link ? [context(`<${view.link}|${t.giving.sourceLink}>`)] : []
  const outcome = view.outcome ? [section(`*${t.giving.reportOutcome[view.outcome]}*`)] : []
  const stands = view.outcome
    ? []
    : [actions(button(t.giving.reportStands, 'kudos:report-stands', view.recognitionId))]
  return { text: what, blocks: [section(what), ...wordsOf(view), ...link, ...outcome, ...stands] }
}

export function renderKudosReportNews(view: KudosReportNews, t: Catalogue): SlackMessage {
  const recipients = t.common.list(view.recipientIds.map(id => `<@${id}>`))
  const what = t.giving.reportNews[view.outcome](`<@${view.giverId}>`, recipients)
  return { text: what, blocks: [section(what), ...wordsOf(view)] }
}

/** What is withdrawn is shown to nobody. */
function wordsOf({ text, outcome }: Pick<KudosReport, 'text' | 'outcome'>) {
  return outcome === 'withdrawn' ? [] : [section(quoted(text))]
}

export function renderRemovedCard(t: Catalogue): SlackMessage {
  return { text: t.privacy.removedCard, blocks: [context(t.privacy.removedCard)] }
}
