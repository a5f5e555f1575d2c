import type { ColleagueEvidence } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, periodText, type Reader } from '../../../i18n/formats.ts'
import { actions, type Draft, execute, note, text } from './element.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

/** What was seen of somebody, for their manager. */
export function renderColleague(view: ColleagueEvidence, t: Catalogue, reader: Reader): Draft {
  const { personId, competencies, latest, lastByReader } = view
  const title = t.summary.colleagueTitle(`<@${personId}>`)
  const seen = competencies.map(({ name, indicators }) =>
    text(`*${nameText(name)}*\n${indicators.map(indicatorText).join(' · ')}`),
  )
  return {
    summary: title,
    body: [
      text(title),
      note(t.summary.colleagueNote(periodText(view.from, view.to, reader))),
      ...(seen.length > 0 ? seen : [text(t.home.nothingSeen)]),
      ...(latest.length > 0 ? [text(`*${t.summary.latest}*`)] : []),
      ...latest.map(said => quoteParts(said, t, reader)),
      note(lastByReader ? t.home.lastByYou(dayText(lastByReader, reader)) : t.home.neverByYou),
      actions(
        execute(t.help.giveKudos, 'giving:open', { person: personId }),
        execute(t.home.giveFeedback, 'feedback:open', { person: personId }),
        ...(view.hasReport ? [execute(t.home.evidence, 'report:evidence', { person: personId })] : []),
      ),
    ],
  }
}
