import type { KnownBlock } from '@slack/types'
import type { PulseComments, PulseReport } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePulseReport } from '../../../i18n/describe-pulse-report.ts'
import { describeTrend } from '../../../i18n/describe-trend.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { context, cut, divider, escapeText, limits, type SlackMessage, section } from './element.ts'
import type { PictureBlocks } from './picture.ts'
import { voiceOf } from './summary-text.ts'

/** What a closed round says to its team's managers and, where the team wants it, in its channel. */
export function renderPulseReport(
  report: PulseReport,
  t: Catalogue,
  reader: Reader,
  pictures: PictureBlocks = {},
): SlackMessage {
  const { title, turnout, period, parts } = describePulseReport(report, voiceOf(t, reader))
  const notes = `${turnout} ${period}`
  const inWords = describeTrend(report.trend, reader)
  const blocks: KnownBlock[] = [section(`*${title}*`), context(notes)]
  for (const text of parts) blocks.push(section(text))
  const trend = pictures['pulse-trend']
  if (trend) blocks.push(trend)
  else if (inWords !== '') blocks.push(context(inWords))
  const said = [title, ...parts, ...(inWords === '' ? [] : [inWords]), notes]
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
