import type { HighlightQuote, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, decimal } from '../../../i18n/formats.ts'
import { cutText, type Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

const nameOnButton = 40

/** The second half of a team summary: check-ins, open requests, one thing to do, and the buttons. */
export function summaryFooter(view: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  return [
    ...pulse(view, t, reader),
    ...requests(view, t, reader),
    ...suggestion(view, t, reader),
    buttons(view, t),
  ]
}

function pulse({ pulse: round }: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  if (!round) return []
  const { openedAt, threshold, figures } = round.last
  const day = dayText(openedAt, reader)
  if (!figures) return [text(`*${t.teamSummary.pulse}*\n${t.teamSummary.pulseBelow(day, threshold)}`)]
  const { mean, answered, invited, change } = figures
  const difference = decimal(Math.abs(change ?? 0), reader)
  const changed =
    change === null
      ? ''
      : difference === decimal(0, reader)
        ? t.teamSummary.pulseSame
        : change > 0
          ? t.teamSummary.pulseUp(difference)
          : t.teamSummary.pulseDown(difference)
  const line = t.teamSummary.pulseFigures(day, decimal(mean, reader), answered, invited)
  return [text(`*${t.teamSummary.pulse}*\n${[line, changed].filter(Boolean).join(' · ')}`)]
}

function requests({ requests: open, more }: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  if (open.length === 0) return []
  const lines = open.map(({ askerId, subjectId, indicators, waitingFor, expiresAt }) => {
    const topics = t.common.list(indicators.map(indicatorText))
    const day = dayText(expiresAt, reader)
    return askerId === subjectId
      ? t.teamSummary.requestLineOwn(`<@${askerId}>`, topics, waitingFor, day)
      : t.teamSummary.requestLine(`<@${askerId}>`, `<@${subjectId}>`, topics, waitingFor, day)
  })
  const rest = more.requests > 0 ? [t.summary.more(more.requests)] : []
  return [text([`*${t.teamSummary.requests}*`, ...lines, ...rest].join('\n'))]
}

function suggestion({ suggestion: one }: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  if (!one) return []
  const title = `*${t.teamSummary.suggestion}*`
  if (one.kind === 'look-for')
    return [
      text(`${title}\n${t.teamSummary.lookFor(indicatorText(one.indicator), dayText(one.lastSeen, reader))}`),
    ]
  const sentence = one.by === 'anyone' ? t.teamSummary.noticeForAll : t.teamSummary.noticeYourself
  const words = t.teamSummary.giveKudosTo(cutText(one.name, nameOnButton))
  return [
    row(
      [text(`${title}\n${sentence(`<@${one.personId}>`, one.days)}`)],
      [actions(execute(words, 'giving:open', { person: one.personId }))],
    ),
  ]
}

function buttons({ teamId, to, highlights, hasReport }: TeamSummary, t: Catalogue): Element {
  const data = { team: teamId, to: to.toISOString() }
  return actions(
    ...(hasReport ? [execute(t.teamSummary.fullReport, 'report:team', { team: teamId })] : []),
    ...(highlights.length > 0 ? [execute(t.teamSummary.why, 'summary:why', data)] : []),
    execute(t.teamSummary.settings, 'summary:settings', data),
    execute(t.teamSummary.mute, 'summary:mute', data),
  )
}

/** Why a summary quotes what it quotes. */
export function renderWhy(
  { team, highlights }: { team: string; highlights: readonly HighlightQuote[] },
  t: Catalogue,
  reader: Reader,
): Draft {
  const title = t.teamSummary.whyTitle(nameText(team))
  return {
    summary: title,
    body: [
      heading(title),
      text(highlights.length > 0 ? t.teamSummary.whyRules : t.teamSummary.whyNone),
      ...highlights.flatMap(said => [
        quoteParts(said, t, reader),
        note(
          said.reasons.length > 0
            ? t.common.list(said.reasons.map(reason => t.teamSummary.reasons[reason]))
            : t.teamSummary.noReason,
        ),
      ]),
    ],
  }
}

/** That a summary is muted, with the way back. */
export function renderMuted(team: string, teamId: string, t: Catalogue): Draft {
  const said = t.teamSummary.muted(nameText(team))
  return {
    summary: said,
    body: [text(said), actions(execute(t.teamSummary.unmute, 'summary:unmute', { team: teamId }))],
  }
}
