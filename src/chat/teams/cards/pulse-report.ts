import type { PulseComments, PulseReport } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePulseReport } from '../../../i18n/describe-pulse-report.ts'
import { describeTrend } from '../../../i18n/describe-trend.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { cutText, escapeText } from './card-text.ts'
import { drawn, type Illustration } from './chart.ts'
import { type Draft, heading, note, quote, text } from './element.ts'
import { voiceOf } from './summary-text.ts'

/** Comments of one message; their text, in UTF-16 code units. */
const mostComments = 60
const longestComments = 20_000

/** What a closed round says to its team's managers and, where the team wants it, in its channel. */
export function renderPulseReport(
  report: PulseReport,
  t: Catalogue,
  reader: Reader,
  illustrations: readonly Illustration[] = [],
): Draft {
  const { title, turnout, period, parts } = describePulseReport(report, voiceOf(t, reader))
  const trend = describeTrend(report.trend, reader)
  return {
    summary: `${title} ${turnout}`,
    body: [
      heading(title),
      note(`${turnout} ${period}`),
      ...parts.map(part => text(part)),
      ...drawn(illustrations, 'pulse-trend', trend === '' ? [] : [note(trend)], reader),
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
