import type { ColleagueEvidence } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, periodText, type Reader } from '../../../i18n/formats.ts'
import { actions, button, context, type SlackMessage, section } from './element.ts'
import { fittingSection, indicatorText, nameText, quoteText } from './summary-text.ts'

/** What was seen of somebody, for their manager. */
export function renderColleague(view: ColleagueEvidence, t: Catalogue, reader: Reader): SlackMessage {
  const { personId, competencies, latest, lastByReader } = view
  const title = t.summary.colleagueTitle(`<@${personId}>`)
  const seen = competencies.map(
    ({ name, indicators }) => `*${nameText(name)}*\n${indicators.map(indicatorText).join(' · ')}`,
  )
  const last = lastByReader ? t.home.lastByYou(dayText(lastByReader, reader)) : t.home.neverByYou
  return {
    text: title,
    blocks: [
      section(title),
      context(t.summary.colleagueNote(periodText(view.from, view.to, reader))),
      fittingSection(seen.length > 0 ? seen.join('\n') : t.home.nothingSeen),
      ...latest.map((quote, index) => {
        const text = quoteText(quote, t, reader)
        return section(index === 0 ? `*${t.summary.latest}*\n${text}` : text)
      }),
      context(last),
      actions(
        button(t.help.giveKudos, 'giving:open', personId),
        button(t.home.giveFeedback, 'feedback:open', personId),
        ...(view.hasReport ? [button(t.home.evidence, 'report:evidence', personId)] : []),
      ),
    ],
  }
}
