import type { Language } from '../../../core/language.ts'
import type { PulseComments, PulseReport, QuestionReport, QuestionResult } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeTrend } from '../../../i18n/describe-trend.ts'
import { cutText, escapeText, type Reader } from './card-text.ts'
import { type Draft, heading, note, quote, text } from './element.ts'

/** Width of the longest bar, in characters. */
const barWidth = 12

/** Comments of one message; their text, in UTF-16 code units. */
const mostComments = 60
const longestComments = 20_000

/** What a closed round says to its team's managers and, where the team wants it, in its channel. */
export function renderPulseReport(report: PulseReport, t: Catalogue, reader: Reader): Draft {
  const { language } = reader
  const title = t.pulse.closedReport(escapeText(report.team))
  const figures = pulseFigures(report, t, language)
  const extras = [readings(report, t, language), themes(report, t)].filter(words => words !== '')
  const trend = describeTrend(report.trend, reader)
  return {
    summary: [title, turnout(report, t)].join(' '),
    body: [
      heading(title),
      note(`${turnout(report, t)} ${t.pulse.period(report.openedAt, report.closedAt ?? report.closesAt)}`),
      ...[...figures, ...extras].map(words => text(words)),
      ...(trend === '' ? [] : [note(trend)]),
    ],
  }
}

/** Comments in the order they come in, which is no order at all; as many as a message holds. */
export function renderPulseComments({ team, question, comments }: PulseComments, t: Catalogue): Draft {
  const title = t.pulse.commentsTitle(escapeText(team), escapeText(cutText(question, 300)))
  let length = 0
  const shown = comments.filter((comment, index) => {
    length += comment.length
    return index < mostComments && length <= longestComments
  })
  const hidden = comments.length - shown.length
  return {
    summary: title,
    body: [
      text(`*${title}*`),
      note(t.pulse.commentsNote(comments.length)),
      ...shown.map(comment => quote(comment)),
      ...(hidden > 0 ? [note(t.pulse.moreComments(hidden))] : []),
    ],
  }
}

/** The questions of a round with their figures as lines of text, or why there are none. */
export function pulseFigures(report: PulseReport, t: Catalogue, language: Language): string[] {
  return report.questions.map(question => questionFigures(question, report, t, language))
}

function questionFigures(
  { question, asks, result, hidden }: QuestionReport,
  { invited, threshold, commentThreshold }: PulseReport,
  t: Catalogue,
  language: Language,
): string {
  const title = `*${escapeText(cutText(question, 300))}*`
  if (!result) {
    const few = asks === 'comment' ? Math.max(threshold, commentThreshold) : threshold
    if (hidden !== 'open' && invited < few) return `${title}\n${t.pulse.tooFewInvited(few)}`
    if (hidden === 'overlap') return `${title}\n${t.pulse.overlap}`
    if (hidden === 'open') return `${title}\n${t.pulse.notYet(threshold)}`
    return `${title}\n${asks === 'comment' ? t.pulse.belowCommentThreshold(few) : t.pulse.belowThreshold(few)}`
  }
  if (asks === 'comment') return `${title}\n${t.pulse.comments(result.answered)}`
  const turnedOut = t.pulse.participation(result.answered, invited)
  const lines = [
    [meanText(result, asks, t, language), turnedOut].filter(words => words !== '').join(' · '),
    ...(result.change ? [changeLine(result.change, t, language)] : []),
    ...bars(result, asks, t),
  ]
  return `${title}\n${lines.join('\n')}`
}

function meanText(
  { mean, best }: QuestionResult,
  asks: QuestionReport['asks'],
  t: Catalogue,
  language: Language,
) {
  if (mean === null) return ''
  return asks === 'enps'
    ? t.pulse.score(signed(mean, language, 0))
    : t.pulse.mean(decimal(mean, language), best)
}

function bars(
  { distribution, answered }: QuestionResult,
  asks: QuestionReport['asks'],
  t: Catalogue,
): string[] {
  // Agreement on top, as the mean rises with it.
  const ordered = asks === 'choice' ? distribution : distribution.toReversed()
  return ordered.map(({ value, label, count }) => {
    const name = asks === 'enps' ? escapeText(label) : t.pulse.answerLabel(value, escapeText(label))
    return `${bar(count, answered)} ${name}: *${count}*`
  })
}

function turnout({ participants, invited }: PulseReport, t: Catalogue): string {
  return participants === null ? t.pulse.asked(invited) : t.pulse.participation(participants, invited)
}

function readings(report: PulseReport, t: Catalogue, language: Language): string {
  if (report.readings.length === 0) return ''
  const lines = report.readings.map(({ competency, mean, statements }) =>
    t.pulse.reading(escapeText(competency), decimal(mean, language), statements),
  )
  return [`*${t.pulse.readings}*`, ...lines].join('\n')
}

function themes(report: PulseReport, t: Catalogue): string {
  if (report.themes.length === 0) return ''
  const lines = report.themes.map(({ name, competency, comments }) =>
    t.pulse.theme(escapeText(name), escapeText(competency), comments),
  )
  return [`*${t.pulse.themes}*`, ...lines].join('\n')
}

function changeLine(
  { difference, since }: { difference: number; since: Date },
  t: Catalogue,
  language: Language,
) {
  const words = signed(difference, language, 1)
  const arrow = difference > 0 ? '▲' : '▼'
  return /[1-9]/.test(words) ? `${arrow} ${t.pulse.change(words, since)}` : t.pulse.noChange(since)
}

function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
}

function signed(value: number, language: Language, digits: number): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(value)
}

function bar(count: number, total: number): string {
  const filled = count === 0 ? 0 : Math.max(1, Math.round((count / total) * barWidth))
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled)
}
