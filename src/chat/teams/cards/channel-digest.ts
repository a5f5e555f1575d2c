import type { ChannelDigest } from '../../../core/summary/channel-digest.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeDigestPeriod } from '../../../i18n/describe-channel-digest.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, type Draft, execute, heading, note, text } from './element.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

/** The week's public kudos, for everybody in a channel. */
export function renderChannelDigest(view: ChannelDigest, t: Catalogue, reader: Reader): Draft {
  const words = t.moreSummaries
  const title = words.digestTitle(nameText(view.team))
  const period = describeDigestPeriod(view, t, reader)
  const more = view.moreSeen > 0 ? [t.summary.more(view.moreSeen)] : []
  return {
    summary: title,
    body: [
      heading(title),
      note(period),
      ...view.highlights.map(said => quoteParts(said, t, reader)),
      ...(view.seen.length > 0
        ? [text([`*${words.digestSeen}*`, ...view.seen.map(indicatorText), ...more].join('\n'))]
        : []),
      actions(execute(t.summary.giveKudos, 'giving:open', {}, { style: 'positive' })),
    ],
  }
}
