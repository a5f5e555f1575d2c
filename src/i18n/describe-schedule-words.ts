import type { ScheduleWords } from '../core/home/schedule-words.ts'
import type { Catalogue } from './catalogue.ts'

/** When it comes and by whose clock. `own`: "your time", or that of each person. */
export function describeScheduleWords(
  { words, zone, paused }: ScheduleWords,
  own: 'yours' | 'theirs',
  { home: t }: Catalogue,
): string {
  const when = zone === null ? t.ownClock[own](words) : t.clockOf(words, zone)
  return paused ? t.paused(when) : when
}
