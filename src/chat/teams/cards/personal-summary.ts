import type { OwnEvidencePage } from '../../../app/list-own-evidence.ts'
import type { PersonalSummary } from '../../../core/summary/personal-summary.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { monthsText } from '../../../i18n/describe-months.ts'
import { periodText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, text } from './element.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

const shownCompetencies = 15

/** The month of a person, for that person alone. */
export function renderPersonalSummary(view: PersonalSummary, t: Catalogue, reader: Reader): Draft {
  const words = t.moreSummaries
  const period = words.personalOnlyYou(periodText(view.from, view.to, reader))
  const { competencies, indicators, moreIndicators, noEvidenceYet, growthNotes, prompt } = view
  const parts = [
    words.personalCounts(view.received, view.given),
    view.received === 0 ? words.personalNothing : '',
    competencies.length > 0
      ? [
          `*${words.personalCompetencies}*`,
          ...competencies
            .slice(0, shownCompetencies)
            .map(({ name, givers, before }) => words.competencyLine(nameText(name), givers, before)),
        ].join('\n')
      : '',
    monthsText(view.trend, reader, t, nameText),
    indicators.length > 0
      ? [
          `*${words.personalIndicators}*`,
          ...indicators.map(indicator =>
            words.personalLine(
              indicatorText(indicator),
              indicator.recognitions,
              words.giversNow(indicator.givers, indicator.before),
            ),
          ),
          ...(moreIndicators > 0 ? [t.summary.more(moreIndicators)] : []),
        ].join('\n')
      : '',
    noEvidenceYet.length > 0 && competencies.length > 0
      ? t.summary.noEvidenceYet(
          t.common.list(noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => nameText(name))),
        )
      : '',
    growthNotes > 0 ? words.growthNotes(growthNotes) : '',
    prompt
      ? `*${words.prompt}*\n${words.ask(`<@${prompt.colleagueId}>`, indicatorText(prompt.indicator))}`
      : '',
  ]
  return {
    summary: `${words.personalTitle}, ${period}`,
    body: [
      heading(words.personalTitle),
      note(period),
      ...parts.filter(Boolean).map(part => text(part)),
      actions(
        execute(words.allQuotes, 'evidence:all', { page: '0' }),
        execute(words.personalMute, 'summary:mute-personal', {}),
      ),
    ],
  }
}

/** A page of everything that was said about the person. */
export function renderOwnEvidence(
  { quotes, page, pages }: OwnEvidencePage,
  t: Catalogue,
  reader: Reader,
): Draft {
  const words = t.moreSummaries
  const turns = [
    ...(page > 0 ? [execute(words.ownNewer, 'evidence:all', { page: String(page - 1) })] : []),
    ...(page < pages - 1 ? [execute(words.ownOlder, 'evidence:all', { page: String(page + 1) })] : []),
  ]
  const body: Element[] = [
    heading(words.ownTitle),
    note(words.ownPage(page + 1, pages)),
    ...(quotes.length === 0 ? [text(words.ownNothing)] : quotes.map(said => quoteParts(said, t, reader))),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]
  return { summary: words.ownTitle, body }
}

/** That the monthly summary is off, with the way back. */
export function renderPersonalMuted(t: Catalogue): Draft {
  const said = t.moreSummaries.personalMuted
  return {
    summary: said,
    body: [text(said), actions(execute(t.moreSummaries.personalUnmute, 'summary:unmute-personal', {}))],
  }
}
