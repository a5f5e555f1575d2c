import type { PulseReport, QuestionReport, QuestionResult } from '../core/pulse/view.ts'
import { excerpt } from '../core/summary/excerpt.ts'
import { numberFormat } from './formats.ts'
import type { Voice } from './voice.ts'

/** Width of the longest bar, in characters. */
const barWidth = 12
const questionLength = 300

/** A question of a round as an admin or a bank wrote it, of a length that leaves room for its figures. */
function describeQuestion(question: string, { literal }: Voice): string {
  return literal(excerpt(question, questionLength, piece => literal(piece).length))
}

/** What a closed round says, but for how it compares with rounds before (`describe-trend.ts`). */
export function describePulseReport(
  report: PulseReport,
  voice: Voice,
): { title: string; turnout: string; period: string; parts: string[] } {
  const { t, literal } = voice
  const { participants, invited } = report
  return {
    title: t.pulse.closedReport(literal(report.team)),
    turnout: participants === null ? t.pulse.asked(invited) : t.pulse.participation(participants, invited),
    period: t.pulse.period(report.openedAt, report.closedAt ?? report.closesAt),
    parts: [
      ...describePulseFigures(report, voice),
      ...[readings(report, voice), themes(report, voice)].filter(text => text !== ''),
    ],
  }
}

/** The questions of a round with their figures as lines of text, or why there are none. */
export function describePulseFigures(report: PulseReport, voice: Voice): string[] {
  return report.questions.map(question => questionFigures(question, report, voice))
}

function questionFigures(
  { question, asks, result, hidden }: QuestionReport,
  { invited, threshold, commentThreshold }: PulseReport,
  voice: Voice,
): string {
  const { t } = voice
  const title = `*${describeQuestion(question, voice)}*`
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
    [mean(result, asks, voice), t.pulse.participation(result.answered, invited)]
      .filter(text => text !== '')
      .join(' · '),
    ...(result.change ? [changeLine(result.change, voice)] : []),
    ...bars(result, asks, voice),
  ]
  return `${title}\n${lines.join('\n')}`
}

function mean({ mean, best }: QuestionResult, asks: QuestionReport['asks'], { t, reader }: Voice): string {
  if (mean === null) return ''
  return asks === 'enps' ? t.pulse.score(signed(mean, reader, 0)) : t.pulse.mean(tenths(mean, reader), best)
}

function bars(
  { distribution, answered }: QuestionResult,
  asks: QuestionReport['asks'],
  { t, literal, mono }: Voice,
): string[] {
  // Agreement on top, as the mean rises with it.
  const ordered = asks === 'choice' ? distribution : distribution.toReversed()
  return ordered.map(({ value, label, count }) => {
    const name = asks === 'enps' ? literal(label) : t.pulse.answerLabel(value, literal(label))
    return `${mono(bar(count, answered))} ${name}: *${count}*`
  })
}

function readings(report: PulseReport, { t, reader, literal }: Voice): string {
  if (report.readings.length === 0) return ''
  const lines = report.readings.map(({ competency, mean, statements }) =>
    t.pulse.reading(literal(competency), tenths(mean, reader), statements),
  )
  return [`*${t.pulse.readings}*`, ...lines].join('\n')
}

function themes(report: PulseReport, { t, literal }: Voice): string {
  if (report.themes.length === 0) return ''
  const lines = report.themes.map(({ name, competency, comments }) =>
    t.pulse.theme(literal(name), literal(competency), comments),
  )
  return [`*${t.pulse.themes}*`, ...lines].join('\n')
}

function changeLine(
  { difference, since }: { difference: number; since: Date },
  { t, reader }: Voice,
): string {
  const text = signed(difference, reader, 1)
  const arrow = difference > 0 ? '▲' : '▼'
  return /[1-9]/.test(text) ? `${arrow} ${t.pulse.change(text, since)}` : t.pulse.noChange(since)
}

function tenths(value: number, { language }: Voice['reader']): string {
  return numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
}

function signed(value: number, { language }: Voice['reader'], digits: number): string {
  return numberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(value)
}

function bar(count: number, total: number): string {
  const filled = count === 0 ? 0 : Math.max(1, Math.round((count / total) * barWidth))
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled)
}
