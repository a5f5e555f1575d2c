import type { ColleagueEvidence } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, periodText, type Reader } from '../../../i18n/formats.ts'
import { actions, button, context, limits, type SlackMessage, section } from './element.ts'
import { indicatorText, nameText, quoteText } from './summary-text.ts'

/** What was seen of somebody, for their manager. */
export function renderColleague(view: ColleagueEvidence, t: Catalogue, reader: Reader): SlackMessage {
  const { personId, competencies, latest, lastByReader } = view
  const title = t.summary.colleagueTitle(`<@${personId}>`)
  const last = lastByReader ? t.home.lastByYou(dayText(lastByReader, reader)) : t.home.neverByYou
  return {
    text: title,
    blocks: [
      section(title),
      context(t.summary.colleagueNote(periodText(view.from, view.to, reader))),
      section(competencies.length > 0 ? seenText(competencies, t) : t.home.nothingSeen),
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

/** Behaviours of a competency that fit into a block with their names as long as they get. */
const shownIndicators = 20

/** As many competencies as a block holds, each whole, and how many more there are. */
function seenText(competencies: ColleagueEvidence['competencies'], t: Catalogue): string {
  const parts: string[] = []
  const more = () => listed([], competencies.length - parts.length, t)
  for (const { name, indicators } of competencies) {
    const shown = indicators.slice(0, shownIndicators).map(indicatorText)
    parts.push(`*${nameText(name)}*\n${listed(shown, indicators.length - shown.length, t).join(' · ')}`)
    if ([...parts, ...more()].join('\n').length <= limits.sectionText) continue
    parts.pop()
    break
  }
  return [...parts, ...more()].join('\n')
}

function listed(shown: string[], hidden: number, t: Catalogue): string[] {
  return hidden > 0 ? [...shown, t.summary.more(hidden)] : shown
}
