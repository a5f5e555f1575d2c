import { trendOf } from '../core/picture/pictures-of-summary.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import type { Catalogue } from './catalogue.ts'
import { describeIndicator, describeName } from './describe-quote.ts'
import { describeTrend } from './describe-trend.ts'
import { dayText, decimal, type Reader } from './formats.ts'
import type { Voice } from './voice.ts'

/** The week in figures: kudos against the average, people recognised, feedback. */
export function describeHeadline(
  { headline, counted, quotesFrom }: TeamSummary,
  { t, reader }: Voice,
): string {
  const { recognitions, average, recognised, members, givers, feedback } = headline
  const since = quotesFrom ? [`_${t.teamSummary.quotesSince(dayText(quotesFrom, reader))}_`] : []
  if (!counted)
    return [
      t.summary.recognisedSome(recognised, members),
      ...(feedback.now > 0 ? [t.teamSummary.feedbackCame] : []),
      `_${t.summary.uncounted}_`,
      ...since,
    ].join('\n')
  return [
    t.summary.kudos(decimal(recognitions, reader), decimal(average, reader)),
    t.summary.recognised(recognised, members, givers),
    ...(feedback.now + feedback.average > 0
      ? [t.teamSummary.feedback(decimal(feedback.now, reader), decimal(feedback.average, reader))]
      : []),
    ...since,
  ].join('\n')
}

/** A longer framework's other competencies become a number. */
const shownCompetencies = 15

/**
 * A line per competency, under a title; empty where none was seen. Bars first, then figures of one width, then names: names of any
 * script leave the bars aligned.
 */
export function describeCompetencies(view: TeamSummary, voice: Voice): string {
  const { competencies } = view
  const { t, literal, mono } = voice
  if (competencies.length === 0) return ''
  if (!view.counted) return [`*${t.summary.competencies}*`, ...seenCompetencies(view, voice)].join('\n')
  const most = Math.max(1, ...competencies.map(({ now, before }) => Math.max(now, before)))
  const digits = String(most).length
  const lines = competencies
    .slice(0, shownCompetencies)
    .map(({ name, now, before, suggested }) =>
      [
        mono(`${barOf(now / most)} ${String(now).padStart(digits)}`),
        t.summary.before(before),
        describeName(name, literal),
        suggested > 0 ? `_${t.summary.suggestedToo(suggested)}_` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
  const hidden = competencies.length - lines.length
  return [
    `*${t.summary.competencies}* · ${t.summary.competenciesKey}`,
    ...lines,
    ...(hidden > 0 ? [t.summary.more(hidden)] : []),
  ].join('\n')
}

/** What was seen, where it is not said how often: this week, the week before, and what is only suggested. */
export function seenCompetencies(
  { competencies }: Pick<TeamSummary, 'competencies'>,
  { t, literal }: Pick<Voice, 't' | 'literal'>,
): string[] {
  type Seen = TeamSummary['competencies'][number]
  const line = (words: (names: string) => string, isIn: (seen: Seen) => boolean) => {
    const names = competencies.filter(isIn).map(({ name }) => describeName(name, literal))
    const shown = names.slice(0, shownCompetencies)
    const hidden = names.length - shown.length
    if (hidden > 0) shown.push(t.summary.more(hidden))
    return names.length > 0 ? [words(t.common.list(shown))] : []
  }
  return [
    ...line(t.summary.seenThisWeek, ({ now }) => now > 0),
    ...line(t.summary.seenBefore, ({ now, before }) => now === 0 && before > 0),
    ...line(t.summary.seenSuggested, ({ now, before, suggested }) => now + before === 0 && suggested > 0),
  ]
}

/** Ten cells; the smallest share is still seen. */
function barOf(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * 10)) : 0
  return '█'.repeat(full) + '░'.repeat(10 - full)
}

