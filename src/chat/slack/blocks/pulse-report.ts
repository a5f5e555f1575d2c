import type { KnownBlock } from '@slack/types'
import type { Language } from '../../../core/language.ts'
import type { PulseComments, PulseReport, QuestionReport, QuestionResult } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeTrend } from '../../../i18n/describe-trend.ts'
import { context, cut, divider, escapeText, limits, type SlackMessage, section } from './element.ts'
import type { PictureBlocks } from './picture.ts'

/** Width of the longest bar, in characters. */
const barWidth = 12

/** What a closed round says to its team's managers and, where the team wants it, in its channel. */
export function renderPulseReport(
  report: PulseReport,
  t: Catalogue,
  reader: { language: Language; timeZone?: string },
  pictures: PictureBlocks = {},
): SlackMessage {
  const { language } = reader
  const title = t.pulse.closedReport(escapeText(report.team))
  const notes = `${turnout(report, t)} ${t.pulse.period(report.openedAt, report.closedAt ?? report.closesAt)}`
  const figures = report.questions.map(question => questionFigures(question, report, t, language))
  const inWords = describeTrend(report.trend, reader)
  const extras = [readings(report, t, language), themes(report, t)].filter(text => text !== '')
  const blocks: KnownBlock[] = [section(`*${title}*`), context(notes)]
  for (const text of [...figures, ...extras]) blocks.push(section(text))
  const trend = pictures['pulse-trend']
  if (trend) blocks.push(trend)
  else if (inWords !== '') blocks.push(context(inWords))
  const said = [title, ...figures, ...extras, ...(inWords === '' ? [] : [inWords]), notes]
  return { text: said.join('\n'), blocks }
}

/** Comments in the order they come in, which is no order at all; as many as a message holds. */
export function renderPulseComments({ team, question, comments }: PulseComments, t: Catalogue): SlackMessage {
  const title = t.pulse.commentsTitle(escapeText(team), escapeText(cut(question, 300)))
  const blocks: KnownBlock[] = [
    section(`*${title}*`),
    context(t.pulse.commentsNote(comments.length)),
    divider(),
  ]
  const texts = [title]
  let length = title.length
  for (const [index, comment] of comments.entries()) {
    const quoted = escapeText(comment).replace(/^/gm, '> ')
    length += quoted.length
    if (blocks.length >= 48 || length > 12_000) {
      const more = t.pulse.moreComments(comments.length - index)
      blocks.push(context(more))
      texts.push(more)
      break
    }
    blocks.push(section(cut(quoted, limits.sectionText)))
    texts.push(quoted)
  }
  return { text: texts.join('\n'), blocks }
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
  const title = `*${escapeText(cut(question, 300))}*`
  if (!result) {
    const few = asks === 'comment' ? Math.max(threshold, commentThreshold) : threshold
    const tooFewAsked = hidden !== 'open' && invited < few
    if (tooFewAsked) return `${title}\n${t.pulse.tooFewInvited(few)}`
    if (hidden === 'overlap') return `${title}\n${t.pulse.overlap}`
    if (hidden === 'open') return `${title}\n${t.pulse.notYet(threshold)}`
    return `${title}\n${asks === 'comment' ? t.pulse.belowCommentThreshold(few) : t.pulse.belowThreshold(few)}`
  }
  if (asks === 'comment') return `${title}\n${t.pulse.comments(result.answered)}`
  const lines = [
    [meanText(result, asks, t, language), t.pulse.participation(result.answered, invited)]
      .filter(text => text !== '')
      .join(' · '),
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
    return `\`${bar(count, answered)}\` ${name}: *${count}*`
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
): string {
  const text = signed(difference, language, 1)
  const arrow = difference > 0 ? '▲' : '▼'
  return /[1-9]/.test(text) ? `${arrow} ${t.pulse.change(text, since)}` : t.pulse.noChange(since)
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
