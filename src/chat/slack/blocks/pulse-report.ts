import type { Language } from '../../../core/language.ts'
import type { PulseReport } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { context, escapeText, type SlackMessage, section } from './element.ts'

/** Width of the longest bar, in characters. */
const barWidth = 12

/** What a closed round says to its team's managers. */
export function renderPulseReport(
  report: PulseReport,
  t: Catalogue,
  { language }: { language: Language; timeZone?: string },
): SlackMessage {
  const title = t.pulse.closedReport(escapeText(report.team))
  const figures = pulseFigures(report, t, language)
  const notes = [
    t.pulse.asked(report.invited),
    t.pulse.period(report.openedAt, report.closedAt ?? report.closesAt),
    ...(report.result?.withheld ? [t.pulse.withheld(report.threshold)] : []),
  ].join(' ')
  return {
    text: [title, escapeText(report.question), figures, notes].join('\n'),
    blocks: [section(`*${title}*\n${escapeText(report.question)}`), section(figures), context(notes)],
  }
}

/** The figures of a round as lines of text, or why there are none. */
export function pulseFigures(report: PulseReport, t: Catalogue, language: Language): string {
  const { result, closedAt, threshold, invited } = report
  if (!result) {
    if (closedAt) return t.pulse.belowThreshold(threshold)
    return invited < threshold ? t.pulse.tooFewInvited(threshold) : t.pulse.notYet(threshold)
  }
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const mean = t.pulse.mean(decimal.format(result.mean), result.distribution.length)
  // Agreement on top, as the mean rises with it.
  const bars = result.distribution
    .toReversed()
    .map(
      ({ value, label, count }) =>
        `\`${bar(count, result.answered)}\` ${t.pulse.answerLabel(value, escapeText(label))}: *${count}*`,
    )
  return [
    `${mean} · ${t.pulse.participation(result.answered, invited)}`,
    ...(result.change?.sameQuestion ? [changeLine(result.change, t, language)] : []),
    ...bars,
  ].join('\n')
}

function changeLine(
  { difference, since }: { difference: number; since: Date },
  t: Catalogue,
  language: Language,
): string {
  const signed = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(difference)
  const arrow = difference > 0 ? '▲' : '▼'
  return /[1-9]/.test(signed) ? `${arrow} ${t.pulse.change(signed, since)}` : t.pulse.noChange(since)
}

function bar(count: number, total: number): string {
  const filled = count === 0 ? 0 : Math.max(1, Math.round((count / total) * barWidth))
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled)
}
