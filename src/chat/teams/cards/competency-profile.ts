import type { CompetencyProfile } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, periodText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { type Draft, type Element, heading, note, text } from './element.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

/** Frameworks can be large; a card cannot. */
const shownCompetencies = 15
const shownIndicators = 6

export function renderCompetencyProfile(view: CompetencyProfile, t: Catalogue, reader: Reader): Draft {
  const period = t.summary.profileOnlyYou(periodText(view.from, view.to, reader))
  return {
    summary: `${t.summary.profileTitle} · ${period}`,
    body: [
      heading(t.summary.profileTitle),
      note(period),
      ...(view.received + view.given > 0 ? [text(t.summary.profileCounts(view.received, view.given))] : []),
      ...(view.received === 0 ? [text(t.summary.profileNothing)] : []),
      ...(view.feedback.strengths + view.feedback.growth > 0
        ? [text(t.feedback.inProfile(view.feedback.strengths, view.feedback.growth))]
        : []),
      ...competencies(view, t, reader),
      ...suggested(view, t, reader),
      ...noEvidenceYet(view, t),
      ...(view.latest.length > 0 ? [text(`*${t.summary.latest}*`)] : []),
      ...view.latest.map(said => quoteParts(said, t, reader)),
    ],
  }
}

function competencies({ competencies }: CompetencyProfile, t: Catalogue, reader: Reader): Element[] {
  const shown = competencies.slice(0, shownCompetencies)
  const hidden = competencies.length - shown.length
  return [
    ...shown.map(competency => text(competencyText(competency, t, reader))),
    ...(hidden > 0 ? [note(t.summary.more(hidden))] : []),
  ]
}

function competencyText(
  { name, givers, indicators }: CompetencyProfile['competencies'][number],
  t: Catalogue,
  reader: Reader,
): string {
  const lines = indicators.map(indicator => {
    const { recognitions, suggested, last } = indicator
    const from = t.summary.fromPeople(indicator.givers)
    const count = t.feedback.evidenceCount(recognitions, indicator.feedback)
    const line = t.feedback.evidenceLine(indicatorText(indicator), count, from, dayText(last, reader))
    return suggested > 0 ? `${line} _${t.summary.suggestedToo(suggested)}_` : line
  })
  return list(`*${nameText(name)}* · ${t.summary.fromPeople(givers)}`, lines, t)
}

function suggested({ suggested }: CompetencyProfile, t: Catalogue, reader: Reader): Element[] {
  if (suggested.length === 0) return []
  const lines = suggested.map(indicator =>
    t.summary.suggestedLine(
      indicatorText(indicator),
      indicator.recognitions,
      dayText(indicator.last, reader),
    ),
  )
  return [text(list(t.summary.profileSuggested, lines, t))]
}

function list(title: string, lines: string[], t: Catalogue): string {
  const hidden = lines.length - shownIndicators
  return [title, ...lines.slice(0, shownIndicators), ...(hidden > 0 ? [t.summary.more(hidden)] : [])].join(
    '\n',
  )
}

function noEvidenceYet({ noEvidenceYet, competencies }: CompetencyProfile, t: Catalogue): Element[] {
  // With no evidence at all there is nothing to set these apart from.
  if (noEvidenceYet.length === 0 || competencies.length === 0) return []
  const names = noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => nameText(name))
  const hidden = noEvidenceYet.length - names.length
  return [
    text(t.summary.noEvidenceYet(t.common.list(hidden > 0 ? [...names, t.summary.more(hidden)] : names))),
  ]
}
