import type { ChannelDigest } from '../core/summary/channel-digest.ts'
import type { Catalogue } from './catalogue.ts'
import { periodText, type Reader } from './formats.ts'

/** The week, and how much was given in it where that may be said. */
export function describeDigestPeriod(
  { from, to, counts }: ChannelDigest,
  t: Catalogue,
  reader: Reader,
): string {
  const period = periodText(from, to, reader)
  return counts ? `${period} · ${t.moreSummaries.digestCounts(counts.recognitions, counts.givers)}` : period
}