/** Which indicators got stronger and which have gone quiet: a part each, where there are any. */
export function describeChanges(
  { stronger, quiet, more, counted }: TeamSummary,
  { t, reader, literal }: Voice,
): string[] {
  const parts: string[] = []
  if (stronger.length > 0) {
    const lines = stronger.map(indicator => {
      const shown = describeIndicator(indicator, literal)
      if (!counted) return shown
      return indicator.average > 0
        ? t.summary.strongerLine(shown, indicator.now, decimal(indicator.average, reader))
        : t.summary.strongerNew(shown, indicator.now)
    })
    parts.push([`*${t.summary.stronger}*`, ...lines, ...moreLine(more.stronger, t)].join('\n'))
  }
  if (quiet.length > 0) {
    const lines = quiet.map(indicator =>
      t.summary.quietLine(describeIndicator(indicator, literal), dayText(indicator.lastSeen, reader)),
    )
    parts.push([`*${t.summary.quiet}*`, ...lines, ...moreLine(more.quiet, t)].join('\n'))
  }
  return parts
}

function moreLine(count: number, t: Voice['t']): string[] {
  return count > 0 ? [t.summary.more(count)] : []
}

/** How the check-ins went, or that the last one had too few answers to say; empty without any. */
export function describePulse({ pulse }: TeamSummary, { t, reader }: Voice): string {
  if (!pulse) return ''
  const { openedAt, threshold, figures } = pulse.last
  const day = dayText(openedAt, reader)
  if (!figures) return `*${t.teamSummary.pulse}*\n${t.teamSummary.pulseBelow(day, threshold)}`
  const { mean, answered, invited, change } = figures
  const line =
    mean === null
      ? t.teamSummary.pulseAnswered(day, answered, invited)
      : t.teamSummary.pulseFigures(day, decimal(mean, reader), answered, invited)
  return `*${t.teamSummary.pulse}*\n${[line, ...changeText(change, t, day => dayText(day, reader), reader)].join(' · ')}`
}

/** The check-ins before it as well: what their picture says, where there are enough for one. */
export function describePulseTrend({ pulse }: TeamSummary, { reader }: Voice): string {
  const points = trendOf(pulse).map(({ at, mean, share }) => ({ openedAt: at, mean, participation: share }))
  return describeTrend(points, reader)
}

/** Against the check-in before that may be shown; `dayOf` writes its day. */
export function changeText(
  change: { by: number; since: Date } | null,
  t: Catalogue,
  dayOf: (day: Date) => string,
  reader: Pick<Reader, 'language'>,
): string[] {
  if (change === null) return []
  const { pulseSame, pulseUp, pulseDown } = t.teamSummary
  const [difference, day] = [decimal(Math.abs(change.by), reader), dayOf(change.since)]
  if (difference === decimal(0, reader)) return [pulseSame(day)]
  return [change.by > 0 ? pulseUp(difference, day) : pulseDown(difference, day)]
}

/** Requests for feedback that are open; empty without any. */
export function describeRequests({ requests, more }: TeamSummary, { t, reader, literal }: Voice): string {
  if (requests.length === 0) return ''
  const lines = requests.map(({ askerId, subjectId, indicators, waitingFor, expiresAt }) => {
    const topics = t.common.list(indicators.map(indicator => describeIndicator(indicator, literal)))
    const day = dayText(expiresAt, reader)
    return askerId === subjectId
      ? t.teamSummary.requestLineOwn(`<@${askerId}>`, topics, waitingFor, day)
      : t.teamSummary.requestLine(`<@${askerId}>`, `<@${subjectId}>`, topics, waitingFor, day)
  })
  return [`*${t.teamSummary.requests}*`, ...lines, ...moreLine(more.requests, t)].join('\n')
}

/** One thing to do; empty where there is none. */
export function describeSuggestion({ suggestion }: TeamSummary, { t, reader, literal }: Voice): string {
  if (!suggestion) return ''
  const title = `*${t.teamSummary.suggestion}*`
  if (suggestion.kind === 'look-for') {
    const shown = describeIndicator(suggestion.indicator, literal)
    return `${title}\n${t.teamSummary.lookFor(shown, dayText(suggestion.lastSeen, reader))}`
  }
  const { personId, by, days } = suggestion
  const sentence = by === 'anyone' ? t.teamSummary.noticeForAll : t.teamSummary.noticeYourself
  return `${title}\n${sentence(`<@${personId}>`, days)}`
}
