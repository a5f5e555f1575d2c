import type { CompetencyProfile } from '../core/summary/view.ts'
import { describeIndicator, describeName } from './describe-quote.ts'
import { dayText, periodText } from './formats.ts'
import type { Voice } from './voice.ts'

/** Frameworks can be large; a message cannot. */
const competenciesLength = 6000
const shownCompetencies = 15
const shownIndicators = 6
const shownManagers = 5

/** What a person showed, without the quotes: title, period, and its parts in their order. */
export function describeProfile(
  view: CompetencyProfile,
  voice: Voice,
): { title: string; period: string; parts: string[] } {
  const { t, reader } = voice
  return {
    title: t.summary.profileTitle,
    period: t.summary.profileOnlyYou(periodText(view.from, view.to, reader)),
    parts: [
      view.received + view.given > 0 ? t.summary.profileCounts(view.received, view.given) : '',
      view.received + view.feedback.strengths === 0 ? t.summary.profileNothing : '',
      view.feedback.strengths + view.feedback.growth > 0
        ? t.feedback.inProfile(view.feedback.strengths, view.feedback.growth)
        : '',
      ...competencies(view, voice),
      notSeen(view, voice),
      suggested(view, voice),
      noEvidenceYet(view, voice),
    ].filter(Boolean),
  }
}

/** The same as managers may read of the person, so that it is no secret. */
function notSeen({ notSeen }: CompetencyProfile, { t }: Voice): string {
  if (!notSeen) return ''
  const { days, byAnyone, managerIds } = notSeen
  if (byAnyone) return t.moreSummaries.nobodyLately(days)
  const people = managerIds.slice(0, shownManagers).map(id => `<@${id}>`)
  const hidden = managerIds.length - people.length
  if (hidden > 0) people.push(t.summary.morePeople(hidden))
  return t.moreSummaries.managersNotLately(t.common.list(people), days)
}

function competencies({ competencies }: CompetencyProfile, voice: Voice): string[] {
  const parts: string[] = []
  let length = 0
  for (const competency of competencies.slice(0, shownCompetencies)) {
    const part = competencyText(competency, voice)
    length += part.length
    if (length > competenciesLength) break
    parts.push(part)
  }
  const hidden = competencies.length - parts.length
  return hidden > 0 ? [...parts, voice.t.summary.more(hidden)] : parts
}

function competencyText(
  { name, givers, indicators }: CompetencyProfile['competencies'][number],
  { t, reader, literal }: Voice,
): string {
  const lines = indicators.map(indicator => {
    const { recognitions, suggested, last } = indicator
    const from = t.summary.fromPeople(indicator.givers)
    const count = t.feedback.evidenceCount(recognitions, indicator.feedback)
    const shown = describeIndicator(indicator, literal)
    const line = t.feedback.evidenceLine(shown, count, from, dayText(last, reader))
    return suggested > 0 ? `${line} _${t.summary.suggestedToo(suggested)}_` : line
  })
  return list(`*${describeName(name, literal)}* · ${t.summary.fromPeople(givers)}`, lines, t)
}

function suggested({ suggested }: CompetencyProfile, { t, reader, literal }: Voice): string {
  if (suggested.length === 0) return ''
  const lines = suggested.map(indicator =>
    t.summary.suggestedLine(
      describeIndicator(indicator, literal),
      indicator.recognitions,
      dayText(indicator.last, reader),
    ),
  )
  return list(t.summary.profileSuggested, lines, t)
}

function list(title: string, lines: string[], t: Voice['t']): string {
  const hidden = lines.length - shownIndicators
  const more = hidden > 0 ? [t.summary.more(hidden)] : []
  return [title, ...lines.slice(0, shownIndicators), ...more].join('\n')
}

function noEvidenceYet({ noEvidenceYet, competencies }: CompetencyProfile, { t, literal }: Voice): string {
  // With no evidence at all there is nothing to set these apart from.
  if (noEvidenceYet.length === 0 || competencies.length === 0) return ''
  const names = noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => describeName(name, literal))
  const hidden = noEvidenceYet.length - names.length
  return t.summary.noEvidenceYet(t.common.list(hidden > 0 ? [...names, t.summary.more(hidden)] : names))
}
