import type {
  KudosReport,
  KudosReportNews,
  KudosTakenDown,
  RemovedCard,
  Undelivered,
} from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, asking, button, context, cut, escapeText, type SlackMessage, section } from './element.ts'

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
  const judge = view.outcome ? [] : [section(t.giving.reportWhatNow), judgement(view.recognitionId, t)]
  return { text: what, blocks: [section(what), ...wordsOf(view), ...link, ...outcome, ...judge] }
}

function judgement(recognitionId: string, t: Catalogue) {
  const { reportStands, reportTakeDown, takeDownTitle, takeDownQuestion } = t.giving
  return actions(button(reportStands, 'kudos:report-stands', recognitionId), {
    ...button(reportTakeDown, 'kudos:take-down', recognitionId, { style: 'danger' }),
    confirm: {
      ...asking(takeDownTitle, takeDownQuestion, reportTakeDown, t.common.cancel),
      style: 'danger' as const,
    },
  })
}

export function renderKudosTakenDown({ recipientIds, text }: KudosTakenDown, t: Catalogue): SlackMessage {
  const what = t.giving.takenDown(t.common.list(recipientIds.map(id => `<@${id}>`)))
  return { text: what, blocks: [section(what), section(quoted(text))] }
}

export function renderKudosReportNews(view: KudosReportNews, t: Catalogue): SlackMessage {
  const recipients = t.common.list(view.recipientIds.map(id => `<@${id}>`))
  const what = t.giving.reportNews[view.outcome](`<@${view.giverId}>`, recipients)
  return { text: what, blocks: [section(what), ...wordsOf(view)] }
}

/** What no longer stands is shown to nobody. */
function wordsOf({ text, outcome }: Pick<KudosReport, 'text' | 'outcome'>) {
  return outcome === 'withdrawn' || outcome === 'taken-down' ? [] : [section(quoted(text))]
}

export function renderRemovedCard({ what }: RemovedCard, t: Catalogue): SlackMessage {
  const text = t.privacy.removedCard[what]
  return { text, blocks: [context(text)] }
}
