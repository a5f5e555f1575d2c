import type { CompetencyProfile } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeProfile } from '../../../i18n/describe-profile.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, type Draft, execute, heading, note, text } from './element.ts'
import { quoteParts, voiceOf } from './summary-text.ts'

export function renderCompetencyProfile(view: CompetencyProfile, t: Catalogue, reader: Reader): Draft {
  const { title, period, parts } = describeProfile(view, voiceOf(t, reader))
  return {
    summary: `${title} · ${period}`,
    body: [
      heading(title),
      note(period),
      ...parts.map(part => text(part)),
      ...(view.latest.length > 0 ? [text(`*${t.summary.latest}*`)] : []),
      ...view.latest.map(said => quoteParts(said, t, reader)),
      ...(view.received > 0
        ? [actions(execute(t.moreSummaries.allQuotes, 'evidence:all', { page: '0' })), note(t.disputes.where)]
        : []),
    ],
  }
}
