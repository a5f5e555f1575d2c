import type { CompetencyProfile } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeProfile } from '../../../i18n/describe-profile.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, button, context, header, type SlackMessage } from './element.ts'
import { fittingSection, plainText, quoteText, voiceOf } from './summary-text.ts'

export function renderCompetencyProfile(view: CompetencyProfile, t: Catalogue, reader: Reader): SlackMessage {
  const { title, period, parts } = describeProfile(view, voiceOf(t, reader))
  const quotes = view.latest.map((quote, index) => {
    const text = quoteText(quote, t, reader)
    return index === 0 ? `*${t.summary.latest}*\n${text}` : text
  })
  return {
    text: plainText([title, period, ...parts, ...quotes]),
    blocks: [
      header(title),
      context(period),
      ...[...parts, ...quotes].map(fittingSection),
      ...(view.received > 0
        ? [actions(button(t.moreSummaries.allQuotes, 'evidence:all', '0')), context(t.disputes.where)]
        : []),
    ],
  }
}
