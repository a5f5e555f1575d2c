import type {
  KudosReport,
  KudosReportNews,
  KudosTakenDown,
  RemovedCard,
  Undelivered,
} from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, execute, note, quote, text } from './element.ts'

export function renderUndelivered(view: Undelivered, t: Catalogue): Draft {
  const why = t.teams.undelivered(`<#${view.channel}>`, escapeText(view.reason))
  const again = execute(t.giving.tryAgain, 'kudos:retry', { id: view.recognitionId }, { style: 'positive' })
  return { summary: why, body: [text(why), quote(view.text), actions(again)] }
}

export function renderKudosReport(view: KudosReport, t: Catalogue): Draft {
  const recipients = t.common.list(view.recipientIds.map(id => `<@${id}>`))
  const what = t.giving.reported(`<@${view.giverId}>`, recipients)
  const link = view.link ? [note(`<${view.link}|${t.giving.sourceLink}>`)] : []
  const outcome = view.outcome ? [text(`*${t.giving.reportOutcome[view.outcome]}*`)] : []
  const judge = view.outcome ? [] : [text(t.giving.reportWhatNow), judgement(view.recognitionId, t)]
  return { summary: what, body: [text(what), ...wordsOf(view), ...link, ...outcome, ...judge] }
}

function judgement(id: string, t: Catalogue) {
  return actions(
    execute(t.giving.reportStands, 'kudos:report-stands', { id }),
    execute(t.giving.reportTakeDown, 'kudos:take-down', { id }, { style: 'destructive' }),
  )
}

export function renderKudosTakenDown(view: KudosTakenDown, t: Catalogue): Draft {
  const what = t.giving.takenDown(t.common.list(view.recipientIds.map(id => `<@${id}>`)))
  return { summary: what, body: [text(what), quote(view.text)] }
}

export function renderKudosReportNews(view: KudosReportNews, t: Catalogue): Draft {
  const recipients = t.common.list(view.recipientIds.map(id => `<@${id}>`))
  const what = t.giving.reportNews[view.outcome](`<@${view.giverId}>`, recipients)
  return { summary: what, body: [text(what), ...wordsOf(view)] }
}

/** What no longer stands is shown to nobody. */
function wordsOf({ text, outcome }: Pick<KudosReport, 'text' | 'outcome'>) {
  return outcome === 'withdrawn' || outcome === 'taken-down' ? [] : [quote(text)]
}

export function renderRemovedCard({ what }: RemovedCard, t: Catalogue): Draft {
  const said = t.privacy.removedCard[what]
  return { summary: said, body: [text(said)] }
}
