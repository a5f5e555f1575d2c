import type { CompetencyProfile } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, periodText } from '../../../i18n/formats.ts'
import { actions, button, context, header, limits, type SlackMessage, section } from './element.ts'
import { fitting, indicatorText, nameText, quoteText, type Reader } from './summary-text.ts'

/** Frameworks can be large; a message cannot. */
const competenciesLength = 6000
const shownCompetencies = 15
const shownIndicators = 6
const shownManagers = 5

/** The whole message must stay well under what Slack takes, so its plain copy ends here. */
const plainLength = 3000

export function renderCompetencyProfile(view: CompetencyProfile, t: Catalogue, reader: Reader): SlackMessage {
  const period = t.summary.profileOnlyYou(periodText(view.from, view.to, reader))
  const parts = [
    view.received + view.given > 0 ? t.summary.profileCounts(view.received, view.given) : '',
    view.received === 0 ? t.summary.profileNothing : '',
    view.feedback.strengths + view.feedback.growth > 0
      ? t.feedback.inProfile(view.feedback.strengths, view.feedback.growth)
      : '',
    ...competencies(view, t, reader),
    notSeenText(view, t),
    suggested(view, t, reader),
    noEvidenceYet(view, t),
    ...view.latest.map((quote, index) => {
      const text = quoteText(quote, t, reader)
      return index === 0 ? `*${t.summary.latest}*\n${text}` : text
    }),
  ].filter(Boolean)
  return {
    text: fitting(
      [t.summary.profileTitle, period, ...parts].flatMap(part => part.split('\n')),
      plainLength,
    ),
    blocks: [
      header(t.summary.profileTitle),
      context(period),
      ...parts.map(part => section(part)),
      ...(view.received > 0 ? [actions(button(t.moreSummaries.allQuotes, 'evidence:all', '0'))] : []),
    ],
  }
}

/** The same as managers may read of the person, so that it is no secret. */
function notSeenText({ notSeen }: CompetencyProfile, t: Catalogue): string {
  if (!notSeen) return ''
  const { days, byAnyone, managerIds } = notSeen
  if (byAnyone) return t.moreSummaries.nobodyLately(days)
  const people = managerIds.slice(0, shownManagers).map(id => `<@${id}>`)
  const hidden = managerIds.length - people.length
  if (hidden > 0) people.push(t.summary.morePeople(hidden))
  return t.moreSummaries.managersNotLately(t.common.list(people), days)
}

function competencies({ competencies }: CompetencyProfile, t: Catalogue, reader: Reader): string[] {
  const parts: string[] = []
  let length = 0
  for (const competency of competencies.slice(0, shownCompetencies)) {
    const part = competencyText(competency, t, reader)
    length += part.length
    if (length > competenciesLength) break
    parts.push(part)
  }
  const hidden = competencies.length - parts.length
  return hidden > 0 ? [...parts, t.summary.more(hidden)] : parts
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

function suggested({ suggested }: CompetencyProfile, t: Catalogue, reader: Reader): string {
  if (suggested.length === 0) return ''
  const lines = suggested.map(indicator =>
    t.summary.suggestedLine(
      indicatorText(indicator),
      indicator.recognitions,
      dayText(indicator.last, reader),
    ),
  )
  return list(t.summary.profileSuggested, lines, t)
}

function list(title: string, lines: string[], t: Catalogue): string {
  const hidden = lines.length - shownIndicators
  const more = hidden > 0 ? [t.summary.more(hidden)] : []
  return fitting([title, ...lines.slice(0, shownIndicators), ...more], limits.sectionText)
}

function noEvidenceYet({ noEvidenceYet, competencies }: CompetencyProfile, t: Catalogue): string {
  // With no evidence at all there is nothing to set these apart from.
  if (noEvidenceYet.length === 0 || competencies.length === 0) return ''
  const names = noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => nameText(name))
  const hidden = noEvidenceYet.length - names.length
  return t.summary.noEvidenceYet(t.common.list(hidden > 0 ? [...names, t.summary.more(hidden)] : names))
}
