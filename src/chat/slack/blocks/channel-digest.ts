import type { ChannelDigest } from '../../../core/summary/channel-digest.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeDigestPeriod } from '../../../i18n/describe-channel-digest.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, button, context, header, type SlackMessage } from './element.ts'
import { fittingSection, indicatorText, nameText, plainText, quoteText } from './summary-text.ts'

/** The week's public kudos, for everybody in a channel. */
export function renderChannelDigest(view: ChannelDigest, t: Catalogue, reader: Reader): SlackMessage {
  const words = t.moreSummaries
  const period = describeDigestPeriod(view, t, reader)
  const quotes = view.highlights.map(quote => quoteText(quote, t, reader))
  const seen = seenText(view, t)
  return {
    text: plainText([words.digestTitle(nameText(view.team)), period, ...quotes, seen]),
    blocks: [
      header(words.digestTitle(view.team)),
      context(period),
      ...[...quotes, seen].filter(Boolean).map(fittingSection),
      actions(button(t.summary.giveKudos, 'giving:open', 'nobody', { style: 'primary' })),
    ],
  }
}

function seenText({ seen, moreSeen }: ChannelDigest, t: Catalogue): string {
  if (seen.length === 0) return ''
  const more = moreSeen > 0 ? [t.summary.more(moreSeen)] : []
  return [`*${t.moreSummaries.digestSeen}*`, ...seen.map(indicatorText), ...more].join('\n')
}
